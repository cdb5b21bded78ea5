"""What happens to a desk's open reviews when its policy changes: few follow at once, many later.

Each review follows in a transaction of its own, and one that has followed is left alone: work that
a worker has left behind can be begun again by any other, even while the first still lives.
"""

from __future__ import annotations

import logging
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsapp.corpus.models import SILENCE, Action, Change, Desk, User
from newsapp.corpus.queries.policies import behind
from newsapp.corpus.reassessing import assess_again
from newsapp.corpus.tasks import apply_policy

logger = logging.getLogger(__name__)

AT_ONCE = 20
"""More versions than this are left to the worker. An ordinary article takes about 10 ms."""
MOST_TRIES = 3
"""A change of policy that ended so many workers is begun no more."""


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


def follow_where_lost() -> int:
    """Queue again what a dead worker has left behind; the number of desks that it was.

    A run gives a sign of life with each review that it brings along. One that has been silent for
    too long is closed, and another begins; after MOST_TRIES of them the desk is given up, and its
    reviews follow with the next write on each.
    """
    taken_up = 0
    for run in DBTaskResult.objects.running().filter(task_path=apply_policy.module_path):
        desk, by, tries = (*run.args_kwargs["args"], 1)[:3]
        if _heard_of(run, desk) > timezone.now() - SILENCE:
            continue
        with transaction.atomic():
            still = DBTaskResult.objects.running().filter(pk=run.pk)
            closed = still.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
            if not closed or not behind(Desk.objects.get(pk=desk)).exists():
                continue
            if tries >= MOST_TRIES:
                logger.error("The policy of desk %s was applied %s times in vain.", desk, tries)
                continue
            transaction.on_commit(partial(apply_policy.enqueue, desk, by, tries + 1))
            taken_up += 1
    return taken_up


def _heard_of(run: DBTaskResult[..., int], desk: int) -> datetime:
    """When a run of ``apply_policy`` last gave a sign of life."""
    begun: datetime = run.started_at or run.enqueued_at
    last = (
        Change.objects.filter(action=Action.APPLY_POLICY, article__desk=desk, at__gte=begun)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    return last or begun
