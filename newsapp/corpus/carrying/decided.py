"""Notes what became of the decisions of the version before, once and for all.

Findings come and go with the policy in force, and decisions are taken back. What a new version took
over, and what it opened again, is a fact of the moment in which it was marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from newsapp.corpus.models import CarriedItem, Decision, Flag, User, Verdict, Version
from newsapp.corpus.queries.decisions import standing_by_flag


def note_decisions(new: Version, *, by: User) -> None:
    """Store one item for each decided finding of the version before, and what became of it.

    Call it once the flags of ``new`` are those of its marks. Carried: the finding is the same here,
    and so is its decision. Changed: a finding here has other evidence, and is open. Gone: there is
    no such finding. Nothing of it waits in the queue of the version; a review has its own.
    """
    now = timezone.now()
    CarriedItem.objects.bulk_create(
        CarriedItem(
            version=new,
            verdict=verdict,
            earlier={"decision": decision.pk, "flag": flag.pk if flag else None},
            settled_at=now,
            settled_by=by,
        )
        for verdict, decision, flag in _became_of(new)
    )


def _became_of(new: Version) -> Iterator[tuple[Verdict, Decision, Flag | None]]:
    """What became of each decision, with the finding of ``new`` that has it or takes its place."""
    flags = list(Flag.objects.filter(version=new, active=True))
    here = standing_by_flag(flag.pk for flag in flags)
    replaced = Flag.objects.filter(later__in=flags).exclude(version=new)
    before = standing_by_flag(replaced.values_list("pk", flat=True))
    for flag in flags:
        decision = here.get(flag.pk)
        if decision is not None and decision.carried_from is not None:
            yield Verdict.CARRIED, decision.carried_from, flag
        elif decision is None and flag.earlier_id in before:
            yield Verdict.CHANGED, before[flag.earlier_id], flag
    fingerprints = {flag.fingerprint for flag in flags}
    taken = {flag.earlier_id for flag in flags}
    decided = Decision.objects.filter(
        flag__version__article=new.article_id,
        flag__version__number=new.number - 1,
        flag__active=True,
        taken_back_at__isnull=True,
    ).select_related("flag")
    for decision in decided:
        if decision.flag.fingerprint not in fingerprints and decision.flag_id not in taken:
            yield Verdict.GONE, decision, None
