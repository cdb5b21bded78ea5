"""The notation in which the examples are written."""

import pytest

from newsapp.detection.types import Act, FurnitureKind, Kind, ReasonType, State
from newsapp.policy.notation import read


def test_the_marks_are_gone_from_the_text_and_stand_where_they_stood() -> None:
    detection = read(
        "%headline:Drugs run out%\n\n| [anonymous#n:Two nurses] {said} <=a:drugs ran out>, "
        "~substantive#n:fearing dismissal~. !@The trust@ did not respond!."
    )
    text = detection.text
    assert text == (
        "Drugs run out\n\nTwo nurses said drugs ran out, fearing dismissal. The trust did not "
        "respond."
    )
    (made,) = detection.attributions
    assert [span.of(text) for span in (*made.source, *made.cue, *made.content)] == [
        "Two nurses", "said", "drugs ran out",
    ]  # fmt: skip
    (source,) = detection.sources
    assert (source.id, source.kind, source.count) == ("n", Kind.ANONYMOUS, 2)
    assert [span.of(text) for span in source.reason] == ["fearing dismissal"]
    assert source.reason_type is ReasonType.SUBSTANTIVE
    (silence,) = detection.non_responses
    assert [silence.span.of(text), silence.who[0].of(text)] == [
        "The trust did not respond", "The trust",
    ]  # fmt: skip
    (piece,) = detection.furniture
    assert (piece.kind, piece.span.of(text)) == (FurnitureKind.HEADLINE, "Drugs run out")
    (claim,) = detection.claims
    assert claim.attributions == (made.id,)


def test_parts_nest_by_their_number() -> None:
    detection = read("[1media:The Sun] {1says} <1that [2anonymous:an aide] {2left}>.")
    outer, inner = detection.attributions
    assert outer.content[0].of(detection.text) == "that an aide left"
    assert inner.source[0].of(detection.text) == "an aide"


@pytest.mark.parametrize(
    ("marked", "act", "state"),
    [
        ("[anonymous:An aide] {said} <no>.", Act.STATEMENT, State.PROPOSED),
        ("[anonymous:An aide] {?hopes} <so>.", Act.ATTITUDE, State.PROPOSED),
        ("[anonymous:An aide] {!said} <no>.", Act.STATEMENT, State.REJECTED),
    ],
)
def test_a_sign_before_the_cue(marked: str, act: Act, state: State) -> None:
    (made,) = read(marked).attributions
    assert (made.act, made.state) == (act, state)


def test_signs_that_open_nothing_are_text() -> None:
    assert read("At 8% and up! Write to a@b.example.").text == "At 8% and up! Write to a@b.example."


def test_a_mark_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        read("[anonymous:An aide {said} <no>.")
