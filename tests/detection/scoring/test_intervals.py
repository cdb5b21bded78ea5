"""Intervals by article and figures by outlet, over small coded articles."""

from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution
from newsapp.detection.scoring.intervals import intervals, intervals_table
from newsapp.detection.scoring.outlets import by_outlet, outlets_table
from newsapp.detection.types import Kind, Span

TEXT = "Rain came, Lin said."
SAID = CodedAttribution(
    source=(Span(11, 14),),
    cue=(Span(15, 19),),
    content=(Span(0, 9),),
    kinds=frozenset((Kind.ANONYMOUS,)),
)


def pair(name: str, right: bool) -> tuple[CodedArticle, CodedArticle]:
    """An article with one attribution, which was found or not."""
    found = (SAID,) if right else ()
    return CodedArticle(name, TEXT, (SAID,)), CodedArticle(name, TEXT, found)


PAIRS = [pair(f"gazette_{number}", True) for number in range(6)] + [
    pair(f"courier_{number}", number < 1) for number in range(2)
]


def test_an_interval_lies_around_the_figure() -> None:
    found = intervals(PAIRS)
    linked = found["linked recall"]
    assert linked.value == 7 / 8
    assert linked.low < linked.value < linked.high == 1.0
    assert found["anonymous recall"] == linked
    assert found["anonymous precision"].low == 1.0


def test_where_every_article_is_right_there_is_no_doubt() -> None:
    found = intervals(PAIRS[:6])["exact F1, content"]
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_the_same_draws_every_time() -> None:
    assert intervals(PAIRS) == intervals(PAIRS)


def test_a_figure_that_no_article_codes_is_left_out() -> None:
    bare = CodedAttribution(source=(), cue=(Span(15, 19),), content=(), kinds=frozenset())
    article = CodedArticle("gazette_1", TEXT, (bare,))
    found = intervals([(article, article)])
    assert "kind accuracy" not in found
    assert "exact F1, source" not in found
    assert "exact F1, cue" in found


def test_outlets_are_told_by_the_name_up_to_its_first_underscore() -> None:
    outlets = by_outlet(PAIRS)
    assert list(outlets) == ["courier", "gazette"]
    assert outlets["courier"].linked.rate == 0.5
    assert outlets["gazette"].articles == 6


def test_the_tables_hold_a_line_for_each() -> None:
    assert "courier         2  0.667 / 0.667 / 0.667" in outlets_table(by_outlet(PAIRS))
    assert "linked recall          0.875" in intervals_table(intervals(PAIRS))
