"""The decisions that stand on flags, and all of them as people look back at them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet

from newsapp.corpus.models import Decision, Source


def standing_decisions() -> QuerySet[Decision]:
    """The decision that stands on a flag, in a query on flags."""
    return Decision.objects.filter(flag=OuterRef("pk"), taken_back_at__isnull=True)


def standing_on(flags: Iterable[int]) -> QuerySet[Decision]:
    """The decisions that stand on flags with these primary keys, at most one on each."""
    return Decision.objects.filter(flag__in=list(flags), taken_back_at__isnull=True)


def standing_by_flag(flags: Iterable[int]) -> dict[int | None, Decision]:
    """The decisions that stand on flags with these primary keys, by them; one query."""
    rows = standing_on(flags).select_related("carried_from")
    return {decision.flag_id: decision for decision in rows}


def decisions_on(source: Source) -> QuerySet[Decision]:
    """Every decision on a flag of this source, newest first, with its flag and who made it.

    Those on findings that are gone and those that were taken back are there too.
    """
    return (
        Decision.objects.filter(flag__source=source)
        .select_related("flag", "by", "taken_back_by")
        .order_by("-at", "-pk")
    )
