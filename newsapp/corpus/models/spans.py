"""The one way in which a stretch of text is stored: two offsets and the words between them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from newsapp.detection.types import Span


class SpanRow(models.Model):
    """``text[start:end] == quote``, in code points into the version's text, end exclusive.

    The database checks the arithmetic; actions check the words; ``manage.py check_spans`` proves
    both for every row of every subclass.
    """

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        abstract = True
        ordering: ClassVar = ["start", "end", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="%(class)s_start_not_negative", condition=Q(start__gte=0)),
            models.CheckConstraint(
                name="%(class)s_end_after_start", condition=Q(end__gt=F("start"))
            ),
            # SQLite and PostgreSQL both count characters, that is code points, in LENGTH of text.
            models.CheckConstraint(
                name="%(class)s_quote_fits_span",
                condition=Q(end=F("start") + Length("quote")),
            ),
        ]

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}) “{self.quote[:60]}”"

    @property
    def span(self) -> Span:
        """The two offsets as the value that detection uses."""
        return Span(self.start, self.end)
