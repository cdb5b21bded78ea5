"""Refusals and silences: what is recorded, and who kept them."""

from __future__ import annotations

import pytest

from newsapp.detection import detect


@pytest.mark.parametrize(
    ("text", "span", "who"),
    [
        # a refusal
        ("The ministry declined to comment.", "The ministry declined to comment", ["The ministry"]),
        # a silence, with the request
        (
            "The bank did not immediately respond to a request for comment.",
            "The bank did not immediately respond to a request for comment",
            ["The bank"],
        ),
        # several bodies, one silence
        (
            "The bank, the Harbor Board and Ms. Obi did not reply to emails.",
            "The bank, the Harbor Board and Ms. Obi did not reply to emails",
            ["The bank", "the Harbor Board", "Ms. Obi"],
        ),
        # what was not told
        (
            "The spokesman did not say how many ships would go.",
            "The spokesman did not say how many ships would go",
            ["The spokesman"],
        ),
        ("It would not name the judges.", "It would not name the judges", ["It"]),
        (
            "They refused to provide figures.",
            "They refused to provide figures",
            ["They"],
        ),
        # nobody of several
        (
            "None of the four banks responded to requests for comment.",
            "None of the four banks responded to requests for comment",
            ["None of the four banks"],
        ),
        # unreachable
        ("Mr. Lind could not be reached.", "Mr. Lind could not be reached", ["Mr. Lind"]),
        # behind another clause
        (
            "The plant is shut, but the owner refused to comment.",
            "the owner refused to comment",
            ["the owner"],
        ),
        # a relative clause between
        (
            "The union, whose members struck last year, declined to comment.",
            "The union, whose members struck last year, declined to comment",
            ["The union"],
        ),
        # the requests are the subject
        (
            "Requests for comment to the embassy went unanswered.",
            "Requests for comment to the embassy went unanswered",
            ["the embassy"],
        ),
    ],
)
def test_non_response(text: str, span: str, who: list[str]) -> None:
    (silence,) = detect(text).non_responses
    assert silence.span.of(text) == span
    assert [part.of(text) for part in silence.who] == who


@pytest.mark.parametrize(
    "text",
    [
        # within a quotation it is somebody's claim
        "“The ministry declined to comment,” Ms. Obi said.",
        # no refusal
        "The prices declined in May.",
        "The ministry denied the report.",
        "The mayor responded to requests for comment.",
        "The school ignored eleven letters from a pupil.",
    ],
)
def test_no_non_response(text: str) -> None:
    assert detect(text).non_responses == ()


def test_a_refusal_is_no_attribution() -> None:
    assert detect("The ministry declined to comment.").attributions == ()
