"""Spans gained and lost between two detections."""

import pytest

from newsapp.detection.scoring.annotated_text import parse_annotated
from newsapp.detection.scoring.coded import CodedArticle
from newsapp.detection.scoring.comparison import compare
from newsapp.detection.types import Kind, Role, Span

OLD = "A: anonymous 1\n---\n{1c It rained}, {1s@A a nurse} {1q said}."


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        # nothing changed
        (OLD, []),
        # a longer source is one span gained and one lost
        (
            OLD.replace("{1s@A a nurse}", "a {1s@A nurse}"),
            [(Role.SOURCE, "a nurse", False), (Role.SOURCE, "nurse", True)],
        ),
        # another role is a loss and a gain too
        (
            "A: anonymous 1\n---\n{1q It rained}, {1s@A a nurse} {1c said}.",
            [
                (Role.CUE, "It rained", True),
                (Role.CONTENT, "It rained", False),
                (Role.CUE, "said", False),
                (Role.CONTENT, "said", True),
            ],
        ),
    ],
)
def test_spans_gained_and_lost(new: str, changes: list[tuple[Role, str, bool]]) -> None:
    compared = compare(parse_annotated("rain", OLD), parse_annotated("rain", new))
    text = compared.text or ""
    assert [(one.role, one.span.of(text), one.gained) for one in compared.spans] == changes
    assert compared.same == (not changes)


def test_a_changed_kind_is_told_once() -> None:
    new = OLD.replace("A: anonymous 1", "A: collective")
    compared = compare(parse_annotated("rain", OLD), parse_annotated("rain", new))
    (change,) = compared.kinds
    assert change.old == {Kind.ANONYMOUS}
    assert change.new == {Kind.COLLECTIVE}
    assert change.span.of(compared.text or "") == "said"


def test_detections_of_different_texts_are_refused() -> None:
    one = CodedArticle("rain", None, (), digest="00")
    other = CodedArticle("rain", None, (), digest="01")
    with pytest.raises(ValueError, match="“rain” has another text"):
        compare(one, other)


def test_a_text_may_be_lent() -> None:
    bare = CodedArticle("rain", None, ())
    assert compare(bare, bare, "It rained.").text == "It rained."
    assert compare(bare, bare).text is None
    assert Span(0, 2).of("It rained.") == "It"
