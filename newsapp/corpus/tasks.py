"""The tasks of the worker, as the queue knows them."""

from __future__ import annotations

from django_tasks import task

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
