"""The values that detection produces. Frozen, free of Django, nothing but data.

Every offset in On Record is a Unicode code point into the article's text, end exclusive.
The words are those of the design: an attribution credits *content* to a *source* with a *cue*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The part that a span plays in an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Kind(StrEnum):
    """What a source is."""

    NAMED_PERSON = "named_person"
    ORGANIZATION = "organization"
    SPOKESPERSON = "spokesperson"
    MEDIA = "media"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    REPORTER = "reporter"
    NONE = "none"


SOURCELESS_KINDS = (Kind.NONE, Kind.REPORTER)
"""Kinds of an attribution that credits no source: nobody, or the outlet itself."""


class Act(StrEnum):
    """Whether the source says something or only holds an attitude towards it."""

    STATEMENT = "statement"
    ATTITUDE = "attitude"


class Quotation(StrEnum):
    """How much of the content stands in quotation marks: all, none or some of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Origin(StrEnum):
    """Who made an attribution: the detector or a person."""

    DETECTED = "detected"
    HAND = "hand"


class State(StrEnum):
    """What people made of an attribution."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class ReasonType(StrEnum):
    """How much a printed reason for anonymity tells the reader."""

    STOCK = "stock"
    SUBSTANTIVE = "substantive"
    LEGAL = "legal"


class FurnitureKind(StrEnum):
    """Text around the story that is not the story."""

    HEADLINE = "headline"
    BYLINE = "byline"
    CREDIT = "credit"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    LINK = "link"
    NEWSLETTER = "newsletter"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``, in code points, never empty.

    Raises ValueError where ``start`` is negative or ``end`` does not lie behind it.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(
                f"a span needs 0 <= start < end, not start={self.start}, end={self.end}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def place(self) -> str:
        """The two offsets as elements and addresses carry them: "29-40"."""
        return f"{self.start}-{self.end}"

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside (or equals) this span."""
        return self.start <= other.start and other.end <= self.end


def any_overlap(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of ``spans`` shares a code point with any of ``others``."""
    second = tuple(others)
    return any(span.overlaps(other) for span in spans for other in second)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the number, from 1, of the non-empty line that it stands in."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A recognised piece of furniture."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One crediting of content to a source.

    Each role holds its spans in document order; a role may be empty, but not all three.
    ``source_id`` names a Source of the same detection; without one ``kind`` is none or reporter.
    ``confidence`` lies in 0..1. ``why`` tells an editor, in a sentence, where the kind comes from.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    act: Act
    quotation: Quotation
    source_id: str | None
    confidence: float
    why: str
    origin: Origin = Origin.DETECTED
    state: State = State.PROPOSED

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]

    @property
    def start(self) -> int:
        """Where its first span begins: the order in which attributions are read."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


@dataclass(frozen=True, slots=True)
class Source:
    """A cluster of mentions that are the same person or persons.

    ``name`` is the descriptor as printed. ``count`` is the number of people where the text gives
    one, else None; ``at_least`` is the number that is certain ("several sources": 2).
    ``reason`` holds the spans that say why the source is not named; a grant alone is no reason.
    """

    id: str
    name: str
    kind: Kind
    count: int | None
    at_least: int
    mentions: tuple[Span, ...]
    reason: tuple[Span, ...] = ()
    reason_type: ReasonType | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Attributions (ids) whose contents support each other."""

    id: str
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NonResponse:
    """A refusal or silence that the text reports, and who kept it."""

    span: Span
    who: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Detection:
    """Everything that is marked in one text. All spans are into ``text``.

    ``detector`` names what found the spans, with its version ("grammar@1").
    ``language`` is an ISO 639-1 code.
    """

    text: str
    language: str
    detector: str
    sentences: tuple[Sentence, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    quotations: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    non_responses: tuple[NonResponse, ...] = ()
