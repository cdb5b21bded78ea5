"""Finding the same words throughout a text."""

from __future__ import annotations

import pytest

from newsapp.corpus.occurrences import occurrences

ROWS = [
    # what, text, words, the places as they read with the letters around them
    ("whole words", "officials, an official, officials", "officials", [0, 24]),
    (
        "a capital at the head of a sentence",
        "The officials left. Say the officials",
        "the officials",
        [0, 24],
    ),
    ("other letters are other words", "May may MAY", "May", [0, 4]),
    ("a possessive is the same words", "the ministry’s plan", "the ministry", [0]),
    (
        "several words over a line end do not count",
        "two\nofficials two officials",
        "two officials",
        [14],
    ),
    ("Thai has no spaces", "แหล่งข่าวกล่าวว่าแหล่งข่าว", "แหล่งข่าว", [0, 17]),
    ("Arabic stands alone", "المصدر قال والمصدر", "المصدر", [0]),
    ("a vowel sign belongs to its letter", "क कि", "क", [0]),
    ("a family is one character", "👩 👩‍👧", "👩", [0]),
    ("a skin tone too", "👍🏽 👍", "👍", [3]),
    ("an accent typed apart", "cafe\u0301 cafe", "cafe", [6]),
    ("nothing", "text", "absent", []),
    ("no words", "text", "", []),
]


@pytest.mark.parametrize(
    ("text", "words", "starts"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_where_the_words_stand(text: str, words: str, starts: list[int]) -> None:
    found = occurrences(text, words)
    assert [span.start for span in found] == starts
    assert all(span.of(text).lower() == words.lower() for span in found)
