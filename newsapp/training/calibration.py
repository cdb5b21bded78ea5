"""Fits the confidence of attributions, so that of those marked 0.8 about eight in ten are right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsapp.detection.tagger.labels import ROLES
from newsapp.detection.tagger.linking import evidence, link
from newsapp.detection.tagger.reader import Tagger
from newsapp.detection.types import any_overlap
from newsapp.training.corpus import GoldArticle, GoldAttribution
from newsapp.training.report import Parts, linked_parts

Doubles = npt.NDArray[np.float64]

RIDGE = 0.1
FOLDS = 5


def is_right(found: Parts, gold: tuple[GoldAttribution, ...]) -> bool:
    """Whether a gold attribution meets every part of ``found``, and ``found`` every part of it."""
    return any(
        all(
            bool(found[role]) == bool(each.spans(role))
            and (not found[role] or any_overlap(found[role], each.spans(role)))
            for role in ROLES
        )
        for each in gold
    )


def gather(tagger: Tagger, articles: list[GoldArticle]) -> tuple[Doubles, Doubles, Doubles]:
    """Evidence [attributions, n], whether each is right (1 or 0), and the number of its article."""
    rows, right, number = [], [], []
    for place, article in enumerate(articles):
        reading = tagger.read(article.text)
        for each in link(reading):
            rows.append(evidence(each))
            right.append(is_right(linked_parts(reading, each), article.attributions))
            number.append(place)
    return (
        np.array(rows, dtype=np.float64),
        np.array(right, dtype=np.float64),
        np.array(number, dtype=np.float64),
    )


def fit(rows: Doubles, right: Doubles) -> Doubles:
    """Weights of a logistic regression with a small ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = RIDGE * np.eye(rows.shape[1])
    for _ in range(30):
        sure = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (right - sure) - penalty @ weights
        curve = (rows * (sure * (1.0 - sure))[:, None]).T @ rows + penalty
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def cross_validated(rows: Doubles, right: Doubles, number: Doubles) -> list[tuple[float, bool]]:
    """(confidence, right) of each attribution, from weights that never saw its article."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        aside = number % FOLDS == fold
        weights = fit(rows[~aside], right[~aside])
        sure = 1.0 / (1.0 + np.exp(-rows[aside] @ weights))
        pairs.extend(zip(sure.tolist(), (right[aside] > 0).tolist(), strict=True))
    return pairs
