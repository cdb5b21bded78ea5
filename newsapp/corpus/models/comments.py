"""What people say to each other about a source or an attribution. Never in a public export."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.attributions import Attribution, Source
from newsapp.corpus.models.people import User
from newsapp.corpus.models.review import Flag


class Comment(models.Model):
    """One entry of a thread; the thread is all comments on one source or one attribution.

    With a ``flag`` it answers what was asked for on that flag, and stands in the thread of the
    flag's source or only attribution too; on a flag of the whole article it has the flag alone.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comments")
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    attribution = models.ForeignKey(
        Attribution, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    flag = models.ForeignKey(
        Flag, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField(default=timezone.now, editable=False)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="comment_on_one_thing",
                condition=(Q(source__isnull=True) ^ Q(attribution__isnull=True))
                | Q(source__isnull=True, attribution__isnull=True, flag__isnull=False),
            ),
            models.CheckConstraint(
                name="comment_resolved_by_somebody",
                condition=Q(resolved_at__isnull=True) | Q(resolved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
