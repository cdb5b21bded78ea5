"""Claims: attributions whose contents agree in half of their content words."""

from __future__ import annotations

import pytest

from newsapp.detection import detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same in the headline and in the body
        (
            "Harbor board to close the Halden port, officials say\n"
            "The harbor board will close the Halden port in May, two officials said.",
            [("a1", "a2")],
        ),
        # other words
        (
            "The port will close in May, officials said. Ana Ruiz said the fish had gone.",
            [],
        ),
        # too few words to tell
        ("It was late, officials said. It was late, Ana Ruiz said.", []),
        # three that agree in pairs are one claim
        (
            "The bank will merge with Norq in June, an aide said. Ana Ruiz said the bank "
            "will merge "
            "with Norq. The Herald said the bank will merge with Norq in June.",
            [("a1", "a2", "a3")],
        ),
    ],
)
def test_claims(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [claim.attributions for claim in detect(text).claims] == expected
