"""Whatever the text: no error, sound spans, the same answer twice, and time in proportion."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from newsapp.detection import detect
from newsapp.detection.grammar.finder import GrammarFinder
from tests.detection.soundness import TEXTS, assert_sound


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_value_is_sound(text: str) -> None:
    assert_sound(detect(text), text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_sentences_cover_each_line_and_cross_none(text: str) -> None:
    covered: set[int] = set()
    for sentence in detect(text).sentences:
        words = sentence.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        positions = set(range(sentence.span.start, sentence.span.end))
        assert not positions & covered
        covered |= positions
    assert {n for n, letter in enumerate(text) if not letter.isspace()} <= covered


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert detect(text) == detect(text)


MEGABYTE = 1_000_000
# Shapes that could run a search through the whole text. Four of them are tried at full size, all
# at a tenth of it: what grew with the square would take minutes at full size.
JUNK = {
    "one long line": "word ",
    "no spaces": "a",
    "opening marks": "“",
    "line ends": "\n",
    "straight marks": '"',
    "single marks": "'",
    "a word a line": "said\n",
    "cues": "said ",
    "nested sayings": "he said that ",
    "prepositions": "of the ",
    "reasons": "because they feared ",
    "names": "Ada Voss and ",
    "capitals": "A ",
    "brackets": "(",
    "commas": ", ",
    "refusals": "did not respond to requests ",
    "grants": "spoke on condition of anonymity ",
    "hyphens": "x-",
    "spaces before who": f"officials{' ' * 400}who left said it rained ",
    "spaces before a grant": f"He wished{' ' * 400}on condition of anonymity. ",
    "initials": "UPI-",
    "sources": "Two officials said it. ",
}


def seconds(text: str) -> float:
    """Processor time of one detection: other work on the machine does not count."""
    begun = time.process_time()
    detect(text)
    return time.process_time() - begun


@pytest.mark.parametrize("shape", list(JUNK)[:4])
def test_a_megabyte_of_junk_takes_seconds(shape: str) -> None:
    unit = JUNK[shape]
    assert seconds(unit * (MEGABYTE // len(unit))) < 15


@pytest.mark.parametrize("shape", JUNK)
def test_time_grows_with_the_text(shape: str) -> None:
    unit = JUNK[shape]
    assert seconds(unit * (MEGABYTE // 10 // len(unit))) < 5


def test_many_cues_before_many_quotations_do_not_each_take_all_of_them() -> None:
    text = "“No,” he said, " * 1_000 + "“The gate is closed.” " * 1_000
    begun = time.process_time()
    detect(text, finder=GrammarFinder())
    assert time.process_time() - begun < 5


def test_fifty_thousand_words_take_seconds() -> None:
    article = (Path(__file__).resolve().parents[1] / "data" / "strait_patrols.txt").read_text(
        "utf-8"
    )
    text = "\n".join([article] * (50_000 // len(article.split())))
    assert seconds(text) < 10


def test_an_ordinary_article_takes_a_moment() -> None:
    article = (Path(__file__).resolve().parents[1] / "data" / "strait_patrols.txt").read_text(
        "utf-8"
    )
    text = f"{article}\n{article}"
    seconds(text)
    assert min(seconds(text) for _ in range(5)) < 0.06
