"""Where else the words of a mark stand, to be marked there too."""

from __future__ import annotations

from newsapp.corpus.models import AttributionSpan, Furniture, Source, Version
from newsapp.corpus.occurrences import occurrences
from newsapp.corpus.queries.mentions import seen_mentions
from newsapp.detection.types import FurnitureKind, Role, Span

# What credits nobody: a name in a byline is no source.
_SKIPPED = (
    FurnitureKind.BYLINE,
    FurnitureKind.CREDIT,
    FurnitureKind.DATELINE,
    FurnitureKind.TIMESTAMP,
    FurnitureKind.LINK,
)


def places_left(span: AttributionSpan) -> tuple[Span, ...]:
    """Where the words of ``span`` stand elsewhere, unmarked in that role, in document order.

    Left out are places that are marked in this role already, that mention another source, and
    that lie in a byline, credit, dateline, timestamp or link line.
    """
    attribution = span.attribution
    version = attribution.version
    found = [place for place in occurrences(version.text, span.quote) if place != span.span]
    if not found:
        return ()
    taken = [*_marked(version, span.role), *_furniture(version)]
    if span.role == Role.SOURCE:
        taken += _mentions_of_others(version, attribution.source)
    return _apart_from(found, taken)


def _marked(version: Version, role: str) -> list[Span]:
    rows = AttributionSpan.objects.standing().filter(attribution__version=version, role=role)
    return [Span(*offsets) for offsets in rows.values_list("start", "end")]


def _furniture(version: Version) -> list[Span]:
    rows = Furniture.objects.filter(version=version, kind__in=_SKIPPED)
    return [Span(*offsets) for offsets in rows.values_list("start", "end")]


def _mentions_of_others(version: Version, source: Source | None) -> list[Span]:
    rows = seen_mentions(version).exclude(source=source)
    return [Span(*offsets) for offsets in rows.values_list("start", "end")]


def _apart_from(places: list[Span], taken: list[Span]) -> tuple[Span, ...]:
    """The ``places`` that overlap nothing of ``taken``, in one pass over both."""
    ordered = sorted(taken)
    free: list[Span] = []
    reach = 0  # the furthest end of what is taken and starts before the place's end
    following = 0
    for place in places:
        while following < len(ordered) and ordered[following].start < place.end:
            reach = max(reach, ordered[following].end)
            following += 1
        if reach <= place.start:
            free.append(place)
    return tuple(free)
