"""How a desk's open reviews follow its policy when that changes.

A version keeps the label of the policy that its flags were made under until it is assessed again.
What is signed off is never assessed again; its flags stay those that were signed.
"""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, Desk, User, Version
from newsapp.corpus.queries.policies import behind, policy_in_force, policy_title


@transaction.atomic
def assess_again(version: Version, *, by: User) -> Change | None:
    """Assess one version under its desk's policy, on its record.

    None where there was nothing to do: its flags are of that policy, it was signed off, or a newer
    version has replaced it since somebody looked.
    """
    try:
        journal = Journal(version, by)
    except NotAllowedNow:
        return None
    before = journal.version.policy
    policy = policy_in_force(journal.version.article.desk)
    if before == policy.label:
        return None
    return journal.write_assessment(
        Action.APPLY_POLICY, f"Assessed under {policy.title}, after {policy_title(before)}"
    )


def apply_to_desk(desk: Desk, *, by: User) -> int:
    """Assess every open review of a desk that is behind, each in its own transaction; how many."""
    done = 0
    for key in list(behind(desk).values_list("pk", flat=True)):
        version = Version.objects.filter(pk=key, is_current=True).first()
        if version is not None and assess_again(version, by=by) is not None:
            done += 1
    return done
