"""What became of the decisions of the version before, as it was noted when the new one was made."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.models import CarriedItem, Decision, Flag, Verdict, Version
from newsapp.corpus.queries.decisions import standing_on


@dataclass(frozen=True, slots=True)
class Reopened:
    """A finding that a new version opened again, and what was decided on the earlier evidence.

    ``waits`` says whether it is still open: decided since, or no finding under the policy that is
    in force now, it waits for nobody.
    """

    flag: Flag
    before: Decision
    waits: bool


@dataclass(frozen=True, slots=True)
class CarriedDecisions:
    """Decisions on the version before, by what became of their findings.

    ``standing`` counts those whose finding was the same. ``reopened`` are findings whose evidence
    had changed. ``cleared`` are decisions on findings that were gone. None of it changes when the
    policy does, or when somebody decides.
    """

    standing: int
    reopened: tuple[Reopened, ...]
    cleared: tuple[Decision, ...]

    @property
    def waiting(self) -> int:
        """How many of the findings that were opened again are open still."""
        return sum(one.waits for one in self.reopened)


def carried_decisions(version: Version) -> CarriedDecisions:
    """What ``version`` took over of the decisions before it, in at most four queries."""
    items = list(CarriedItem.objects.filter(version=version, earlier__has_key="decision"))
    by_verdict: dict[str, list[CarriedItem]] = {verdict.value: [] for verdict in Verdict}
    for item in items:
        by_verdict[item.verdict].append(item)
    reopened, cleared = by_verdict[Verdict.CHANGED], by_verdict[Verdict.GONE]
    decisions = Decision.objects.select_related("flag__source", "by").in_bulk(
        [item.earlier["decision"] for item in (*reopened, *cleared)]
    )
    keys = [item.earlier["flag"] for item in reopened]
    flags = Flag.objects.select_related("source").in_bulk(keys)
    decided = set(standing_on(keys).values_list("flag_id", flat=True))
    return CarriedDecisions(
        standing=len(by_verdict[Verdict.CARRIED]),
        reopened=tuple(
            Reopened(
                flag := flags[item.earlier["flag"]],
                decisions[item.earlier["decision"]],
                waits=flag.active and flag.pk not in decided,
            )
            for item in reopened
        ),
        cleared=tuple(decisions[item.earlier["decision"]] for item in cleared),
    )
