"""What people said about a review besides their decisions: for the internal exports alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReviewedAttestation:
    """What one person vouches for about one source. ``topic`` is an AttestationField's value.

    ``answer`` is yes, no or a ground rule, empty where the note answers. ``independent`` is None
    where it was not asked, ``on`` where no day belongs to it.
    """

    source_id: str
    topic: str
    answer: str
    independent: bool | None
    on: date | None
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedComment:
    """One entry of a thread, on a source or an attribution.

    ``rule`` names the rule of the flag that it answers; it is empty where it answers none.
    """

    source_id: str | None
    attribution_id: str | None
    rule: str
    text: str
    by: str
    at: datetime
    resolved: bool


@dataclass(frozen=True, slots=True)
class ReviewedTag:
    """A desk's own tag on an attribution or on a source; ``tag`` is its name in exports."""

    source_id: str | None
    attribution_id: str | None
    tag: str
    name: str


@dataclass(frozen=True, slots=True)
class ReviewedMute:
    """A rule whose findings do not count in this article, and why."""

    rule: str
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewedSignOff:
    """Who answers for the review, under which policy."""

    by: str
    at: datetime
    note: str
    policy: str
    policy_digest: str
