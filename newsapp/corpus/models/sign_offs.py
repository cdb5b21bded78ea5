"""The end of a review: mutes, sign-offs, and what was erased from the record."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Article, Version
from newsapp.corpus.models.people import Desk, User


class Mute(models.Model):
    """A rule whose findings are out of sight in this article. A lifted mute stays on record."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mutes")
    rule = models.CharField(max_length=10)
    note = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="mutes")
    at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "rule"],
                condition=Q(lifted_at__isnull=True),
                name="one_standing_mute_per_rule",
            ),
            models.CheckConstraint(
                name="mute_lifted_by_somebody",
                condition=Q(lifted_at__isnull=True) | Q(lifted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} muted by {self.by}"


class SignOff(models.Model):
    """Somebody answers for the review of one version, under one policy.

    ``policy`` and ``policy_digest`` say which policy; ``record`` holds what was flagged, decided
    and attested at that moment, so that the page of the sign-off shows the same a year later.
    While ``reopened_at`` is null the review of the version is frozen.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sign_offs")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_offs")
    at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.TextField(blank=True)
    policy = models.CharField(max_length=100)
    policy_digest = models.CharField(max_length=64, blank=True)
    record = models.JSONField(default=dict)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopen_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(reopened_at__isnull=True),
                name="one_standing_sign_off_per_version",
            ),
            models.CheckConstraint(
                name="reopened_by_somebody_for_a_reason",
                condition=Q(reopened_at__isnull=True)
                | (Q(reopened_by__isnull=False) & ~Q(reopen_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, signed off by {self.by}"


class ErasureKind(StrEnum):
    """What was erased."""

    PURGE = "purge"
    REDACTION = "redaction"


class Erasure(models.Model):
    """An article that was purged, or words that were taken out of the record: who, when and why.

    It holds no foreign key to what is gone. ``sha256`` is the hash of what was erased, so that a
    copy that turns up elsewhere can be recognised; ``place`` says which field of which row.
    """

    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in ErasureKind]
    )
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, null=True, related_name="erasures")
    article_number = models.PositiveBigIntegerField()
    place = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="erasures")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} of article {self.article_number}"
