"""A chart that can be read without colours, without a script and without eyes."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.formats.line_chart import Point, Series, line_chart


def drawn(series: list[Series], ticks: list[str]) -> ElementTree.Element:
    """The chart, parsed: it must be well-formed."""
    markup = line_chart("Shares", "How many of how many.", ticks, series)
    return ElementTree.fromstring(markup)


def points(*shares: float | None) -> tuple[Point, ...]:
    return tuple(Point(share, f"{share}") for share in shares)


def test_title_and_description_name_it() -> None:
    chart = drawn([Series("of articles", points(0.5))], ["1 Jan"])
    assert chart.get("role") == "img"
    named = [
        chart.find(f"*[@id='{name}']") for name in (chart.get("aria-labelledby") or "").split()
    ]
    assert [tag.text for tag in named if tag is not None] == ["Shares", "How many of how many."]


def test_a_share_is_a_height_and_a_week_a_place() -> None:
    chart = drawn([Series("of articles", points(0, 0.5, 1))], ["a", "b", "c"])
    dots = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in chart.iter("circle")]
    (x0, y0), (x1, y1), (x2, y2) = dots
    assert x1 - x0 == pytest.approx(x2 - x1)
    assert y0 - y1 == pytest.approx(y1 - y2)
    assert y0 > y2


def test_a_week_without_anything_is_a_gap() -> None:
    chart = drawn(
        [Series("of articles", points(0.1, 0.2, None, 0.4, 0.5, None, 0.3))], list("abcdefg")
    )
    lines = [line.get("points", "").count(",") for line in chart.iter("polyline")]
    assert lines == [2, 2]
    assert len(list(chart.iter("circle"))) == 5, "a week alone is a dot"


def test_names_at_the_same_height_are_pushed_apart() -> None:
    same = [Series(name, points(0, 0)) for name in ("one", "two", "three")]
    chart = drawn(same, ["a", "b"])
    heights = sorted(
        float(t.get("y", "")) for t in chart.iter("text") if "name" in t.get("class", "")
    )
    assert all(below - above >= 16 for above, below in pairwise(heights))
    assert heights[-1] < 300


def test_the_newest_week_is_always_named_and_not_too_many_are() -> None:
    ticks = [str(number) for number in range(52)]
    chart = drawn([Series("x", points(*([0.5] * 52)))], ticks)
    named = [tag.text for tag in chart.iter("text") if tag.get("class") == "tick"]
    assert "51" in named
    assert len(named) <= 8


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_any_text_stays_text(words: str) -> None:
    chart = drawn([Series(words, (Point(0.5, words),))], [words])
    assert {tag.tag for tag in chart.iter()} <= {
        *("svg", "title", "desc", "line", "text", "circle", "polyline")
    }
    assert [tag.text or "" for tag in chart.iter("text") if tag.get("class") == "tick"] == [words]


def test_nothing_in_it_needs_an_inline_style_or_a_script() -> None:
    markup = line_chart("t", "d", ["a", "b"], [Series("x", points(0.2, 0.9))])
    assert "style" not in markup
    assert "<script" not in markup
    assert " on" not in markup


@pytest.mark.parametrize(
    ("shares", "ticks"), [((0.5,), ["a", "b"]), ((1.5,), ["a"]), ((-0.1,), ["a"])]
)
def test_what_cannot_be_drawn_is_refused(shares: tuple[float, ...], ticks: list[str]) -> None:
    with pytest.raises(ValueError, match="“of articles”"):
        line_chart("t", "d", ticks, [Series("of articles", points(*shares))])
