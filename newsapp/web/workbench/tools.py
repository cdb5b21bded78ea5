"""What can be changed on one source, read when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.models import Mention, Source, Tag
from newsapp.corpus.queries.tags import tag_choices
from newsapp.detection.types import Role
from newsapp.web.workbench.attributions import AttributionItem
from newsapp.web.workbench.bench import Workbench
from newsapp.web.workbench.cards import Card

AROUND = 40
"""Code points shown on either side of a mention, to tell one "she" from another."""


@dataclass(frozen=True, slots=True)
class MentionItem:
    """A mention with the words around it."""

    row: Mention
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SourceTools:
    """The choices in the forms on a source."""

    names: tuple[str, ...]
    """The printed words that it can go by."""
    others: tuple[Card, ...]
    """Every other source, those of the same kind first."""
    mentions: tuple[MentionItem, ...]
    wordless: tuple[AttributionItem, ...]
    """Attributions credited to it without words of its own that a mention could stand for."""
    tags: tuple[tuple[Tag, bool], ...]
    """The desk's tags for sources, each with whether it stands here."""


def tools_of(bench: Workbench, card: Card) -> SourceTools:
    """Read what the forms need."""
    source = Source.objects.get(version=bench.version, number=card.number)
    text = bench.version.text
    others = [one for one in bench.cards if one.number and one.key != card.key]
    return SourceTools(
        names=tuple(dict.fromkeys((card.name, *card.described_as))),
        others=tuple(sorted(others, key=lambda one: (one.kind != card.kind, one.name.casefold()))),
        mentions=tuple(
            MentionItem(
                row,
                _line(text[max(0, row.start - AROUND) : row.start], at_end=True),
                _line(text[row.end : row.end + AROUND]),
            )
            for row in source.mentions.all()
        ),
        wordless=tuple(item for item in card.attributions if not item.value.spans(Role.SOURCE)),
        tags=tag_choices(source),
    )


def _line(words: str, *, at_end: bool = False) -> str:
    """The part of ``words`` that stands on the line of what it is beside."""
    lines = words.split("\n")
    return lines[-1] if at_end else lines[0]
