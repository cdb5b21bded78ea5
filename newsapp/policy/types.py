"""The values of review: policies, flags, decisions, and the reviewed article.

Frozen, free of Django. ``Reviewed`` is the one value that every export format writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from newsapp.detection.types import Detection, Span
from newsapp.policy.attestations import AttestationField, Attestations
from newsapp.policy.review_record import (
    ReviewedAttestation,
    ReviewedComment,
    ReviewedMute,
    ReviewedSignOff,
    ReviewedTag,
)


class Severity(StrEnum):
    """How much a finding matters, heaviest first."""

    BLOCK = "block"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    def heavier(self, steps: int) -> Severity:
        """The severity so many steps up; one that blocks is never reached by steps alone."""
        if steps == 0:
            return self
        top = min(self.rank, Severity.HIGH.rank)
        return list(Severity)[max(top, self.rank - steps)]

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
class Metadata:
    """What is known of an article besides its text. Empty strings where nothing is known.

    ``own_outlets`` are the names of the desk's own outlets: never a relay. ``legally_anonymous``
    holds the sources whose names the law withholds (minors, court orders, victims), as a person
    declared them: ids of sources, or descriptors as printed, in any case of letters.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: date | None = None
    genre: Genre = Genre.NEWS
    desk: str = ""
    own_outlets: tuple[str, ...] = ()
    legally_anonymous: tuple[str, ...] = ()


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
class Policy:
    """A versioned set of rule settings. ``label`` ("default@1") stays with every flag made.

    ``description`` says in a sentence or two whom it is for. ``attestations`` are demanded of
    people where the named rules fire.
    """

    slug: str
    version: int
    name: str
    blocking: Severity
    rules: Mapping[str, RuleSettings]
    attestations: Attestations = field(default_factory=Attestations)
    description: str = ""

    @property
    def label(self) -> str:
        """Name and version as flags and exports carry them."""
        return f"{self.slug}@{self.version}"

    @property
    def title(self) -> str:
        """Name and version as people read them: "Default, version 1"."""
        return f"{self.name}, version {self.version}"

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that change with whatever the policy asks, and with nothing else.

        Slug, version, name and description do not count, nor the order of anything.
        """
        rules = {
            rule_id: [
                settings.severity,
                settings.enabled,
                {key: float(value) for key, value in settings.thresholds.items()},
                sorted(settings.words),
            ]
            for rule_id, settings in self.rules.items()
        }
        demanded = [sorted(self.attestations.rules), sorted(self.attestations.fields)]
        asked = [self.blocking, rules, demanded]
        return sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()

    def attestations_for(self, rule: str) -> tuple[AttestationField, ...]:
        """The fields that a person must attest where ``rule`` fires; none where it demands none."""
        return self.attestations.fields if rule in self.attestations.rules else ()


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
    readers, why attributions may be missing; it is empty where none are. ``attestations``,
    ``comments``, ``mutes`` and ``tags`` are those that stand, ``sign_off`` is None while the
    review is open. ``statement`` is the sourcing statement that was approved for readers, empty
    without one. ``policy`` is the label that files carry; ``policy_title`` is for pages that people
    read, and empty where the policy is not known.
    """

    name: str
    version: int
    detection: Detection
    metadata: Metadata
    policy: str
    status: str
    flags: tuple[ReviewedFlag, ...] = ()
    incomplete: str = ""
    attestations: tuple[ReviewedAttestation, ...] = ()
    comments: tuple[ReviewedComment, ...] = ()
    mutes: tuple[ReviewedMute, ...] = ()
    tags: tuple[ReviewedTag, ...] = ()
    sign_off: ReviewedSignOff | None = None
    statement: str = ""
    policy_title: str = field(default="", compare=False)
