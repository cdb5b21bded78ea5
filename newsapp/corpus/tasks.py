"""The tasks of the worker, as the queue knows them."""

from __future__ import annotations

from django_tasks import task

from newsapp.corpus.models import Desk, User
from newsapp.corpus.reassessing import apply_to_desk
from newsapp.corpus.worker_marking import mark, put_back


@task()
def mark_version(version: int, attempt: int) -> None:
    """Mark the version with this primary key; see ``mark``.

    A worker that is told to end puts its work back into the queue, so that the next one begins
    with it.
    """
    try:
        mark(version, attempt)
    except (SystemExit, KeyboardInterrupt):
        if put_back(version, attempt):
            mark_version.enqueue(version, attempt)
        raise


@task()
def apply_policy(desk: int, by: int, tries: int = 1) -> int:
    """Bring the open reviews of the desk with this primary key under its policy; how many.

    ``by`` is the primary key of whoever changed the policy, ``tries`` counts the runs that its
    change has taken. A worker that is told to end puts the rest back into the queue; the rest of
    one that was killed is found again: see ``follow_where_lost``.
    """
    try:
        return apply_to_desk(Desk.objects.get(pk=desk), by=User.objects.get(pk=by))
    except (SystemExit, KeyboardInterrupt):
        apply_policy.enqueue(desk, by, tries)
        raise
