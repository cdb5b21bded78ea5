"""The chosen attribution: its parts, what can be done with each, and what is proposed for it.

It is read from its own rows alone: choosing costs the same in a short text and in a long one.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.models import Attribution, AttributionSpan, Tag
from newsapp.corpus.queries.detections import KIND_BY_HAND
from newsapp.corpus.queries.places import places_left
from newsapp.corpus.queries.proposals import proposed_parts
from newsapp.corpus.queries.readings import proposed_reading
from newsapp.corpus.queries.tags import tag_choices
from newsapp.detection.reading import Reading
from newsapp.detection.types import Act, Kind, Origin, Role, Span, State
from newsapp.formats.words import KIND_WORDS
from newsapp.web.workbench.cards import people_in_words


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of words with its role."""

    row: AttributionSpan
    elsewhere: int
    """At how many other places the same words could be marked in the same role."""


@dataclass(frozen=True, slots=True)
class ProposedPart:
    """Words that the detector would add."""

    role: Role
    span: Span
    quote: str

    @property
    def sent(self) -> str:
        """What the form sends: role, start, end and the words."""
        return f"{self.role.value} {self.span.start} {self.span.end} {self.quote}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An attribution with everything that its card shows."""

    row: Attribution
    parts: tuple[Part, ...]
    proposed: tuple[ProposedPart, ...]
    reading: Reading | None = None
    """What the detector reads from source words that a person has corrected, where it is new."""
    tags: tuple[tuple[Tag, bool], ...] = ()
    """The desk's tags for attributions, each with whether it stands here."""

    @property
    def kind(self) -> Kind:
        """What its source is."""
        return self.row.kind

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.kind].capitalize()

    @property
    def why(self) -> str:
        """Where the kind comes from, for an editor."""
        source = self.row.source
        return KIND_BY_HAND if source and source.kind_origin == Origin.HAND else self.row.why

    @property
    def reads(self) -> str:
        """What is read from the corrected words: "anonymous, at least 2 people"."""
        if self.reading is None:
            return ""
        kind, count, at_least = self.reading.kind, self.reading.count, self.reading.at_least
        people = people_in_words(kind, count, at_least)
        return f"{KIND_WORDS[kind]}, {people}" if people else KIND_WORDS[kind]

    @property
    def percent(self) -> int:
        """The detector's confidence in percent."""
        return round(self.row.confidence * 100)

    @property
    def by_hand(self) -> bool:
        """Whether a person made it."""
        return self.row.origin == Origin.HAND

    @property
    def is_attitude(self) -> bool:
        """Whether it is an attitude, and no statement."""
        return self.row.act == Act.ATTITUDE

    @property
    def is_rejected(self) -> bool:
        """Whether somebody rejected it."""
        return self.row.state == State.REJECTED

    @property
    def only_part(self) -> bool:
        """Whether it has one part, which cannot be taken off."""
        return len(self.parts) == 1


def chosen_of(attribution: Attribution, *, may_edit: bool) -> Chosen:
    """Read one attribution; what could be added to it only for somebody who may."""
    rows = list(attribution.spans.all())
    text = attribution.version.text
    proposed = proposed_parts(attribution) if may_edit and attribution.origin == Origin.HAND else ()
    return Chosen(
        attribution,
        tuple(Part(row, _elsewhere(row, attribution, rows) if may_edit else 0) for row in rows),
        tuple(ProposedPart(role, span, span.of(text)) for role, span in proposed),
        reading=proposed_reading(attribution) if may_edit else None,
        tags=tag_choices(attribution) if may_edit else (),
    )


def _elsewhere(row: AttributionSpan, attribution: Attribution, rows: list[AttributionSpan]) -> int:
    """Source words are looked for; others where a person has marked them and nothing else yet."""
    if attribution.state == State.REJECTED:
        return 0
    begun = attribution.origin == Origin.HAND and len(rows) == 1
    if row.role != Role.SOURCE and not begun:
        return 0
    row.attribution = attribution
    return len(places_left(row))
