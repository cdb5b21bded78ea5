"""Marking the same words throughout the text in one step."""

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
from newsapp.corpus.parts import quoted_around
from newsapp.corpus.queries.places import places_left
from newsapp.corpus.quotes import quotation_of
from newsapp.detection.types import Act, Origin, Role, Span, State


@transaction.atomic
def add_everywhere(span: AttributionSpan, *, revision: int, by: User) -> Change:
    """Mark the words of ``span`` in the same role wherever else they stand, as one change.

    Each place becomes an attribution of its own, by hand and confirmed, credited to the source of
    the attribution that ``span`` belongs to, whose revision ``revision`` is. That one stays as
    it is. Which places count is ``places_left``'s to say.

    Raises Stale, and NotAllowedNow where the words stand nowhere else unmarked.
    """
    journal = Journal(span.attribution.version, by)
    attribution = journal.take(span.attribution, revision)
    row = attribution.spans.filter(pk=span.pk).first()
    if row is None:
        raise stale(journal.version, "attribution", attribution.pk, attribution, revision)
    row.attribution.version = journal.version
    places = places_left(row)
    if not places:
        raise NotAllowedNow(f"“{row.quote}” stands nowhere else unmarked.")
    text = journal.version.text
    source = attribution.source if row.role == Role.SOURCE else None
    passages = quoted_around(journal.version, places if row.role == Role.CONTENT else ())
    made = Attribution.objects.bulk_create(
        Attribution(
            version=journal.version,
            number=journal.next_number(Attribution),
            source=source,
            sourceless_kind=attribution.sourceless_kind,
            act=Act.STATEMENT,
            quotation=quotation_of(text, [place] if row.role == Role.CONTENT else [], passages),
            origin=Origin.HAND,
            state=State.CONFIRMED,
            why="Marked by hand.",
            created_by=by,
        )
        for place in places
    )
    journal.add(*made)
    AttributionSpan.objects.bulk_create(
        AttributionSpan(
            attribution=one, role=row.role, start=place.start, end=place.end, quote=place.of(text)
        )
        for one, place in zip(made, places, strict=True)
    )
    if source is not None:
        journal.touch([source])
        _mention(source, places, text)
    times = "1 other place" if len(places) == 1 else f"{len(places)} other places"
    return journal.write(Action.ADD_EVERYWHERE, f"Marked “{row.quote}” as {row.role} at {times}")


def _mention(source: Source, places: Iterable[Span], text: str) -> None:
    known = set(source.mentions.values_list("start", "end"))
    Mention.objects.bulk_create(
        Mention(
            source=source,
            start=place.start,
            end=place.end,
            quote=place.of(text),
            origin=Origin.HAND,
        )
        for place in places
        if (place.start, place.end) not in known
    )
