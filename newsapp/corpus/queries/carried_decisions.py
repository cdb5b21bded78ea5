"""What became of the decisions of the version before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.corpus.models import Decision, Flag, Version


@dataclass(frozen=True, slots=True)
class CarriedDecisions:
    """Decisions on the version before, by what became of their findings.

    ``standing`` counts those whose finding is the same here. ``reopened`` are findings here whose
    evidence changed: nobody has decided on them since, and ``flag.before`` is what was decided on
    the earlier evidence. ``cleared`` are decided findings of the version before that are gone.
    """

    standing: int
    reopened: tuple[Flag, ...]
    cleared: tuple[Decision, ...]


def carried_decisions(version: Version) -> CarriedDecisions:
    """What became of the decisions that ``version`` could take over, in four queries."""
    flags = list(
        Flag.objects.filter(version=version, active=True).select_related(
            "earlier__version", "source"
        )
    )
    standing = _standing(flags)
    reopened = [
        flag
        for flag in flags
        if flag.pk not in standing
        and flag.earlier is not None
        and flag.earlier.version_id != version.pk
    ]
    earlier = _standing(flag.earlier for flag in reopened if flag.earlier)
    for flag in reopened:
        flag.before = earlier.get(flag.earlier_id or 0)
    here = {flag.fingerprint for flag in flags}
    taken = {flag.earlier_id for flag in flags}
    cleared = [
        decision
        for decision in Decision.objects.filter(
            flag__version__article=version.article_id,
            flag__version__number=version.number - 1,
            flag__active=True,
            taken_back_at__isnull=True,
        ).select_related("flag__source", "by")
        if decision.flag.fingerprint not in here and decision.flag_id not in taken
    ]
    return CarriedDecisions(
        standing=sum(decision.carried_from_id is not None for decision in standing.values()),
        reopened=tuple(flag for flag in reopened if flag.before),
        cleared=tuple(cleared),
    )


def _standing(flags: Iterable[Flag]) -> dict[int, Decision]:
    rows = Decision.objects.filter(
        flag__in=[flag.pk for flag in flags], taken_back_at__isnull=True
    ).select_related("by")
    return {decision.flag_id: decision for decision in rows}
