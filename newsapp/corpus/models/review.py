"""Flags that rules raised, and what people decided on them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.attributions import Attribution, Source
from newsapp.corpus.models.people import User
from newsapp.corpus.models.spans import SpanRow
from newsapp.policy.types import Outcome, Severity


class Flag(models.Model):
    """One finding of one rule.

    A flag is never deleted: one that the rule no longer finds becomes inactive and keeps its
    decisions; when the same finding returns (same fingerprint) it is active again. ``earlier`` is
    the inactive flag of the same rule on the same source that this one takes the place of.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="flags")
    fingerprint = models.CharField(max_length=80)
    rule = models.CharField(max_length=10)
    severity = models.CharField(
        max_length=10, choices=[(severity.value, severity.value) for severity in Severity]
    )
    policy = models.CharField(max_length=100)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="flags"
    )
    attributions = models.ManyToManyField(Attribution, related_name="flags", blank=True)
    message = models.TextField()
    remedy = models.TextField()
    active = models.BooleanField(default=True)
    earlier = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revision = models.PositiveIntegerField(default=1)

    # Set by queries.flags.flags_of: the decision that stands, and the last one on its earlier flag.
    standing: Decision | None
    before: Decision | None

    class Meta:
        ordering: ClassVar = ["version_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "fingerprint"], name="flag_once_per_finding")
        ]
        indexes: ClassVar = [models.Index(fields=["version", "active"], name="flag_by_activity")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


class FlagSpan(SpanRow):
    """Evidence of a flag."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="spans")

    class Meta(SpanRow.Meta):
        pass


class Decision(models.Model):
    """What somebody decided on a flag. A decision that was taken back stays on the record."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(
        max_length=20, choices=[(outcome.value, outcome.value) for outcome in Outcome]
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="decisions")
    at = models.DateTimeField(default=timezone.now, editable=False)
    # Made on the version before and carried over with the finding: by and at are of that decision.
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["flag"],
                condition=Q(taken_back_at__isnull=True),
                name="one_standing_decision_per_flag",
            ),
            models.CheckConstraint(
                name="decision_taken_back_by_somebody",
                condition=Q(taken_back_at__isnull=True) | Q(taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.by}"
