"""Whom the words at a place of a new version mention: whoever may be a source of the one before."""

from __future__ import annotations

from collections.abc import Iterable

from newsapp.corpus.models import CarriedItem, Mention, Source, Version
from newsapp.detection.types import Span, State


def mentions_in(version: Version, at: Span | None = None) -> list[Mention]:
    """The mentions in a version, or those that share a word with ``at``; their sources with them.

    Those of a source to which only rejected attributions credit anything are left out: nobody sees
    it.
    """
    states: dict[int | None, set[str]] = {}
    rows = version.attributions.filter(source__isnull=False).values_list("source_id", "state")
    for source, state in rows:
        states.setdefault(source, set()).add(state)
    mentions = Mention.objects.filter(source__version=version).select_related("source")
    if at is not None:
        mentions = mentions.filter(start__lt=at.end, end__gt=at.start)
    return [row for row in mentions if states.get(row.source_id) != {State.REJECTED}]


def heir_at(place: Span | None, mentions: Iterable[Mention]) -> Source | None:
    """The source that the words at ``place`` mention: these words before any that share some."""
    if place is None:
        return None
    near = [row for row in mentions if row.span.overlaps(place)]
    first = min(near, key=lambda row: (row.span != place, row.start), default=None)
    return None if first is None else first.source


def heir_of(item: CarriedItem) -> Source | None:
    """The source that stands now where the item's source stood; None where nobody does."""
    place = place_of(item)
    return None if place is None else heir_at(place, mentions_in(item.version, place))


def place_of(item: CarriedItem) -> Span | None:
    """Where the source that the item is about may be named now; None where nobody can tell."""
    if item.attribution is not None or "said" not in item.earlier:
        return None
    places = [span["place"] for span in item.earlier["spans"] if span.get("place")]
    return Span(*places[0]) if places else None
