"""The report on kinds: intervals, kinds by themselves, and what other limits would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.settling import LIMITS
from newsapp.detection.types import Kind
from newsapp.training.kinds import (
    WORDS_ALONE,
    Outcome,
    accuracy,
    cross_validated,
    interval,
    main,
    outcome,
    precision,
    prepare,
    recall,
    report,
)
from tests.detection.marked import Marked, read

# Coded as anonymous; and coded as named, though its words name nobody (the article does).
UNNAMED = "[Two officials|said|it was late|anonymous 0.9]."
NAMED = "[The adviser|said|it was late|named_person 0.95 anonymous 0.02]."


def _gold(marked: str, kind: Kind) -> CodedArticle:
    found = coded_detection(marked, read(marked))
    return CodedArticle(
        name=marked,
        text=found.text,
        attributions=tuple(
            type(one)(one.source, one.cue, one.content, frozenset((kind,)))
            for one in found.attributions
        ),
    )


ARTICLES = [_gold(UNNAMED, Kind.ANONYMOUS), _gold(NAMED, Kind.NAMED_PERSON)]


def _outcomes(words_alone: bool) -> list[Outcome]:
    limits = WORDS_ALONE if words_alone else LIMITS
    prepared = [prepare([one], Marked(one.name))[0] for one in ARTICLES]
    return [outcome(one.gold, one.detected(limits)) for one in prepared]


def test_limits_change_what_is_taken_for_unnamed() -> None:
    words = _outcomes(words_alone=True)
    assert (recall(words), precision(words), accuracy(words)) == (1.0, 0.5, 0.5)
    weighed = _outcomes(words_alone=False)
    assert (recall(weighed), precision(weighed), accuracy(weighed)) == (1.0, 1.0, 1.0)


def test_an_interval_holds_the_figure() -> None:
    outcomes = _outcomes(words_alone=True)
    low, high = interval(outcomes, accuracy)
    assert low <= accuracy(outcomes) <= high
    assert (low, high) == (0.0, 1.0)  # two articles, one right: a draw may hold one of them twice


def test_the_other_articles_choose_the_limits() -> None:
    by_setting = [_outcomes(words_alone=True) * 5, _outcomes(words_alone=False) * 5]
    chosen, held_out = cross_validated(by_setting)
    assert set(chosen) == {1}
    assert len(held_out) == 10


def test_the_report_names_what_ships() -> None:
    prepared = [prepare([one], Marked(one.name))[0] for one in ARTICLES]
    lines = list(report(prepared))
    assert "| kind right, of those met | 1.000 | 1.000 to 1.000 |" in lines
    assert "| anonymous | 1 | 1.00 | 1.00 |" in lines
    assert any("(shipped) | 1.000 | 1.000 | 1.000 |" in line for line in lines)


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere.jsonl")]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err
