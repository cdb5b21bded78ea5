"""Saying that one has an article open. Not part of the record: no change is written."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from newsapp.corpus.models import Article, Presence, User

WRITTEN_EVERY = timedelta(seconds=10)
"""Pages ask more often than this; the row is written less often than they ask."""


def be_present(article: Article, user: User) -> None:
    """Note that this person's page has just asked for news."""
    now = timezone.now()
    if Presence.objects.filter(
        article=article, user=user, seen_at__gt=now - WRITTEN_EVERY
    ).exists():
        return
    Presence.objects.update_or_create(article=article, user=user, defaults={"seen_at": now})
