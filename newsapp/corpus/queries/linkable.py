"""The sources that an attribution can be credited to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Min, Q

from newsapp.corpus.models import Attribution, Source
from newsapp.detection.types import Kind, State
from newsapp.formats.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Linkable:
    """A source as the list to choose from shows it."""

    number: int
    name: str
    kind: Kind
    mentions: int
    is_own: bool
    """Whether the attribution is credited to it already."""

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.kind]


def linkable_sources(attribution: Attribution) -> tuple[Linkable, ...]:
    """The sources of the version that the text mentions: unnamed ones first, then by place.

    Left out are those to which only rejected attributions credit anything. One query.
    """
    standing = Q(attributions__state__in=(State.PROPOSED, State.CONFIRMED))
    rows = (
        Source.objects.filter(version=attribution.version, mentions__isnull=False)
        .filter(standing | Q(attributions__isnull=True))
        .annotate(first=Min("mentions__start"), spoken_of=Count("mentions", distinct=True))
        .order_by("first", "number")
        .values_list("pk", "number", "name", "kind", "spoken_of")
    )
    found = [
        Linkable(number, name, Kind(kind), mentions, key == attribution.source_id)
        for key, number, name, kind, mentions in rows
    ]
    return tuple(sorted(found, key=lambda source: source.kind is not Kind.ANONYMOUS))
