"""Whom the words at a place of a new version mention: whoever may be a source of the one before."""

from __future__ import annotations

from collections.abc import Iterable

from newsapp.corpus.models import CarriedItem, Mention, Source, Version
from newsapp.corpus.queries.mentions import seen_mentions
from newsapp.detection.types import Span


def mentions_in(version: Version, at: Span | None = None) -> list[Mention]:
    """The mentions in a version that people see, or those of them that share a word with ``at``."""
    mentions = seen_mentions(version)
    if at is not None:
        mentions = mentions.filter(start__lt=at.end, end__gt=at.start)
    return list(mentions)


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
