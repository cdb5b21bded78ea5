"""Linking an attribution with a source that the text names somewhere else."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import (
    Action,
    Attribution,
    AttributionSpan,
    Change,
    Mention,
    Source,
    User,
)
from newsapp.corpus.parts import corrected
from newsapp.corpus.sourcing import drop_if_unused, forget_mention
from newsapp.corpus.wording import called
from newsapp.detection.types import Kind, Role, Span


@transaction.atomic
def link_source(
    attribution: Attribution,
    source: Source,
    *,
    revision: int,
    mention: Span | None = None,
    by: User,
) -> Change:
    """Credit an attribution to ``source``, at one of the places where the text speaks of it.

    ``mention`` (code points) says which; without it, it is the one that stands nearest to the
    attribution's words, before them where two are as near. A source that it had before is
    replaced. A proposal is confirmed by it.

    Raises Stale, and NotAllowedNow where the words are no mention of the source, where they are
    part of the cue or content, or where the attribution is credited to them already.
    """
    journal = Journal(attribution.version, by)
    attribution = journal.take(attribution, revision)
    stored = Source.objects.filter(pk=source.pk, version=journal.version).first()
    if stored is None:
        raise stale(journal.version, "source", source.pk, None, None)
    rows = list(attribution.spans.all())
    others = [row.span for row in rows if row.role != Role.SOURCE]
    place = _place(stored, others, mention)
    credited = [row for row in rows if row.role == Role.SOURCE]
    before = attribution.source
    if before == stored and place.span in [row.span for row in credited]:
        raise NotAllowedNow(f"{called(attribution, rows)} is credited to “{place.quote}” already.")
    if before != stored:
        _take_out(journal, attribution, credited)
        attribution.source = stored
        attribution.sourceless_kind = Kind.NONE
        attribution.save(update_fields=["source", "sourceless_kind"])
        if before is not None:
            drop_if_unused(before)
    AttributionSpan.objects.create(
        attribution=attribution,
        role=Role.SOURCE,
        start=place.start,
        end=place.end,
        quote=place.quote,
    )
    corrected(attribution)
    return journal.write(Action.LINK, f"Credited {called(attribution)} to “{place.quote}”")


def _place(source: Source, others: Iterable[Span], wanted: Span | None) -> Mention:
    """The mention to credit: the one that is wanted, else the nearest to the other words."""
    words = list(others)
    free = [
        mention
        for mention in source.mentions.all()
        if not any(mention.span.overlaps(span) for span in words)
    ]
    if wanted is not None:
        found = next((mention for mention in free if mention.span == wanted), None)
        if found is None:
            raise NotAllowedNow(
                f"These words do not speak of “{source.name}”, or they are part of what it said. "
                "Choose another mention of it."
            )
        return found
    if not free:
        raise NotAllowedNow(
            f"“{source.name}” is mentioned only inside the words of this attribution: "
            "select the source’s words and mark them as its source."
        )
    return min(free, key=lambda mention: _distance(mention.span, words))


def _distance(mention: Span, words: list[Span]) -> tuple[int, int]:
    """How many code points lie between; what stands before wins over what stands behind."""
    gaps = [(max(mention.start - w.end, w.start - mention.end, 0), mention.start) for w in words]
    return min(gaps, default=(0, mention.start))


def _take_out(journal: Journal, attribution: Attribution, rows: list[AttributionSpan]) -> None:
    """Take an attribution's source words off it, and what they were as mentions."""
    if attribution.source is not None:
        journal.touch([attribution.source])
        for row in rows:
            forget_mention(attribution.source, row.span, but_for=attribution)
    attribution.spans.filter(pk__in=[row.pk for row in rows]).delete()
