"""The values of review: rules, policies, flags, decisions, and the reviewed article.

Frozen, free of Django. ``Reviewed`` is the one value that every export format writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from newsapp.detection.types import Detection, Span


class Severity(StrEnum):
    """How much a finding matters, heaviest first."""

    BLOCK = "block"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the heaviest; usable as a sort key."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether this severity weighs as much as ``other`` or more."""
        return self.rank <= other.rank


class Scope(StrEnum):
    """What a rule counts its findings by."""

    ATTRIBUTION = "attribution"
    SOURCE = "source"
    CLAIM = "claim"
    ARTICLE = "article"


class Genre(StrEnum):
    """What sort of article it is."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    REVIEW = "review"


class Outcome(StrEnum):
    """What a person decided on a flag."""

    ACCEPT = "accept"
    NEEDS_WORK = "needs_work"
    DISMISS = "dismiss"


class Profile(StrEnum):
    """Who an export is for. Public carries nothing internal."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Citation:
    """Who publishes the requirement behind a rule. ``via`` names a third party that reports it."""

    organization: str
    year: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text. Empty strings where nothing is known.

    ``own_outlets`` are the names of the desk's own outlets: never a relay.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None
    genre: Genre = Genre.NEWS
    desk: str = ""
    own_outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """One rule as a policy sets it. ``words`` adds to the rule's lexicon."""

    severity: Severity
    enabled: bool = True
    thresholds: Mapping[str, float] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding of one rule.

    ``spans`` are the evidence. ``message`` says what is wrong, ``remedy`` what would satisfy the
    rule: one sentence each. A flag of the whole article has neither source nor attributions.
    """

    rule: str
    severity: Severity
    source_id: str | None
    attribution_ids: tuple[str, ...]
    spans: tuple[Span, ...]
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule's check yields; the engine adds rule id and severity to make a Flag."""

    source_id: str | None
    attribution_ids: tuple[str, ...]
    spans: tuple[Span, ...]
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A machine check with the reasons why newsrooms have it.

    ``check`` gets the detection (without rejected attributions), the metadata and the settings.
    """

    id: str
    name: str
    scope: Scope
    summary: str
    citations: tuple[Citation, ...]
    default: RuleSettings
    check: Callable[[Detection, Metadata, RuleSettings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Policy:
    """A versioned set of rule settings. ``label`` ("default@1") stays with every flag made."""

    slug: str
    version: int
    name: str
    blocking: Severity
    rules: Mapping[str, RuleSettings]

    @property
    def label(self) -> str:
        """Name and version as flags and exports carry them."""
        return f"{self.slug}@{self.version}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided on one flag. ``note`` holds the reason or the note."""

    outcome: Outcome
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedFlag:
    """A flag with the decision that stands, if any, and an earlier one on changed evidence."""

    flag: Flag
    decision: Decision | None = None
    earlier: Decision | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article version as people left it: all that an export can carry.

    ``detection`` holds proposed and confirmed attributions only (states say which);
    ``status`` is new, in review, needs work or signed off. ``incomplete`` says, in a sentence for
    readers, why attributions may be missing; it is empty where none are.
    """

    name: str
    version: int
    detection: Detection
    metadata: Metadata
    policy: str
    status: str
    flags: tuple[ReviewedFlag, ...] = ()
    incomplete: str = ""
