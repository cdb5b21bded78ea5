"""Which characters nobody sees, and which of the unseen ones are nobody's trick."""

from __future__ import annotations

import pytest

from newsapp.detection.invisible import Invisible, Sort, invisible_characters

FOUND = [
    # an override: “retsinim eht” is shown as “the minister”
    ("to \u202eretsinim eht", 3, "U+202E", Sort.DIRECTION),
    # an isolate, and what ends it
    ("a\u2066b", 1, "U+2066", Sort.DIRECTION),
    # the mark that a word processor leaves behind
    ("x\u200e.", 1, "U+200E", Sort.DIRECTION),
    # a name that no search finds
    ("Que\u200bntin", 3, "U+200B", Sort.NO_WIDTH),
    ("Que\u200dntin", 3, "U+200D", Sort.NO_WIDTH),
    # a byte order mark in the midst of a text; intake drops one that leads it
    ("one\ufefftwo", 3, "U+FEFF", Sort.NO_WIDTH),
    # counted in code points, behind an emoji
    ("🚧 a\u2060b", 3, "U+2060", Sort.NO_WIDTH),
]


@pytest.mark.parametrize(("text", "at", "code", "sort"), FOUND)
def test_what_nobody_sees_is_found(text: str, at: int, code: str, sort: Sort) -> None:
    (one,) = invisible_characters(text)
    assert (one.at, one.code, one.sort) == (at, code, sort)


@pytest.mark.parametrize(
    "text",
    [
        # plain prose with its quotation marks, dashes and accents
        "“Nobody told us”, said Zoë – in the café’s yard…",
        # emoji that are several characters, held together by joiners
        "👩🏽‍🚒 and 👨‍👩‍👧 and ❤️‍🔥",
        # Persian, whose spelling has the non-joiner
        "می‌خواهم",
        # Hebrew and Arabic need no control to run from right to left
        "שלום and سلام",
        # a soft hyphen and a no-break space, which every content system writes
        "harbour\u00adwall 5\u00a0km",
    ],
)
def test_what_belongs_to_a_text_is_not(text: str) -> None:
    assert list(invisible_characters(text)) == []


def test_all_are_told_in_their_order() -> None:
    text = "\u202aa\u200bb\u202c"
    assert list(invisible_characters(text)) == [
        Invisible(0, "\u202a", Sort.DIRECTION),
        Invisible(2, "\u200b", Sort.NO_WIDTH),
        Invisible(4, "\u202c", Sort.DIRECTION),
    ]
