"""The policies of a desk, each a row of numbered documents that never change."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.people import Desk, User


class DeskPolicy(models.Model):
    """A policy that a desk wrote for itself, mostly beginning with a copy of a preset.

    ``copied_from`` is the label of what it began as ("strict@1"). ``revision`` is raised with each
    new document, so that two people who edit it at once cannot overwrite each other.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="policies")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    copied_from = models.CharField(max_length=100, blank=True)
    in_force = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["desk_id", "name"]
        verbose_name_plural = "desk policies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["desk"], condition=Q(in_force=True), name="one_policy_in_force_per_desk"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PolicyDocument(models.Model):
    """One version of a desk's policy, as the TOML that it can be exported as.

    A document is made once and never changed: flags and sign-offs name it ("sport-desk@3").
    ``digest`` is the SHA-256 of what it says, so that an old export can be checked against it.
    """

    policy = models.ForeignKey(DeskPolicy, on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="policy_documents")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["policy_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy", "number"], name="policy_number_once")
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Policy and version as flags and exports carry them."""
        return f"{self.policy.slug}@{self.number}"

    @property
    def title(self) -> str:
        """Policy and version as people read them."""
        return f"{self.policy.name}, version {self.number}"
