"""What the worker does with a version: read its text, then store the marks in one transaction."""

from __future__ import annotations

import logging
import time

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsapp.corpus.carrying.decided import note_decisions
from newsapp.corpus.carrying.marking import lay_over_carried, waits_for_first_marks
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, Marking, MarkingState, Version
from newsapp.corpus.redetection import lay_over
from newsapp.corpus.rereading import read_again
from newsapp.detection import Detection
from newsapp.detection.progress import heard_by
from newsapp.detection.unmarked import DETECTOR as NOTHING_MARKED

logger = logging.getLogger(__name__)

READ = 95
"""The progress, in percent, when a text is read and its marks are about to be stored."""
FAILED = (
    "Marking this text failed unexpectedly. The text is stored and can be marked by hand; "
    "the server’s log says what went wrong."
)


def mark(version: int, attempt: int) -> Change | None:
    """Mark the version with this primary key, as long as ``attempt`` is the marking's present one.

    Returns the change that was written; None where there was nothing to do, because the article
    is gone or another run has taken this one's place. What people labelled meanwhile stays as
    they left it. Where detection fails, the marking says so, and the error is raised.
    """
    marking = _claimed(version, attempt)
    if marking is None:
        return None
    try:
        with heard_by(_SignsOfLife(marking)):
            found = read_again(marking.version)
        return _store(marking, found)
    except Version.DoesNotExist:  # deleted while its text was read
        return None
    except Exception:
        logger.exception("Version %d could not be marked.", version)
        _own(marking).update(state=MarkingState.FAILED, error=FAILED, heard_at=timezone.now())
        raise


def put_back(version: int, attempt: int) -> bool:
    """Let a run that was broken off begin anew; whether there is still something to do."""
    running = Marking.objects.filter(version=version, attempt=attempt, state=MarkingState.RUNNING)
    return running.update(state=MarkingState.WAITING, progress=0, heard_at=timezone.now()) > 0


def _claimed(version: int, attempt: int) -> Marking | None:
    """The marking, now running; None where it is not there for this run."""
    waiting = Marking.objects.filter(version=version, attempt=attempt, state=MarkingState.WAITING)
    if not waiting.update(state=MarkingState.RUNNING, progress=0, heard_at=timezone.now()):
        return None
    running = Marking.objects.select_related("version", "by")
    return running.filter(version=version, attempt=attempt).first()


def _own(marking: Marking) -> QuerySet[Marking]:
    """The row, as long as it still belongs to this run."""
    return Marking.objects.filter(
        pk=marking.pk, attempt=marking.attempt, state=MarkingState.RUNNING
    )


class _SignsOfLife:
    """Writes progress down, once a second at most."""

    def __init__(self, marking: Marking) -> None:
        self._marking = marking
        self._last = time.monotonic()

    def __call__(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last < 1 and share < 1:
            return
        self._last = now
        _own(self._marking).update(progress=round(share * READ), heard_at=timezone.now())


@transaction.atomic
def _store(marking: Marking, found: Detection) -> Change | None:
    # A version that was replaced meanwhile is marked all the same: it is there to be read.
    journal = Journal(marking.version, marking.by, any_version=True)
    if not _own(marking).select_for_update().exists():
        return None
    first = journal.version.detector == NOTHING_MARKED
    carries = waits_for_first_marks(journal.version)
    if carries:
        lay_over_carried(journal, found, by=marking.by)
    else:
        lay_over(journal, found)
    if first:
        change = journal.write(
            Action.MARK, f"Marked {len(found.attributions):,} attributions ({found.detector})"
        )
    else:
        change = journal.write(Action.DETECT_AGAIN, f"Ran detection again ({found.detector})")
    if carries:
        note_decisions(journal.version, by=marking.by)
    _own(marking).update(state=MarkingState.DONE, progress=100, heard_at=timezone.now())
    return change
