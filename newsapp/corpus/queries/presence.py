"""Who else has an article open."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from newsapp.corpus.models import Article, Presence, User

ABSENT_AFTER = timedelta(seconds=30)
"""A page asks every few seconds; one that has been silent for so long is closed or asleep."""


def people_in(article: Article, *, but_for: User) -> list[User]:
    """Everybody else whose page has asked for news within half a minute, by name."""
    present = Presence.objects.filter(
        article=article, seen_at__gt=timezone.now() - ABSENT_AFTER
    ).exclude(user=but_for)
    people = [row.user for row in present.select_related("user")]
    return sorted(people, key=lambda person: (str(person), person.pk))
