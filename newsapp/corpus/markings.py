"""Which texts the worker marks, how it is asked to, and how lost work is found again.

The queue is Django's Tasks with a backend in the same database. A task may run twice, late, or
while a worker that was given up for dead comes back: only the run that holds the marking's present
``attempt`` writes anything.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsapp.corpus.freezing import refuse_if_frozen
from newsapp.corpus.models import SILENCE, Marking, MarkingState, User, Version
from newsapp.corpus.tasks import mark_version

LONG_TEXT_WORDS = 5_000
"""A text of more words than this is marked by the worker."""
LONG_TEXT_LENGTH = 60_000
"""And so is one of more code points, whatever its words: about 10,000 words of English."""
MOST_TRIES = 3
"""A text whose marking ended a worker this often is given up."""
GIVEN_UP = (
    f"Marking this text was begun {MOST_TRIES} times and never ended. "
    "It is stored and can be marked by hand."
)


def is_long(text: str) -> bool:
    """Whether a text is too long to be marked while somebody waits for the page."""
    return len(text) > LONG_TEXT_LENGTH or len(text.split()) > LONG_TEXT_WORDS


@transaction.atomic
def ask_for_marking(version: Version, *, by: User) -> Marking:
    """Have the worker mark ``version`` once the transaction around this has ended.

    A marking that is under way is replaced: its worker will find that it may no longer write.
    Raises Frozen for a version that is signed off.
    """
    refuse_if_frozen(version)
    marking, made = Marking.objects.select_for_update().get_or_create(
        version=version, defaults={"by": by}
    )
    if not made:
        marking.state, marking.progress, marking.error = MarkingState.WAITING, 0, ""
        marking.attempt, marking.tries, marking.by = marking.attempt + 1, 1, by
        marking.heard_at = timezone.now()
        marking.save()
    transaction.on_commit(partial(mark_version.enqueue, version.pk, marking.attempt))
    return marking


def recover_lost() -> int:
    """Queue again what no worker works on any more; the number of texts that it was.

    Lost are a marking whose worker has been silent for too long and one that waits although
    nothing is queued. A text that has ended several workers is given up, with a sentence.
    """
    silent = Marking.objects.filter(heard_at__lt=timezone.now() - SILENCE)
    lost = silent.filter(state=MarkingState.RUNNING)
    queued = DBTaskResult.objects.ready().filter(task_path=mark_version.module_path)
    if not queued.exists():
        lost |= silent.filter(state=MarkingState.WAITING)
    recovered = 0
    for marking in list(lost):
        with transaction.atomic():
            same = lost.filter(pk=marking.pk, attempt=marking.attempt)
            if marking.tries >= MOST_TRIES:
                same.update(state=MarkingState.FAILED, error=GIVEN_UP)
                continue
            changed = same.update(
                state=MarkingState.WAITING,
                progress=0,
                attempt=F("attempt") + 1,
                tries=F("tries") + 1,
                heard_at=timezone.now(),
            )
            if changed:
                transaction.on_commit(
                    partial(mark_version.enqueue, marking.version_id, marking.attempt + 1)
                )
                recovered += 1
    return recovered
