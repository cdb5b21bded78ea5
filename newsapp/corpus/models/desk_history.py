"""The append-only history of what a desk agrees on: its tags and its coding guidelines."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from newsapp.corpus.models.people import Desk, User
from newsapp.corpus.models.tags import Tag


class DeskChange(models.Model):
    """One edit of a tag, or of the guidelines where there is no ``tag``.

    ``before`` and ``after`` are what it said, null where it did not exist; of the guidelines
    ``{"text"}``, of a tag its name, guidance, what it applies to and whether it is retired. ``by``
    is null where no person did it. A tag is never deleted, and nor is a row here.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="changes")
    tag = models.ForeignKey(
        Tag, on_delete=models.PROTECT, null=True, blank=True, related_name="changes"
    )
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="desk_changes"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    summary = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering: ClassVar = ["desk_id", "-pk"]
        indexes: ClassVar = [models.Index(fields=["desk", "-id"], name="change_of_desk")]

    def __str__(self) -> str:
        return self.summary
