"""Finds the prices of spans that serve best on a development corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsapp.detection.tagger.decoding import Prices, choose
from newsapp.detection.tagger.labels import ROLES
from newsapp.detection.tagger.linking import LinkedSpans, link
from newsapp.detection.tagger.reader import Reading, Tagger
from newsapp.training.corpus import GoldArticle
from newsapp.training.evaluation import Figures, Spans, figures, gold_spans, text_spans


@dataclass(frozen=True, slots=True)
class Surveyed:
    """An article's gold spans and the reading with every span that is possible."""

    gold: Spans
    survey: Reading


def survey(tagger: Tagger, articles: list[GoldArticle]) -> list[Surveyed]:
    """Runs the model file once over ``articles``."""
    return [Surveyed(gold_spans(each), tagger.survey(each.text)) for each in articles]


def linked_spans(reading: Reading, linked: list[LinkedSpans]) -> Spans:
    """The distinct spans of the attributions, by role, in code points."""
    spans = (span for each in linked for span in (*each.source, *each.cue, *each.content))
    return text_spans(spans, reading.words)


def evaluate_linked(surveyed: list[Surveyed], prices: Prices) -> Figures:
    """Figures of the spans that are left at ``prices`` when they are linked."""
    pairs = []
    for each in surveyed:
        chosen = tuple(choose(each.survey.spans, prices))
        reading = replace(each.survey, spans=chosen)
        pairs.append((each.gold, linked_spans(reading, link(reading))))
    return figures(pairs)


def best_prices(surveyed: list[Surveyed]) -> Prices:
    """The prices with the highest sum of exact and overlap F1: a grid, then role by role.

    Five numbers are fitted to thousands of spans: what is measured on the same articles gains
    little by it.
    """

    def worth(prices: Prices) -> float:
        found = evaluate_linked(surveyed, prices)
        return sum(found.exact.values()) + sum(found.overlap.values())

    grid = [
        Prices(price, price, price, share, best)
        for share, best in ((0.1, 0.0), (0.1, 0.2), (0.1, 0.4), (0.3, 0.2))
        for price in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
    ]
    best = max(grid, key=worth)
    for role in ROLES:
        price = best.of(role)
        near = [
            replace(best, **{role.value: round(price + change, 3)})
            for change in (0.0, -0.1, -0.05, 0.05, 0.1)
        ]
        best = max(near, key=worth)
    return best
