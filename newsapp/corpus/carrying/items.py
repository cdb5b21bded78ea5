"""Notes what became of every attribution of the version before: the queue of a new version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from newsapp.corpus.carrying.fates import (
    CarriedSource,
    CarriedSpan,
    source_in,
    spans_of,
    verdict_on,
)
from newsapp.corpus.carrying.heirs import heir_at, mentions_in
from newsapp.corpus.carrying.work import WORK, is_vouched_for, work_on
from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Attribution,
    CarriedItem,
    User,
    Verdict,
    Version,
)
from newsapp.detection.revisions.carrying import Carrier, Fate
from newsapp.detection.types import Kind, Origin, State


def note_items(old: Version, new: Version, carrier: Carrier, *, by: User) -> None:
    """Store one item for each attribution of ``old``, for each new one, and for lost sources.

    Call it once ``new`` is marked. What waits for a person is neither carried nor settled. An
    attribution that somebody had rejected and that is gone needs nobody: it is settled by ``by``.
    """
    rows = {row.number: row for row in new.attributions.all()}
    items = [
        *_of_attributions(old, rows, carrier, by),
        *(
            CarriedItem(version=new, verdict=Verdict.NEW, attribution=row)
            for number, row in sorted(rows.items())
            if number > old.last_attribution
        ),
        *_of_sources(old, new, carrier),
    ]
    for item in items:
        item.version = new
    CarriedItem.objects.bulk_create(items)


def _of_attributions(
    old: Version, rows: dict[int, Attribution], carrier: Carrier, by: User
) -> Iterator[CarriedItem]:
    attributions = old.attributions.order_by("number").select_related("source")
    for earlier in attributions.prefetch_related("spans"):
        spans = spans_of(earlier, carrier)
        row = rows.get(earlier.number)
        verdict = verdict_on(spans)
        if row is None and (verdict is Verdict.CARRIED or not _is_work(earlier)):
            verdict = Verdict.GONE  # nobody vouched for it, and detection finds it no more
        item = CarriedItem(verdict=verdict, attribution=row, earlier=_told(earlier, spans))
        if row is None and earlier.state == State.REJECTED:
            item.settled_at, item.settled_by = timezone.now(), by
        yield item


def _is_work(attribution: Attribution) -> bool:
    """Whether a person made, confirmed or rejected it."""
    return attribution.origin == Origin.HAND or attribution.state != State.PROPOSED


def _told(attribution: Attribution, spans: tuple[CarriedSpan, ...]) -> dict[str, Any]:
    """The attribution as the old version has it, with the places that its words may have now."""
    source = attribution.source
    return {
        "number": attribution.number,
        "kind": attribution.kind.value,
        "source": source.number if source else None,
        "source_name": source.name if source else "",
        "act": attribution.act,
        "origin": attribution.origin,
        "state": attribution.state,
        "spans": [
            {
                "role": span.row.role,
                "start": span.row.start,
                "end": span.row.end,
                "quote": span.row.quote,
                "fate": span.carrying.fate.value,
                "place": [span.place.start, span.place.end] if span.place else None,
            }
            for span in spans
        ],
    }


def _of_sources(old: Version, new: Version, carrier: Carrier) -> Iterator[CarriedItem]:
    """Sources that people said something on, and that are not named there as they were."""
    present = mentions_in(new)
    for source in old.sources.order_by("number").prefetch_related("mentions", *WORK):
        carried = source_in(source, carrier)
        heir = heir_at(carried.place, present)
        if carried.same and heir is not None and heir.number == source.number:
            continue
        said = work_on(source)
        if not said:
            continue
        if heir is None and not is_vouched_for(source):
            continue  # its attributions are in the queue, and say all there is to say
        yield CarriedItem(
            verdict=_verdict_on_source(carried) if heir is not None else Verdict.GONE,
            earlier=_told_of_source(carried, said),
        )


def _verdict_on_source(carried: CarriedSource) -> Verdict:
    fate = carried.told[0][1].fate
    return Verdict.MOVED if fate is Fate.MOVED else Verdict.CHANGED


def _told_of_source(carried: CarriedSource, said: list[str]) -> dict[str, Any]:
    """The source as the old version has it, and where it was named and may be named now."""
    source = carried.row
    assert Kind(source.kind) not in SOURCELESS_KINDS
    return {
        "source": source.number,
        "source_name": source.name,
        "kind": source.kind,
        "said": said,
        "spans": [
            {
                "role": "source",
                "start": row.start,
                "end": row.end,
                "quote": row.quote,
                "fate": one.fate.value,
                "place": [one.place.start, one.place.end]
                if one.place is not None and one.place == carried.place
                else None,
            }
            for row, one in carried.told
        ],
    }
