"""With the trained finder too, whatever the text: sound values, one answer, time in proportion."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings

from newsapp.detection import detect
from newsapp.detection.layout import lay_out
from tests.detection.soundness import TEXTS, assert_sound
from tests.detection.test_robustness import JUNK

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder

ANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ANY
@example("")
@example("\ufeff\x00\r\n")
@example("“Rain came,” Lin said, and " * 300)  # one long line
@example("LIN: No.\n\nBERG: Yes.\n" * 40)  # a talk
@example("😀🚨 said")
@given(TEXTS)
def test_every_value_is_sound_and_the_answer_the_same_twice(
    trained: TrainedFinder, text: str
) -> None:
    detection = detect(text, finder=trained, language="en")
    assert_sound(detection, text)
    assert detect(text, finder=trained, language="en") == detection


@ANY
@given(TEXTS)
def test_what_the_finder_hands_over_stays_apart_within_an_attribution(
    trained: TrainedFinder, text: str
) -> None:
    found = trained.find(text, lay_out(text))
    for one in found:
        assert one.span.end <= len(text)
        assert one.span.of(text).strip() == one.span.of(text)
        assert 0.0 <= one.score <= 1.0
        mates = [other for other in found if other.group == one.group and other is not one]
        assert not any(one.span.overlaps(other.span) for other in mates)


def seconds(finder: TrainedFinder, text: str) -> float:
    """Processor time of one detection: what other processes do does not count."""
    begun = time.process_time()
    detect(text, finder=finder, language="en")
    return time.process_time() - begun


@pytest.mark.parametrize("shape", JUNK)
def test_no_shape_of_text_takes_more_than_its_length(trained: TrainedFinder, shape: str) -> None:
    unit = JUNK[shape]
    assert seconds(trained, unit * (3_000 // len(unit))) < 4


PARAGRAPH = (
    "“We lost the match,” Ortega said. Officials warned that fares would rise, according to a"
    " report.\n\nLIN: We won. Nobody thought so.\n\n"
)


def test_four_times_the_text_takes_about_four_times_the_time(trained: TrainedFinder) -> None:
    short, long = PARAGRAPH * 25, PARAGRAPH * 100
    once = min(seconds(trained, short) for _ in range(2))
    assert min(seconds(trained, long) for _ in range(2)) < 6 * once
