"""What the detector proposed and people have not settled yet, as they look for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsapp.corpus.models import Attribution, Decision, Version
from newsapp.detection.types import Kind, Origin, State


class Basis(StrEnum):
    """Which suggestions: all of them, or those whose words somebody has been seen to look at."""

    ALL = "all"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which attributions somebody wants to see. Confidence is in 0..1, both ends included."""

    state: State = State.PROPOSED
    kind: Kind | None = None
    least: float = 0.0
    basis: Basis = Basis.ALL


def suggested(version: Version, choice: Choice) -> list[Attribution]:
    """The detected attributions that match ``choice``, in reading order.

    They come with their spans and source. A confidence counts as people read it, in whole percent.
    """
    rows = (
        Attribution.objects.filter(version=version, origin=Origin.DETECTED, state=choice.state)
        .select_related("source")
        .prefetch_related("spans")
    )
    seen = looked_at(version) if choice.basis is Basis.SEEN else set()
    found = [
        row
        for row in rows
        if round(row.confidence * 100) >= round(choice.least * 100)
        and (choice.kind is None or row.kind == choice.kind)
        and (choice.basis is Basis.ALL or row.pk in seen)
    ]
    return sorted(found, key=_start)


def looked_at(version: Version) -> set[int]:
    """The attributions (primary keys) that somebody worked on without settling them.

    They are the evidence of a flag on which a decision stands, or their source's kind was chosen
    by hand. That tells that somebody read the words, not that every edge of them is right: so it
    confirms nothing by itself, and a person may confirm them together.
    """
    decided = Decision.objects.filter(
        flag__version=version, flag__active=True, taken_back_at__isnull=True
    )
    by_flag = Attribution.objects.filter(version=version, flags__decisions__in=decided)
    by_kind = Attribution.objects.filter(version=version, source__kind_origin=Origin.HAND)
    return {*by_flag.values_list("pk", flat=True), *by_kind.values_list("pk", flat=True)}


def _start(row: Attribution) -> int:
    return min((span.start for span in row.spans.all()), default=0)
