"""Attributions, the sources they credit, and the claims they support together.

``number`` counts within a version and is never used twice: attribution 12 is "a12" in every
export, source 3 is "s3".
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.people import User
from newsapp.corpus.models.spans import SpanRow
from newsapp.detection.types import (
    SOURCELESS_KINDS,
    Act,
    Kind,
    Origin,
    Quotation,
    ReasonType,
    Role,
    State,
)

ORIGINS = [(origin.value, origin.value) for origin in Origin]


class LegalGround(StrEnum):
    """Why the law or a court forbids to name somebody."""

    MINOR = "minor"
    COURT_ORDER = "court_order"
    VICTIM = "victim"


class Source(models.Model):
    """A cluster of mentions that are the same person or persons. It has no field for an identity.

    ``name`` is the descriptor as printed; ``count`` is null where the text gives none. A kind, name
    or count that a person gave (``…_origin``) stays when detection runs again, and so do the
    mentions of a source that a person merged or split (``cluster_origin``). ``legal_ground`` is
    what a person declared to forbid the name; then no rule asks for one.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sources")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.value) for kind in Kind if kind not in SOURCELESS_KINDS],
    )
    kind_origin = models.CharField(
        max_length=20,
        choices=[(origin.value, origin.value) for origin in Origin],
        default=Origin.DETECTED,
    )
    cluster_origin = models.CharField(max_length=20, choices=ORIGINS, default=Origin.DETECTED)
    name_origin = models.CharField(max_length=20, choices=ORIGINS, default=Origin.DETECTED)
    count_origin = models.CharField(max_length=20, choices=ORIGINS, default=Origin.DETECTED)
    count = models.PositiveIntegerField(null=True, blank=True)
    at_least = models.PositiveIntegerField(default=1)
    reason_type = models.CharField(
        max_length=20, blank=True, choices=[(kind.value, kind.value) for kind in ReasonType]
    )
    legal_ground = models.CharField(
        max_length=20,
        blank=True,
        choices=[(ground.value, ground.value) for ground in LegalGround],
    )
    why = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["version_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="source_number_once"),
            models.CheckConstraint(
                name="source_kind_is_of_somebody", condition=~Q(kind__in=SOURCELESS_KINDS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"

    @property
    def key(self) -> str:
        """Its id in exports: "s3"."""
        return f"s{self.number}"


class Mention(SpanRow):
    """One place where the text speaks of a source.

    ``origin`` says who found it: what detection found outlives a mark made by hand on its words.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="mentions")
    origin = models.CharField(
        max_length=20,
        choices=[(origin.value, origin.value) for origin in Origin],
        default=Origin.DETECTED,
    )

    class Meta(SpanRow.Meta):
        pass


class ReasonSpan(SpanRow):
    """Words that say why a source is not named."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="reasons")

    class Meta(SpanRow.Meta):
        pass


class Claim(models.Model):
    """A group of attributions whose contents say the same thing."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["version_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="claim_number_once"),
        ]

    def __str__(self) -> str:
        return f"claim {self.number}"


class Attributions(models.QuerySet["Attribution"]):
    """Reads and writes attributions."""

    def standing(self) -> Self:
        """Those that nobody rejected."""
        return self.exclude(state=State.REJECTED)


class Attribution(models.Model):
    """One crediting of content to a source.

    With a source, its kind is the source's; ``sourceless_kind`` is shown only without one. Where
    ``claim_origin`` is hand, a person said which claim it supports, or that it supports none.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="attributions")
    number = models.PositiveIntegerField()
    source = models.ForeignKey(
        # RESTRICT: undoing one person's source must never take it from a colleague's attribution.
        Source,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="attributions",
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="attributions"
    )
    claim_origin = models.CharField(
        max_length=20,
        choices=[(origin.value, origin.value) for origin in Origin],
        default=Origin.DETECTED,
    )
    sourceless_kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.value) for kind in SOURCELESS_KINDS],
        default=Kind.NONE,
    )
    act = models.CharField(max_length=20, choices=[(act.value, act.value) for act in Act])
    quotation = models.CharField(
        max_length=20, choices=[(quotation.value, quotation.value) for quotation in Quotation]
    )
    origin = models.CharField(
        max_length=20, choices=[(origin.value, origin.value) for origin in Origin]
    )
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in State])
    confidence = models.FloatField(default=1.0)
    why = models.TextField(blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Attributions.as_manager()

    class Meta:
        ordering: ClassVar = ["version_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="attribution_number_once"),
            models.CheckConstraint(
                name="attribution_confidence_in_0_1",
                condition=Q(confidence__gte=0, confidence__lte=1),
            ),
            models.CheckConstraint(
                name="attribution_without_source_is_none_or_reporter",
                condition=Q(sourceless_kind__in=SOURCELESS_KINDS),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["version", "state"], name="attribution_by_state")]

    def __str__(self) -> str:
        return f"attribution {self.number}"

    @property
    def key(self) -> str:
        """Its id in exports: "a12"."""
        return f"a{self.number}"

    @property
    def kind(self) -> Kind:
        """Its source's kind, or none or reporter where it has no source."""
        return Kind(self.source.kind if self.source else self.sourceless_kind)


class AttributionSpans(models.QuerySet["AttributionSpan"]):
    """Reads and writes the words of attributions."""

    def standing(self) -> Self:
        """The words of attributions that nobody rejected."""
        return self.exclude(attribution__state=State.REJECTED)


class AttributionSpan(SpanRow):
    """The words of one role of an attribution."""

    attribution = models.ForeignKey(Attribution, on_delete=models.CASCADE, related_name="spans")
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role])

    objects = AttributionSpans.as_manager()

    class Meta(SpanRow.Meta):
        pass
