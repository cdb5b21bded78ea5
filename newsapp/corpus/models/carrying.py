"""What a new version of an article took over from the one before it, and what a person must see."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.attributions import Attribution
from newsapp.corpus.models.people import User


class Verdict(StrEnum):
    """What became of something in the version before.

    Ambiguous: the same words stand in several places, and nothing around them says which it is.
    """

    CARRIED = "carried"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"
    NEW = "new"


class CarriedItem(models.Model):
    """One attribution of the version before, or a new one, with what became of it.

    ``earlier`` is the attribution as the version before had it (spans with their quotes, source,
    decisions), empty for a new one; ``attribution`` is where it stands now, null where it is gone.
    What is neither carried nor settled waits in the queue of the version. Sources that people said
    something on, and decisions on findings, have items too: "said" and "decision" in ``earlier``.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="carried_items")
    verdict = models.CharField(
        max_length=10, choices=[(verdict.value, verdict.value) for verdict in Verdict]
    )
    earlier = models.JSONField(default=dict)
    attribution = models.ForeignKey(
        Attribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_items"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["version_id", "pk"]

    def __str__(self) -> str:
        return f"{self.verdict} in {self.version}"
