"""Flags as people review them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from newsapp.corpus.models import Decision, Flag, FlagSpan, Version


def flags_of(version: Version, *, with_attributions: bool = True) -> list[Flag]:
    """The active flags of a version, in the order of their first evidence.

    Spans and source come with them, and, unless that is not wanted, the attributions that they
    rest on: all of a long text, where a finding is about a source that it quotes everywhere. Each
    has ``standing``, the decision on it that was not taken back, and ``before``, the one that
    stood on the earlier flag that it replaced.
    """
    flags = list(
        Flag.objects.filter(version=version, active=True)
        .select_related("source")
        .prefetch_related(
            Prefetch("spans", FlagSpan.objects.order_by("start", "end", "pk")),
            *(["attributions"] if with_attributions else []),
        )
    )
    decided = [flag.pk for flag in flags] + [flag.earlier_id for flag in flags if flag.earlier_id]
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for decision in (
        Decision.objects.filter(flag__in=decided)
        .select_related("by", "taken_back_by")
        .order_by("at", "pk")
    ):
        decisions[decision.flag_id].append(decision)
    for flag in flags:
        own = decisions[flag.pk]
        flag.standing = next((row for row in own if row.taken_back_at is None), None)
        earlier = decisions[flag.earlier_id] if flag.earlier_id else []
        stood = [row for row in earlier if row.taken_back_at is None]
        flag.before = stood[-1] if stood else None
    return sorted(flags, key=_reading_order)


def read_attributions(flags: Iterable[Flag]) -> None:
    """Read the attributions that these flags rest on, in one query for all of them."""
    prefetch_related_objects(list(flags), "attributions")


def _reading_order(flag: Flag) -> tuple[int, str, int]:
    """By first evidence; a flag of the whole article without evidence comes first."""
    spans = flag.spans.all()
    return (spans[0].start if spans else -1, flag.rule, flag.pk)
