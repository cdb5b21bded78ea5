"""The sourcing statement of a version: what readers are told about who stands behind the story."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.people import User


class SourcingStatement(models.Model):
    """A few sentences for readers. Only an approved one goes into public exports.

    ``counted`` holds the numbers that it was generated from, so that a page can say when the
    article has moved on since.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="statement")
    text = models.TextField()
    counted = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="statements")
    at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="statement_approved_by_somebody",
                condition=Q(approved_at__isnull=True) | Q(approved_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
