"""What a version loses where an unnamed source becomes part of one that is no unnamed one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.corpus.models import Attribution, Flag, Source, Version
from newsapp.corpus.queries.decisions import standing_on
from newsapp.detection.types import Kind


@dataclass(frozen=True, slots=True)
class AnonymityLost:
    """How much no longer counts: claims as anonymous, and findings at all."""

    claims: int
    open_flags: int
    decided_flags: int

    def __bool__(self) -> bool:
        return bool(self.claims or self.open_flags or self.decided_flags)

    @property
    def asked(self) -> str:
        """What would happen, for a question."""
        return self._told("would no longer count as anonymous", "would go")

    @property
    def done(self) -> str:
        """What happened, for the record."""
        return self._told("no longer anonymous", "gone")

    def _told(self, no_longer: str, go: str) -> str:
        counts = (
            (self.claims, "claim", no_longer),
            (self.open_flags, "open flag", go),
            (self.decided_flags, "decided flag", go),
        )
        parts = [
            f"{count:,} {noun}{'' if count == 1 else 's'} {happens}"
            for count, noun, happens in counts
            if count
        ]
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def unnamed_among(others: Iterable[Source], target: Source) -> list[Source]:
    """Those of ``others`` that are anonymous where ``target`` is not."""
    if target.kind == Kind.ANONYMOUS:
        return []
    return [other for other in others if other.kind == Kind.ANONYMOUS]


def claims_of(sources: Iterable[Source]) -> int:
    """How many attributions that nobody rejected are credited to these sources."""
    rows = Attribution.objects.filter(source__in=[source.pk for source in sources])
    return rows.standing().count()


def active_flags(version: Version) -> set[int]:
    """Primary keys of the flags that stand on a version."""
    return set(Flag.objects.filter(version=version, active=True).values_list("pk", flat=True))


def lost_since(version: Version, before: set[int], claims: int) -> AnonymityLost:
    """What has gone of the flags ``before``, beside ``claims``.

    A flag that another one has taken the place of has not gone.
    """
    standing = Flag.objects.filter(version=version, active=True)
    replaced = set(standing.filter(earlier__in=before).values_list("earlier_id", flat=True))
    gone = before - active_flags(version) - replaced
    decided = standing_on(gone).count()
    return AnonymityLost(claims, len(gone) - decided, decided)
