"""What people paste: short passages coded by somebody who had not seen the detector.

With the trained finder. The floors keep what was reached; whoever makes the detector better raises
them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsapp.detection import detect
from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.scoring.figures import Figures, score
from newsapp.detection.scoring.gold_files import read_gold
from newsapp.detection.scoring.mistakes import find_mistakes
from newsapp.detection.types import Kind

tagger = pytest.importorskip("newsapp.detection.tagger.finder", reason="onnxruntime is not here")

DATA = Path(__file__).resolve().parents[2] / "data"
SETS = ("passages", "passages_held_out")
# What is reached on the first set and on the second, whose mistakes nobody reads.
FLOORS = {
    "linked": (lambda f: f.linked.rate, 0.96, 0.97),
    "kinds": (lambda f: f.kinds.rate, 0.97, 0.88),
    "acts": (lambda f: f.acts.rate, 0.99, 0.98),
    "anonymous recall": (lambda f: f.anonymous.recall, 0.97, 0.91),
    "anonymous precision": (lambda f: f.anonymous.precision, 0.96, 0.88),
    "B-cubed": (lambda f: f.sources.clusters.all.f1, 0.94, 0.92),
    "counts": (lambda f: f.sources.counts.rate, 0.97, 0.96),
}


@cache
def passages(name: str) -> tuple[CodedArticle, ...]:
    return read_gold(DATA / name)


@cache
def figures(name: str) -> Figures:
    if not tagger.MODEL.is_file():
        pytest.skip("the model file is not installed")
    finder = tagger.TrainedFinder()
    return score(
        (one, coded_detection(one.name, detect(one.text or "", finder=finder)))
        for one in passages(name)
    )


def test_they_are_many_and_short() -> None:
    names = [one.name for name in SETS for one in passages(name)]
    assert len(set(names)) == len(names) == 164
    lengths = [len((one.text or "").split()) for name in SETS for one in passages(name)]
    assert sum(words < 100 for words in lengths) > 140
    topics = {str(name).split("_")[0] for name in names} - {"art"}
    assert len(topics) == 12


@pytest.mark.parametrize("name", SETS)
def test_half_of_them_hold_an_unnamed_source_and_half_do_not(name: str) -> None:
    unnamed = [
        any(Kind.ANONYMOUS in one.kinds for one in passage.attributions)
        for passage in passages(name)
    ]
    assert 0.4 < sum(unnamed) / len(unnamed) < 0.7


@pytest.mark.parametrize("name", SETS)
def test_a_passage_scored_against_itself_is_perfect(name: str) -> None:
    itself = score((one, one) for one in passages(name))
    assert itself.linked.rate == itself.kinds.rate == itself.acts.rate == 1
    assert [mistake for one in passages(name) for mistake in find_mistakes(one, one)] == []


@pytest.mark.parametrize("figure", FLOORS)
def test_the_detector_keeps_what_it_reached(figure: str) -> None:
    reached: Callable[[Any], float]
    reached, seen, held_out = FLOORS[figure]
    assert reached(figures("passages")) >= seen, "passages"
    assert reached(figures("passages_held_out")) >= held_out, "passages_held_out"
