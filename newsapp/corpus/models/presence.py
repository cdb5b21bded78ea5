"""Who has an article open. Not part of the record: a row is old after half a minute."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from newsapp.corpus.models.articles import Article
from newsapp.corpus.models.people import User


class Presence(models.Model):
    """When somebody's page last asked for what is new."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "user"], name="present_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.article}"
