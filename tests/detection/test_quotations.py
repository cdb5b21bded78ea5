"""Quoted stretches, also with damaged marks. Expected: the quoted words with their marks."""

from __future__ import annotations

import pytest

from newsapp.detection import Quotation, detect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # curly marks
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        # straight marks
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        # straight marks around one word
        ('It was "odd" and "new".', ['"odd"', '"new"']),
        # two single marks typed for a double one
        ("''We go,'' he said.", ["''We go,''"]),
        # British style: single marks, with an apostrophe inside
        ("‘We don’t go,’ he said.", ["‘We don’t go,’"]),
        ("'We don't go,' he said.", ["'We don't go,'"]),
        # an apostrophe opens nothing
        ("The boys' club and Ada's dog.", []),
        # guillemets
        ("«We go», he said.", ["«We go»"]),
        # a quotation inside another is part of it
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        # closed by an opening mark that leans on the word before it
        ("It felt “deep unease“about that.", ["“deep unease“"]),
        # never closed, in the middle of a line: a slip
        ("The sign said “closed and he left.", []),
        # never closed, at the head of a line: quoted to its end
        ("“We go, he said.", ["“We go, he said."]),
        # running over paragraphs: every one opens, the last closes
        ("“One.\n“Two.\n“Three.”", ["“One.", "“Two.", "“Three.”"]),
        # a closing mark that nobody opened
        ("We go,” he said.", []),
        # inches
        ('The 6" pipe and the 8" pipe.', []),
    ],
)
def test_quoted_stretches(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in detect(text).quotations] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # every word of the content is quoted
        ("“We have no plan,” an aide said.", Quotation.DIRECT),
        # none is
        ("An aide said that there was no plan.", Quotation.INDIRECT),
        # some are
        ("An aide said that the plan was “dead on arrival.”", Quotation.MIXED),
        # both parts of an interrupted quotation are
        ("“We go,” an aide said, “when we are ready.”", Quotation.DIRECT),
    ],
)
def test_how_much_of_a_content_is_quoted(text: str, expected: Quotation) -> None:
    (attribution,) = detect(text).attributions
    assert attribution.quotation is expected
