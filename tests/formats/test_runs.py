"""Runs: cut at every edge, nested longest outside, nothing of the text lost."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.types import Kind, Span
from newsapp.formats.runs import Layer, Mark, ParagraphRuns, cut_runs, paragraph_spans

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


def mark(layer: Layer, start: int, end: int, attribution: str = "a1") -> Mark:
    return Mark(layer, Span(start, end), attribution, kind=Kind.ANONYMOUS)


def joined(paragraphs: tuple[ParagraphRuns, ...]) -> str:
    return "".join(
        item.before + "".join(run.text for run in item.runs) + item.after for item in paragraphs
    )


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        # without a mark a paragraph is one run
        ("It rained.", [], [("It rained.", [])]),
        # a mark in the middle makes three runs
        (
            "A nurse said so.",
            [mark(Layer.CUE, 8, 12)],
            [("A nurse ", []), ("said", ["cue"]), (" so.", [])],
        ),
        # a mark inside another: the longer one outside
        (
            "It is shut, he said.",
            [mark(Layer.CUE, 6, 10), mark(Layer.CONTENT, 0, 10)],
            [("It is ", ["content"]), ("shut", ["content", "cue"]), (", he said.", [])],
        ),
        # marks that cross: cut where each begins and ends
        (
            "abcdef",
            [mark(Layer.CONTENT, 0, 4), mark(Layer.SOURCE, 2, 5)],
            [("ab", ["content"]), ("cd", ["content", "source"]), ("e", ["source"]), ("f", [])],
        ),
        # the same words in two roles: content outside, then source, then cue
        (
            "abc",
            [mark(Layer.CUE, 0, 3), mark(Layer.SOURCE, 0, 3), mark(Layer.CONTENT, 0, 3)],
            [("abc", ["content", "source", "cue"])],
        ),
        # an emoji is one code point
        ("😀 he said", [mark(Layer.CUE, 5, 9)], [("😀 he ", []), ("said", ["cue"])]),
    ],
)
def test_runs_are_cut_at_every_edge(
    text: str, marks: list[Mark], expected: list[tuple[str, list[str]]]
) -> None:
    (paragraph,) = cut_runs(text, marks)
    assert [(run.text, [m.layer.value for m in run.marks]) for run in paragraph.runs] == expected


def test_the_order_of_the_marks_given_does_not_matter() -> None:
    marks = [mark(Layer.CONTENT, 0, 3, f"a{number}") for number in (10, 9, 2)]
    (paragraph,) = cut_runs("abc", marks)
    assert [m.attribution for m in paragraph.runs[0].marks] == ["a2", "a9", "a10"]
    assert cut_runs("abc", reversed(marks)) == (paragraph,)


def test_a_mark_over_a_line_end_is_drawn_in_both_paragraphs_and_not_between() -> None:
    first, second = cut_runs("abc\n\ndef\n", [mark(Layer.CONTENT, 1, 6)])
    assert [(run.text, len(run.marks)) for run in first.runs] == [("a", 0), ("bc", 1)]
    assert [(run.text, len(run.marks)) for run in second.runs] == [("d", 1), ("ef", 0)]
    assert (first.after, second.after) == ("\n\n", "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # empty lines and lines of white space are no paragraphs and are not counted
        ("\n one \n \t\ntwo", [(1, " one "), (2, "two")]),
        # only LF ends a line: a line separator and a form feed stay inside
        ("one\u2028two\x0cthree", [(1, "one\u2028two\x0cthree")]),
        # nothing but white space
        ("\n \n", []),
    ],
)
def test_paragraphs_are_the_lines_that_are_not_empty(
    text: str, expected: list[tuple[int, str]]
) -> None:
    numbered = [(n, span.of(text)) for n, span in enumerate(paragraph_spans(text), start=1)]
    assert numbered == expected
    assert joined(cut_runs(text, [])) == text


def test_a_mark_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="ends at 4, but the text has 3"):
        cut_runs("abc", [mark(Layer.CUE, 1, 4)])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(ANY_TEXT.filter(bool))
    places = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(places, places).filter(lambda pair: pair[0] != pair[1])))
    layers = st.sampled_from(Layer)
    return text, [mark(draw(layers), min(pair), max(pair)) for pair in pairs]


@given(marked_texts())
def test_any_text_under_any_marks_comes_back_whole(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    paragraphs = cut_runs(text, marks)
    assert joined(paragraphs) == text
    for paragraph in paragraphs:
        assert "\n" not in "".join(run.text for run in paragraph.runs)
        for run in paragraph.runs:
            assert text[run.start : run.end] == run.text != ""
            over = [m for m in marks if m.span.start <= run.start and run.end <= m.span.end]
            assert sorted(map(repr, run.marks)) == sorted(map(repr, over))
            assert all(len(a.span) >= len(b.span) for a, b in pairwise(run.marks))
            touched = [m for m in marks if m.span.overlaps(Span(run.start, run.end))]
            assert len(touched) == len(over)


def test_a_long_text_with_many_attributions_is_cut_at_once() -> None:
    text = "\n".join(
        "The ministry will open the pass in May, two officials said. " * 10 for _ in range(500)
    )
    assert len(text.split()) >= 50_000
    marks = []
    for number in range(2000):
        start = number * (len(text) // 2000)
        name = f"a{number}"
        marks.append(mark(Layer.CONTENT, start, start + 80, name))
        marks.append(mark(Layer.SOURCE, start + 81, start + 90, name))
        marks.append(mark(Layer.CUE, start + 91, start + 95, name))
    elapsed = []
    for _ in range(5):  # the best of five: other work on the machine must not decide
        begin = time.process_time()
        paragraphs = cut_runs(text, marks)
        elapsed.append(time.process_time() - begin)
    assert joined(paragraphs) == text
    assert min(elapsed) < 0.15  # seconds of processor time, the budget of the workbench
