"""Whether a confidence means what it says: the reliability table and the expected error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Attributions with a confidence in ``[low, high)`` (the last bin holds 1 as well)."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """``error`` is the expected calibration error: over the bins, the distance between the mean
    confidence and the share that is right, weighted by the bin's number (Naeini et al., 2015).
    """

    error: float
    number: int
    bins: tuple[ReliabilityBin, ...]


def calibrate(judged: Iterable[tuple[float, bool]], bins: int = BINS) -> Calibration:
    """The calibration of (confidence in 0..1, whether it was right) in bins of equal width.

    Raises ValueError for a confidence outside 0..1. Empty bins are left out.
    """
    filled: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
        filled[min(int(confidence * bins), bins - 1)].append((confidence, right))
    number = sum(map(len, filled))
    table = tuple(_bin(at, bins, members) for at, members in enumerate(filled) if members)
    error = sum(one.number * abs(one.confidence - one.right) for one in table)
    return Calibration(error / number if number else 0.0, number, table)


def _bin(at: int, bins: int, members: Sequence[tuple[float, bool]]) -> ReliabilityBin:
    return ReliabilityBin(
        low=at / bins,
        high=(at + 1) / bins,
        number=len(members),
        confidence=sum(confidence for confidence, _ in members) / len(members),
        right=sum(right for _, right in members) / len(members),
    )
