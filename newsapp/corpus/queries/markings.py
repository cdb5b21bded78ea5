"""Whether the worker is through with a version, and what to tell people while it is not."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from newsapp.corpus.models import SILENCE, Attribution, Marking, MarkingState, Version
from newsapp.detection.language import ENGLISH
from newsapp.detection.unmarked import NOT_ENGLISH

INCOMPLETE = "This text is still being marked: attributions are missing here."
NOT_MARKED = "This text could not be marked automatically: attributions may be missing here."


def marking_of(version: Version) -> Marking | None:
    """The marking that is under way or has failed; None where all marks are there."""
    marking = Marking.objects.filter(version=version).exclude(state=MarkingState.DONE).first()
    if marking is not None:
        marking.version = version
    return marking


def incompleteness(version: Version) -> str:
    """Why marks are missing, in a sentence for readers of an export; empty where none are."""
    marking = marking_of(version)
    if marking is not None:
        return INCOMPLETE if marking.pending else NOT_MARKED
    return NOT_ENGLISH if is_passed_over(version) else ""


def is_passed_over(version: Version) -> bool:
    """Whether the detector left the text alone for its language, and nobody has marked it."""
    if version.language == ENGLISH:
        return False
    return not Attribution.objects.standing().filter(version=version).exists()


def unmarked_versions() -> QuerySet[Version]:
    """Current versions that nobody and nothing has marked, so that they say nothing of sources.

    Those that were passed over for their language, and those that the worker has not marked.
    """
    marks = Attribution.objects.standing().filter(version=OuterRef("pk"))
    waiting = Marking.objects.filter(version=OuterRef("pk")).exclude(state=MarkingState.DONE)
    return Version.objects.filter(
        ~Q(language=ENGLISH) | Exists(waiting), ~Exists(marks), is_current=True
    )


def is_stalled(marking: Marking) -> bool:
    """Whether nothing has been heard of a worker for too long, neither here nor elsewhere.

    A text that waits while the worker gives signs of life at another one is not stalled.
    """
    if not marking.pending or marking.heard_at > timezone.now() - SILENCE:
        return False
    return marking.state == MarkingState.RUNNING or not _heard_lately().exists()


def _heard_lately() -> QuerySet[Marking]:
    return Marking.objects.filter(state=MarkingState.RUNNING, heard_at__gt=timezone.now() - SILENCE)
