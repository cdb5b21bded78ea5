"""Confidence held against what was right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.scoring.calibration import calibrate


def test_the_error_is_weighted_by_the_number_in_each_bin() -> None:
    # three said 0.95, of which two were right; one said 0.15 and was wrong
    figures = calibrate([(0.95, True), (0.95, True), (0.95, False), (0.15, False)])
    assert figures.number == 4
    assert [(one.low, one.number) for one in figures.bins] == [(0.1, 1), (0.9, 3)]
    assert figures.bins[1].right == pytest.approx(2 / 3)
    assert figures.error == pytest.approx((3 * (0.95 - 2 / 3) + 0.15) / 4)


@pytest.mark.parametrize(
    ("confidence", "low"),
    # a bin begins with its lower end; the last one holds 1
    [(0.0, 0.0), (0.1, 0.1), (0.0999, 0.0), (1.0, 0.9), (0.9, 0.9)],
)
def test_where_a_confidence_belongs(confidence: float, low: float) -> None:
    (one,) = calibrate([(confidence, True)]).bins
    assert one.low == low


def test_nothing_judged_has_no_error() -> None:
    assert (calibrate([]).error, calibrate([]).bins) == (0, ())


@pytest.mark.parametrize("wrong", [-0.1, 1.01, float("nan")])
def test_a_confidence_is_a_probability(wrong: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        calibrate([(wrong, True)])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_the_error_is_a_share(judged: list[tuple[float, bool]]) -> None:
    figures = calibrate(judged)
    assert 0 <= figures.error <= 1
    assert sum(one.number for one in figures.bins) == len(judged)
