"""What was taken out of the record."""

from __future__ import annotations

from django.db.models import QuerySet

from newsapp.corpus.models import Erasure, User


def erasures_visible_to(user: User) -> QuerySet[Erasure]:
    """The erasures on this person's desks, the newest first; administrators see all of them."""
    erasures = Erasure.objects.select_related("by", "desk")
    if user.may_see_every_desk:
        return erasures
    return erasures.filter(desk__in=user.desks.all())
