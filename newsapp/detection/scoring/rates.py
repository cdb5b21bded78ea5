"""Counts turned into figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``total``; the share of nothing is 0."""

    hits: int
    total: int

    @property
    def rate(self) -> float:
        """A number in 0..1."""
        return self.hits / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of what was found is right (precision) and of what is there was found (recall).

    The numerators are kept as floats: B-cubed adds up fractions.
    """

    right: float
    found: int
    met: float
    there: int

    @property
    def precision(self) -> float:
        """Right ones among those found, in 0..1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Those met among those that are there, in 0..1; 0 where nothing is there."""
        return self.met / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.right + other.right,
            self.found + other.found,
            self.met + other.met,
            self.there + other.there,
        )


NOTHING = Agreement(0, 0, 0, 0)
