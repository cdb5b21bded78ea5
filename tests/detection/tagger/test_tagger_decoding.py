"""Decoding: the best labelling, and probabilities that agree with counting them all."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest

from newsapp.detection.tagger.decoding import (
    FLOOR,
    Prices,
    WordSpan,
    candidates,
    choose,
)
from newsapp.detection.tagger.input import Words
from newsapp.detection.tagger.labels import OUTSIDE, TAG_COUNT, step_scores, tag
from newsapp.detection.types import Role

Floats = npt.NDArray[np.float32]


def words_in_lines(*lengths: int) -> Words:
    """As many one-letter words as the lines have, a space or a line end between two."""
    count = sum(lengths)
    starts = np.arange(count) * 2
    edges = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    return Words(
        starts,
        starts + 1,
        np.repeat(np.arange(len(lengths)), lengths),
        edges,
        np.arange(count + 1),
        np.zeros(count, dtype=np.int64),
        np.zeros((count, 4), dtype=np.int64),
    )


def every_labelling(scores: Floats, steps: Floats) -> Iterator[tuple[float, tuple[int, ...]]]:
    """(score, tags) of each labelling of a line that no step forbids; "outside" surrounds it."""
    for tags in product(range(TAG_COUNT), repeat=len(scores)):
        total = sum(scores[w, t] for w, t in enumerate(tags))
        total += sum(steps[a, b] for a, b in pairwise((OUTSIDE, *tags, OUTSIDE)))
        if total > -5000:
            yield total, tags


def spans_of_tags(tags: Iterable[int]) -> Iterator[tuple[Role, int, int]]:
    """(role, start, end) of each span in a labelling."""
    start = 0
    for word, number in enumerate(tags):
        role, part = divmod(number - 1, 4)
        if number and part in (0, 3):
            start = word
        if number and part in (2, 3):
            yield list(Role)[role], start, word + 1


@pytest.mark.parametrize("seed", range(5))
def test_probabilities_equal_those_of_counting_every_labelling(seed: int) -> None:
    words = words_in_lines(1, 3, 2)  # not in the order of their lengths
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 2, (len(words), TAG_COUNT)).astype(np.float32)
    steps = step_scores() + chance.normal(0, 0.3, (TAG_COUNT, TAG_COUNT)).astype(np.float32)
    share: dict[tuple[Role, int, int], float] = {}
    likeliest: set[tuple[Role, int, int]] = set()
    for low, high in pairwise((0, 1, 4, 6)):
        labellings = list(every_labelling(scores[low:high], steps))
        total = np.logaddexp.reduce([score for score, _ in labellings])
        for score, tags in labellings:
            for role, start, end in spans_of_tags(tags):
                span = (role, low + start, low + end)
                share[span] = share.get(span, 0.0) + np.exp(score - total)
        best = spans_of_tags(max(labellings)[1])
        likeliest |= {(role, low + start, low + end) for role, start, end in best}
    found = candidates(scores, steps, words)
    assert {(s.role, s.start, s.end) for s in found if s.best} == {
        span for span in likeliest if share[span] > FLOOR
    }
    assert {(s.role, s.start, s.end): s.confidence for s in found} == pytest.approx(
        {span: p for span, p in share.items() if p > FLOOR}, abs=1e-3
    )


def test_of_two_overlapping_spans_the_worthier_stays() -> None:
    likely = WordSpan(Role.CONTENT, 0, 5, 0.5, 0.9)
    spans = [likely, WordSpan(Role.SOURCE, 4, 6, 0.3, 0.9), WordSpan(Role.CUE, 6, 7, 0.9, 0.9)]
    assert choose(spans, Prices(0.2, 0.2, 0.2, 0.0, 0.0)) == [likely, spans[2]]


def test_two_spans_together_can_be_worth_more_than_a_longer_one() -> None:
    parts = [WordSpan(Role.CONTENT, 0, 3, 0.4, 0.9), WordSpan(Role.CONTENT, 3, 9, 0.4, 0.9)]
    whole = WordSpan(Role.CONTENT, 0, 9, 0.5, 0.9)
    assert choose([*parts, whole], Prices(0.1, 0.1, 0.1, 0.0, 0.0)) == parts


def test_a_higher_price_finds_fewer() -> None:
    span = WordSpan(Role.CUE, 0, 1, 0.3, 0.5)
    assert choose([span], Prices(0.2, 0.2, 0.2, 0.0, 0.0)) == [span]
    assert choose([span], Prices(0.4, 0.4, 0.4, 0.0, 0.0)) == []


def test_no_span_runs_over_a_line_end() -> None:
    words = words_in_lines(2, 2)
    scores = np.zeros((4, TAG_COUNT), dtype=np.float32)
    scores[:, tag(2, 1)] = 3.0  # every word would be inside content
    found = choose(candidates(scores, step_scores(), words), Prices())
    assert all(words.line[s.start] == words.line[s.end - 1] for s in found)


def test_an_empty_text_has_no_span() -> None:
    words = words_in_lines()
    assert candidates(np.zeros((0, TAG_COUNT), dtype=np.float32), step_scores(), words) == []
