"""How far the worker is with a text that is too long to be marked while its reader waits."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.people import User

SILENCE = timedelta(seconds=30)
"""After this long without a sign of life a worker counts as dead. It gives one a second
while it reads, and none only while it stores what it found, which takes a few seconds."""


class MarkingState(StrEnum):
    """Where the marking of a version stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Marking(models.Model):
    """The marking of one version by the worker.

    A row of its own and not columns of Version: SQLite writes a whole row anew, the text with it,
    and this one changes every second. A version that was marked at once has none.

    ``attempt`` names the one run that may write, ``tries`` counts the runs since somebody asked
    (``by``), ``heard_at`` is the last sign of life. ``error`` is a sentence for people, empty
    unless the marking failed.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="marking")
    state = models.CharField(
        max_length=10,
        choices=[(state.value, state.value) for state in MarkingState],
        default=MarkingState.WAITING,
    )
    progress = models.PositiveSmallIntegerField(default=0)
    attempt = models.PositiveIntegerField(default=1)
    tries = models.PositiveSmallIntegerField(default=1)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="markings")
    heard_at = models.DateTimeField(default=timezone.now, editable=False)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="marking_progress", condition=Q(progress__lte=100)),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["heard_at"],
                name="marking_under_way",
                condition=Q(state__in=["waiting", "running"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} · {self.state}"

    @property
    def pending(self) -> bool:
        """Whether marks are still to come."""
        return self.state in (MarkingState.WAITING, MarkingState.RUNNING)

    @property
    def failed(self) -> bool:
        """Whether it has ended without marks."""
        return self.state == MarkingState.FAILED

    @property
    def seconds_silent(self) -> int:
        """Whole seconds since the last sign of life."""
        return max(0, int((timezone.now() - self.heard_at).total_seconds()))
