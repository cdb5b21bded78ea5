"""Sources as the margin shows them, a card each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.corpus.models import Tag
from newsapp.detection.types import Kind, Span, State
from newsapp.formats.words import KIND_WORDS
from newsapp.web.workbench.attributions import AttributionItem
from newsapp.web.workbench.digests import digest_of
from newsapp.web.workbench.flags import FlagItem

SHOWN_MENTIONS = 30
SHOWN_ATTRIBUTIONS = 25
"""A card shows so many, and where the others stand: a source that a book quotes a thousand times
must not travel whole with each edit."""
NO_SOURCE = "s0"
"""The key of the card of what has no source."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of the text with its words, for a link that leads to it."""

    span: Span
    quote: str


def quoted(spans: Iterable[Span], text: str) -> tuple[Quoted, ...]:
    """Stretches of ``text`` with their words."""
    return tuple(Quoted(span, span.of(text)) for span in spans)


@dataclass(frozen=True, slots=True)
class Card:
    """One source, or everything that has none, with what is said about it."""

    key: str
    name: str
    kind: Kind
    revision: int
    count: int | None
    at_least: int
    mentions: tuple[Quoted, ...]
    reasons: tuple[Quoted, ...]
    attributions: tuple[AttributionItem, ...]
    supporters: tuple[str, ...]
    flags: tuple[FlagItem, ...]
    tags: tuple[Tag, ...] = ()
    open_comments: int = 0
    to_attest: int | None = None
    """How many attestations are missing; None where the policy asks for none."""

    @property
    def number(self) -> int:
        """The source's number within the version; 0 where there is none."""
        return int(self.key[1:])

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.kind]

    @property
    def described_as(self) -> tuple[str, ...]:
        """The words of its mentions, each once, as printed; a comma that ends a clause is none."""
        return tuple(dict.fromkeys(mention.quote.rstrip(" ,") for mention in self.mentions))

    @property
    def digest(self) -> str:
        """What the card shows, in short: it differs when there is something new to show."""
        return digest_of(
            (
                self.name,
                self.kind,
                self.revision,
                self.people,
                *(mention.span.place for mention in (*self.mentions, *self.reasons)),
                *((item.value.id, item.revision, item.value.kind) for item in self.attributions),
                *self.supporters,
                *(flag.digest for flag in self.flags),
                self.open_comments,
                self.to_attest,
            )
        )

    @property
    def shown_mentions(self) -> tuple[Quoted, ...]:
        """The first of its mentions; M goes through all of them."""
        return self.mentions[:SHOWN_MENTIONS]

    @property
    def shown_attributions(self) -> tuple[AttributionItem, ...]:
        """The first of its attributions that are not rejected."""
        return self.standing[:SHOWN_ATTRIBUTIONS]

    @property
    def shown_rejected(self) -> tuple[AttributionItem, ...]:
        """The first of its rejected attributions."""
        return self.rejected[:SHOWN_ATTRIBUTIONS]

    @property
    def standing(self) -> tuple[AttributionItem, ...]:
        """Its attributions that are not rejected."""
        return tuple(item for item in self.attributions if item.value.state is not State.REJECTED)

    @property
    def rejected(self) -> tuple[AttributionItem, ...]:
        """Its attributions that somebody rejected."""
        return tuple(item for item in self.attributions if item.value.state is State.REJECTED)

    @property
    def open_flags(self) -> int:
        """How many of its flags nobody has decided."""
        return sum(flag.standing is None for flag in self.flags)

    @property
    def people(self) -> str:
        """The number of people, in words for a person; a body or a document has none."""
        return people_in_words(self.kind, self.count, self.at_least)


def people_in_words(kind: Kind, count: int | None, at_least: int) -> str:
    """How many people a source of ``kind`` is; empty where that is no number of people."""
    if kind in (Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT):
        return ""
    if count is not None:
        return "1 person" if count == 1 else f"{count} people"
    return f"at least {at_least} people" if at_least > 1 else ""


def urgency(card: Card) -> tuple[bool, bool, bool, int]:
    """Sorts cards: unnamed sources first, then those with open flags, then by place."""
    first = min((mention.span.start for mention in card.mentions), default=1 << 30)
    return (card.kind is not Kind.ANONYMOUS, card.open_flags == 0, not card.flags, first)
