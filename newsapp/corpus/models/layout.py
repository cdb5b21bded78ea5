"""What a version's text consists of, besides attributions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from newsapp.corpus.models.articles import Version
from newsapp.corpus.models.spans import SpanRow
from newsapp.detection.types import FurnitureKind


class Sentence(SpanRow):
    """One sentence, in the paragraph (non-empty line, from 1) that it stands in."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sentences")
    paragraph = models.PositiveIntegerField()

    class Meta(SpanRow.Meta):
        pass


class Furniture(SpanRow):
    """Byline, credit, dateline and the like."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="furniture")
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in FurnitureKind]
    )

    class Meta(SpanRow.Meta):
        verbose_name_plural = "furniture"


class QuotedPassage(SpanRow):
    """A stretch in quotation marks."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="quoted_passages")

    class Meta(SpanRow.Meta):
        pass


class NonResponse(SpanRow):
    """A refusal or silence that the text reports."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="non_responses")

    class Meta(SpanRow.Meta):
        pass


class NonResponseParty(SpanRow):
    """One of those who did not respond."""

    non_response = models.ForeignKey(NonResponse, on_delete=models.CASCADE, related_name="parties")

    class Meta(SpanRow.Meta):
        verbose_name_plural = "non-response parties"
        ordering: ClassVar = ["start", "end"]
