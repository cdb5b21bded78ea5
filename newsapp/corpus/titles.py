"""The title that a text suggests."""

from __future__ import annotations

_MOST_WORDS = 20
_STOPS = ".!?…。"
_CLOSING = "\"'”’»)"
_SHORTENED_TO = 80  # code points, for a text that opens with no headline


def guess_title(text: str) -> str:
    """The first non-empty line, where it reads like a headline; else the empty string.

    A headline has at most 20 words and no final stop; the text itself is left as it is.
    """
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if not first or len(first.split()) > _MOST_WORDS or first.rstrip(_CLOSING)[-1:] in _STOPS:
        return ""
    return first[:300]


def working_title(text: str) -> str:
    """A title for an article that was given none: its headline or its opening words."""
    if guessed := guess_title(text):
        return guessed
    opening = " ".join(text[:1000].split())
    if len(opening) <= _SHORTENED_TO:
        return opening
    return f"{opening[:_SHORTENED_TO].rsplit(' ', 1)[0]}…"


def retitled(title: str, old_text: str, new_text: str) -> str:
    """The title under a new text: where it was the old text's headline, the new one's."""
    if " ".join(title.split()) != " ".join(guess_title(old_text).split()):
        return title
    return guess_title(new_text) or title
