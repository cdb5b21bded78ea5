"""What the text cannot show and a person vouches for. It has no field for an identity."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.attributions import Source
from newsapp.corpus.models.people import User
from newsapp.policy.attestations import AttestationField

Topic = AttestationField
"""What an attestation is about: the fields that policies demand."""


class Attestation(models.Model):
    """One thing that one person vouches for about one source.

    ``answer`` is "yes" or "no", or the ground rule that was agreed; ``on`` a date that belongs to
    it (of the approval, of the call); ``independent`` whether a corroboration is; ``note`` free
    words, which must never say who the source is. One that was withdrawn stays on the record.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="attestations")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="attestations")
    topic = models.CharField(max_length=20, choices=[(topic.value, topic.value) for topic in Topic])
    answer = models.CharField(max_length=30, blank=True)
    independent = models.BooleanField(null=True, blank=True)
    on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="attestations")
    at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "topic"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_standing_attestation_per_topic",
            ),
            models.CheckConstraint(
                name="attestation_withdrawn_by_somebody",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} by {self.by}"
