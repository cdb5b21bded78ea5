"""What happens to a desk's open reviews when its policy changes: few follow at once, many later."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from newsapp.corpus.models import Desk, User
from newsapp.corpus.queries.policies import behind
from newsapp.corpus.reassessing import assess_again
from newsapp.corpus.tasks import apply_policy

AT_ONCE = 20
"""More versions than this are left to the worker. An ordinary article takes about 10 ms."""


def follow_policy(desk: Desk, *, by: User) -> int:
    """Bring the desk's open reviews under its policy; the number of those that were behind.

    Call it inside the transaction that changed the policy. Few are assessed here and now, many by
    the worker once the transaction has ended.
    """
    versions = list(behind(desk)[: AT_ONCE + 1])
    if len(versions) > AT_ONCE:
        transaction.on_commit(partial(apply_policy.enqueue, desk.pk, by.pk))
        return behind(desk).count()
    for version in versions:
        assess_again(version, by=by)
    return len(versions)
