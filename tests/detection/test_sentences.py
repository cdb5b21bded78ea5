"""Sentence boundaries in news text. A row shows its sentences with a ¦ at each boundary."""

from __future__ import annotations

import pytest

from newsapp.detection import detect

ROWS = [
    # an abbreviated country inside a sentence
    "U.S. officials arrived on Monday.¦They left a day later.",
    # titles and initials
    "The vote was called by Sen. J. D. Smith.¦He lost it.",
    "Gen. Ada Voss met Lt. Col. Piet Maas in St. Odile.¦They spoke for an hour.",
    "Gov. Tamsin Hale, D-Mass., said so.¦Rep. Ivo Brandt, R-Tex., did not.",
    "Dr. Lena Voigt, Ph.D., spoke first.¦Prof. Amir Sadeh followed.",
    "Mr. Vance Jr. won.¦Mrs. Vance Sr. lost.",
    # times of day, with a weekday behind them and at the end
    "The ship sailed at 4 p.m. Monday.¦Nobody saw it go.",
    "It ended at 11 a.m.¦The crowd went home.",
    # the stop stands inside the quotation marks
    "“We have a deal,” Mr. Okoro said.¦“It is a good one.”",
    'He said the plan was "dead."¦The board disagreed.',
    # a question in quotation marks goes on with its tag
    "“Is there a deal?” Ms. Lind asked.¦No one answered.",
    "“Stop!” she shouted.¦“Stop now!”",
    # companies, figures, dates
    "The firm, Halden & Co. Ltd., declined to comment.¦Its rival, Norq Inc., did not.",
    "Prices rose 3.5 percent to $4.2 million.¦That was a record.",
    "The plan covers Jan. 3 to Feb. 12.¦After that it lapses.",
    "The company's No. 2 official resigned.¦No. 3 stayed.",
    # abbreviations that end a sentence
    "He moved to the U.S.¦She stayed in Norland.",
    "He was born in Washington, D.C.¦His mother was not.",
    # three dots inside a sentence
    "“I was afraid . . . of losing my job,” she said.¦Then she hung up.",
    "“It was … odd,” he said.¦Nobody laughed.",
    # brackets
    "The bill (see Sec. 4.) failed.¦It will return.",
    "(The ministry did not reply.)¦A second request went unanswered.",
    # damaged: a scrap left behind a sentence
    "The group oversees all operations in the country.¦plan.",
    # damaged: a mark turned the wrong way, and no space behind it
    "It said it had “serious concern“about the port.¦The rest is known.",
    # doubled single marks
    "’’It's over,'' Mr. Adeyemi said.¦''We won.''",
    # a quotation within a quotation
    "\"He said, 'Leave.'\"¦Nobody did.",
    # marks that repeat
    "Is it over?¦Not yet.¦Who knows?!¦The court does.",
]


@pytest.mark.parametrize("row", ROWS)
def test_boundaries(row: str) -> None:
    expected = row.split("¦")
    text = " ".join(expected)
    assert [sentence.span.of(text) for sentence in detect(text).sentences] == expected


def test_paragraphs_are_the_non_empty_lines_counted_from_one() -> None:
    text = "\n  First one. Second one.\n\n \nThird one.  \n"
    found = [(s.paragraph, s.span.of(text)) for s in detect(text).sentences]
    assert found == [(1, "First one."), (1, "Second one."), (2, "Third one.")]


def test_a_line_end_ends_a_sentence_without_a_stop() -> None:
    text = "Port to close\nThe port of Halden will close."
    assert [s.span.of(text) for s in detect(text).sentences] == text.split("\n")


def test_a_text_longer_than_a_piece_keeps_its_sentences() -> None:
    """The library gets long paragraphs in pieces; where they were cut must not show."""
    sentence = "The harbour board of Halden met again on Tuesday without a result."
    text = " ".join([sentence] * 300)
    assert {s.span.of(text) for s in detect(text).sentences} == {sentence}
