"""Linking: queries that meet keys, "nothing", and confidence."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from newsapp.detection.tagger.decoding import WordSpan
from newsapp.detection.tagger.input import Words
from newsapp.detection.tagger.linking import EVIDENCE, LinkedSpans, confidence, link
from newsapp.detection.tagger.reader import Reading
from newsapp.detection.types import Role

Part = tuple[Role, int, int]
Places = tuple[tuple[int, int], ...]

SOURCE, CUE, CONTENT = Role.SOURCE, Role.CUE, Role.CONTENT


def reading_of(
    spans: Sequence[Part],
    points: Mapping[int, int],
    nothing: Sequence[int] = (),
    share: float = 0.9,
) -> Reading:
    """A reading of one line of 20 words in which word ``a`` points at word ``b`` of ``points``."""
    count = 20
    key = np.eye(count, dtype=np.float32)
    query = np.zeros((count, count), dtype=np.float32)
    for start, target in points.items():
        query[start, target] = 8.0
    toward_nothing = np.zeros(count, dtype=np.float32)
    for word in nothing:
        toward_nothing[word] = 20.0
    starts = np.arange(count, dtype=np.int64) * 2
    words = Words(
        starts,
        starts + 1,
        np.zeros(count, dtype=np.int64),
        np.array([0, count]),
        np.arange(count + 1),
        np.zeros(count, dtype=np.int64),
        np.zeros((count, 4), dtype=np.int64),
    )
    found = tuple(WordSpan(role, a, b, 0.9, share) for role, a, b in spans)
    weights = np.ones(EVIDENCE, dtype=np.float32)
    kinds = np.zeros((count, 9), dtype=np.float32)
    return Reading(words, found, query, key, toward_nothing, kinds, weights)


def places(linked: Sequence[LinkedSpans]) -> list[tuple[Places, ...]]:
    return [
        tuple(
            tuple((s.start, s.end) for s in part) for part in (each.source, each.cue, each.content)
        )
        for each in linked
    ]


@pytest.mark.parametrize(
    ("spans", "points", "nothing", "expected"),
    [
        # content, source, cue: "Rain came, the mayor said"
        (
            [(CONTENT, 0, 3), (SOURCE, 4, 6), (CUE, 6, 7)],
            {0: 6, 1: 6, 2: 6, 6: 4},
            (),
            [(((4, 6),), ((6, 7),), ((0, 3),))],
        ),
        # a split quotation: both parts go to the one cue
        (
            [(CONTENT, 0, 3), (SOURCE, 4, 5), (CUE, 5, 6), (CONTENT, 7, 9)],
            {0: 5, 7: 5, 5: 4},
            (),
            [(((4, 5),), ((5, 6),), ((0, 3), (7, 9)))],
        ),
        # a source shared by two verbs: "Officials said X and warned Y"
        (
            [(SOURCE, 0, 1), (CUE, 1, 2), (CONTENT, 2, 4), (CUE, 5, 6), (CONTENT, 6, 8)],
            {1: 0, 5: 0, 2: 1, 6: 5},
            (),
            [(((0, 1),), ((1, 2),), ((2, 4),)), (((0, 1),), ((5, 6),), ((6, 8),))],
        ),
        # "It is believed": the cue points at nothing, although a source stands near
        (
            [(CUE, 1, 2), (CONTENT, 2, 4), (SOURCE, 6, 7)],
            {2: 1},
            (1,),
            [((), ((1, 2),), ((2, 4),))],
        ),
        # content without any cue stands by itself
        ([(CONTENT, 0, 3)], {}, (), [((), (), ((0, 3),))]),
        # a cue without content makes no attribution, and its source goes with it
        ([(SOURCE, 0, 1), (CUE, 1, 2)], {1: 0}, (), []),
        ([], {}, (), []),
    ],
)
def test_links(
    spans: Sequence[Part],
    points: Mapping[int, int],
    nothing: Sequence[int],
    expected: list[tuple[Places, ...]],
) -> None:
    assert places(link(reading_of(spans, points, nothing))) == expected


def test_confidence_falls_with_a_doubtful_part() -> None:
    parts = [(SOURCE, 0, 1), (CUE, 1, 2), (CONTENT, 2, 4)]
    (sure,) = link(reading_of(parts, {1: 0, 2: 1, 3: 1}))
    (doubtful_span,) = link(reading_of(parts, {1: 0, 2: 1, 3: 1}, share=0.4))
    (doubtful_link,) = link(reading_of(parts, {1: 0}))
    weights = np.ones(EVIDENCE, dtype=np.float32)
    assert 0 < confidence(doubtful_span, weights) < confidence(sure, weights) < 1
    assert confidence(doubtful_link, weights) < confidence(sure, weights)
