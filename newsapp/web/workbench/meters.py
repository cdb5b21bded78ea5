"""How the attributions of an article divide among the kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.detection.types import Attribution, Kind, State
from newsapp.formats.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Meter:
    """How the attributions divide among the kinds."""

    parts: tuple[tuple[Kind, int, int], ...]
    """Each kind with its number of attributions and the sum of those before it."""
    total: int
    anonymous: int

    @property
    def shares(self) -> tuple[tuple[Kind, str, int, int], ...]:
        """Each kind with its words, its number and the sum of those before it."""
        return tuple((kind, KIND_WORDS[kind], count, before) for kind, count, before in self.parts)

    @property
    def label(self) -> str:
        """The same in words."""
        parts = ", ".join(f"{count} {KIND_WORDS[kind]}" for kind, count, _ in self.parts)
        return f"{self.total} attributions: {parts}" if self.total else "no attributions"


def meter_of(attributions: Iterable[Attribution]) -> Meter:
    """The share of each kind among the attributions that are not rejected, unnamed ones first."""
    counts = Counter(one.kind for one in attributions if one.state is not State.REJECTED)
    parts, before = [], 0
    for kind in sorted(counts, key=lambda kind: (kind is not Kind.ANONYMOUS, -counts[kind])):
        parts.append((kind, counts[kind], before))
        before += counts[kind]
    return Meter(tuple(parts), before, counts[Kind.ANONYMOUS])
