"""Notes what became of every attribution of the version before: the queue of a new version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from newsapp.corpus.carrying.fates import CarriedSpan, source_in, spans_of, verdict_on
from newsapp.corpus.carrying.work import is_vouched_for, work_on
from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Attribution,
    CarriedItem,
    Source,
    User,
    Verdict,
    Version,
)
from newsapp.detection.revisions.carrying import Carrier
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
    """Sources that people said something on, and whose words are no longer there as they were."""
    present = set(new.sources.values_list("number", flat=True))
    for source in old.sources.order_by("number").prefetch_related("mentions"):
        # Asked first, since it takes no query: almost all sources are the same.
        if source_in(source, carrier).same:
            continue
        said = work_on(source)
        if not said:
            continue
        if source.number not in present and not is_vouched_for(source):
            continue  # its attributions are in the queue, and say all there is to say
        yield CarriedItem(
            verdict=Verdict.CHANGED if source.number in present else Verdict.GONE,
            earlier=_told_of_source(source, said),
        )


def _told_of_source(source: Source, said: list[str]) -> dict[str, Any]:
    assert Kind(source.kind) not in SOURCELESS_KINDS
    first = source.mentions.first()
    return {
        "source": source.number,
        "source_name": source.name,
        "kind": source.kind,
        "said": said,
        "spans": [{"role": "source", "start": first.start, "end": first.end, "quote": first.quote}]
        if first
        else [],
    }
