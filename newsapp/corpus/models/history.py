"""The append-only history: who did what, when, with the rows before and after."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from newsapp.corpus.models.articles import Article, Version
from newsapp.corpus.models.people import User


class Change(models.Model):
    """One write.

    ``rows`` lists each row that it touched: ``{"model", "id", "before", "after"}``, where before
    and after are the row with the rows that belong to it, or null where it did not exist.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="changes")
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=40)
    summary = models.CharField(max_length=300)
    rows = models.JSONField(default=list)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.summary
