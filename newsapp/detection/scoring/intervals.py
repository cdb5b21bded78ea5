"""How far the figures would move with other articles: bootstrap intervals, drawn by article.

Attributions of one article are alike (one reporter, one story), so whole articles are drawn, with
replacement, as many as there are; an interval holds the middle 95 of 100 figures (Efron's
percentile interval). Nothing was trained or chosen in between: where a model was chosen on the same
articles, that is no part of the interval.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsapp.detection.scoring.coded import CodedArticle
from newsapp.detection.scoring.figures import Figures, score
from newsapp.detection.scoring.rates import Agreement, Share
from newsapp.detection.types import Role

DRAWS = 1000
SEED = 7
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure over all articles, and where 95 of 100 draws of the articles put it."""

    value: float
    low: float
    high: float


Counts = tuple[float, float, float, float]
"""Right, found, met, there: summed over articles, they give a figure."""


def intervals(
    compared: Iterable[tuple[CodedArticle, CodedArticle]], draws: int = DRAWS, seed: int = SEED
) -> Mapping[str, Interval]:
    """Intervals of the main figures over (gold, found) pairs, by the figure's name.

    A figure that no article codes is left out. Raises ValueError where a gold article has no text.
    """
    alone = [score([pair]) for pair in compared]
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    samples = [chance.choices(range(len(alone)), k=len(alone)) for _ in range(draws)]
    found = {}
    for name, counts_of, rate in _FIGURES:
        counts = [counts_of(one) for one in alone]
        if sum(count[3] for count in counts):
            values = sorted(rate(_sum(counts, sample)) for sample in samples)
            low, high = values[int(draws * _TAIL)], values[-int(draws * _TAIL) - 1]
            found[name] = Interval(rate(_sum(counts, range(len(counts)))), low, high)
    return found


def intervals_table(found: Mapping[str, Interval]) -> str:
    """The intervals for a person, one figure a line."""
    rows = [
        f"  {name:22} {one.value:.3f}  {one.low:.3f} to {one.high:.3f}"
        for name, one in found.items()
    ]
    return "\n".join(["95 of 100 draws of the articles", *rows]) + "\n"


def _sum(counts: Sequence[Counts], articles: Iterable[int]) -> Counts:
    right = found = met = there = 0.0
    for article in articles:
        one = counts[article]
        right += one[0]
        found += one[1]
        met += one[2]
        there += one[3]
    return right, found, met, there


def _f1(counts: Counts) -> float:
    right, found, met, there = counts
    return Agreement(right, int(found), met, int(there)).f1


def _recall(counts: Counts) -> float:
    return counts[2] / counts[3] if counts[3] else 0.0


def _precision(counts: Counts) -> float:
    return counts[0] / counts[1] if counts[1] else 0.0


def _of(one: Agreement) -> Counts:
    return one.right, one.found, one.met, one.there


def _of_share(one: Share) -> Counts:
    return one.hits, one.total, one.hits, one.total


def _span_counts(role: Role, measure: str) -> Callable[[Figures], Counts]:
    return lambda figures: _of(getattr(figures.roles[role], measure))


_FIGURES: tuple[tuple[str, Callable[[Figures], Counts], Callable[[Counts], float]], ...] = (
    *(
        (f"{measure} F1, {role.value}", _span_counts(role, measure), _f1)
        for measure in ("exact", "overlap")
        for role in Role
    ),
    ("linked recall", lambda figures: _of_share(figures.linked), _recall),
    ("kind accuracy", lambda figures: _of_share(figures.kinds), _recall),
    ("anonymous recall", lambda figures: _of(figures.anonymous), _recall),
    ("anonymous precision", lambda figures: _of(figures.anonymous), _precision),
)
