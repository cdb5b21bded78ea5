"""A newsroom's own tags, beside the nine kinds, which are fixed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from newsapp.corpus.models.attributions import Attribution, Source
from newsapp.corpus.models.people import Desk


class Tag(models.Model):
    """A word that a desk's people put on attributions or sources, with guidance on when to."""

    class AppliesTo(models.TextChoices):
        """What it is put on."""

        ATTRIBUTION = "attribution", "Attributions"
        SOURCE = "source", "Sources"

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="tags")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=60)
    guidance = models.TextField(blank=True)
    applies_to = models.CharField(
        max_length=20, choices=AppliesTo.choices, default=AppliesTo.ATTRIBUTION
    )
    retired = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["desk_id", "applies_to", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["desk", "slug"], name="tag_once_per_desk")
        ]

    def __str__(self) -> str:
        return self.name


class AttributionTag(models.Model):
    """A tag on an attribution."""

    attribution = models.ForeignKey(Attribution, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="on_attributions")

    class Meta:
        ordering: ClassVar = ["attribution_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attribution", "tag"], name="attribution_tagged_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)


class SourceTag(models.Model):
    """A tag on a source."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="on_sources")

    class Meta:
        ordering: ClassVar = ["source_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "tag"], name="source_tagged_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)
