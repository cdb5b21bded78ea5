"""Precision and recall of spans: exact, by overlap, by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.scoring.coded import CodedAttribution
from newsapp.detection.scoring.rates import Agreement, Share
from newsapp.detection.scoring.span_agreement import role_spans, span_agreement, without_space
from newsapp.detection.types import Role, Span


def counts(one: Agreement) -> tuple[float, int, float, int]:
    return (one.right, one.found, one.met, one.there)


@pytest.mark.parametrize(
    ("gold", "found", "exact", "overlap", "character"),
    [
        # the same span
        ([(0, 5)], [(0, 5)], (1, 1, 1, 1), (1, 1, 1, 1), (5, 5, 5, 5)),
        # a letter less: no exact hit, an overlap
        ([(0, 5)], [(0, 4)], (0, 1, 0, 1), (1, 1, 1, 1), (4, 4, 4, 5)),
        # side by side is no overlap
        ([(0, 5)], [(5, 9)], (0, 1, 0, 1), (0, 1, 0, 1), (0, 4, 0, 5)),
        # one long found span meets two gold ones: one right, two met
        ([(0, 3), (6, 9)], [(0, 9)], (0, 1, 0, 2), (1, 1, 2, 2), (6, 9, 6, 6)),
        # spans inside each other count each as a span, their characters once
        ([(0, 9), (2, 4)], [(2, 4)], (1, 1, 1, 2), (1, 1, 2, 2), (2, 2, 2, 9)),
        # nothing on either side
        ([], [(1, 2)], (0, 1, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0)),
        ([(1, 2)], [], (0, 0, 0, 1), (0, 0, 0, 1), (0, 0, 0, 1)),
    ],
)
def test_three_ways_to_agree(
    gold: list[tuple[int, int]],
    found: list[tuple[int, int]],
    exact: tuple[float, int, float, int],
    overlap: tuple[float, int, float, int],
    character: tuple[float, int, float, int],
) -> None:
    agreement = span_agreement([Span(*span) for span in gold], [Span(*span) for span in found])
    assert counts(agreement.exact) == exact
    assert counts(agreement.overlap) == overlap
    assert counts(agreement.character) == character


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda at: Span(at[0], at[0] + at[1])),
    unique=True,
).map(sorted)


@given(spans, spans)
def test_the_quick_way_counts_as_the_plain_one(gold: list[Span], found: list[Span]) -> None:
    agreement = span_agreement(gold, found)
    assert agreement.overlap.right == sum(any(one.overlaps(g) for g in gold) for one in found)
    assert agreement.overlap.met == sum(any(one.overlaps(f) for f in found) for one in gold)
    gold_points = {at for one in gold for at in range(one.start, one.end)}
    found_points = {at for one in found for at in range(one.start, one.end)}
    assert counts(agreement.character) == (
        len(gold_points & found_points),
        len(found_points),
        len(gold_points & found_points),
        len(gold_points),
    )


def test_a_shared_span_counts_once_and_white_space_at_its_ends_not_at_all() -> None:
    text = "they  said it"
    one = CodedAttribution(source=(Span(0, 5),), cue=(), content=())
    other = CodedAttribution(source=(Span(0, 4), Span(4, 6)), cue=(), content=())
    assert role_spans([one, other], Role.SOURCE, text) == [Span(0, 4)]
    assert without_space(Span(4, 6), text) is None


def test_figures_of_nothing_are_zero() -> None:
    nothing = Agreement(0, 0, 0, 0)
    assert (nothing.precision, nothing.recall, nothing.f1, Share(0, 0).rate) == (0, 0, 0, 0)


def test_f1_is_the_harmonic_mean() -> None:
    assert Agreement(1, 2, 1, 4).f1 == pytest.approx(1 / 3)
