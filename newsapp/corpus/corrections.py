"""What follows where a person corrects the words of a source: its name, and the why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsapp.corpus.models import Attribution, Source
from newsapp.corpus.quotes import shortened
from newsapp.corpus.storing import SOURCE_NAME_LENGTH
from newsapp.detection.types import Origin

CORRECTED = "Corrected by hand."
"""The why of what a detector found and a person has given other words."""

_QUOTED = re.compile(r"[“\"]([^”\"]+?)…?[”\"]")


def name_follows(source: Source, before: str, after: str, marked: Iterable[str]) -> bool:
    """Name ``source`` anew where its name was taken from the words ``before``, which are ``after``.

    Returns whether it was: then what was said of the old name is no longer its why either.

    A name that a person gave stays, and so does one that another mention has or that stands in the
    corrected words as it did in the old ones. ``marked`` are the words of the mentions after the
    correction. The source is not saved.
    """
    if source.name_origin == Origin.HAND:
        return False
    name = _flat(source.name)
    if any(_flat(words) == name for words in marked):
        return False
    is_all = _flat(shortened(before, SOURCE_NAME_LENGTH)) == name
    if not is_all and (name not in _flat(before) or name in _flat(after)):
        return False
    source.name = shortened(after, SOURCE_NAME_LENGTH)
    source.why = CORRECTED
    return True


def why_follows(row: Source | Attribution, before: str, marked: Iterable[str]) -> None:
    """Drop the why of ``row`` where it quotes words that are no longer ``marked``.

    It may quote a part of them ("officials" of "Two officials"), but not all of what was there
    ``before``. The row is not saved.
    """
    words = [_flat(one) for one in marked]
    for quoted in map(_flat, _QUOTED.findall(row.why)):
        gone = quoted == _flat(before) and quoted not in words
        if gone or not any(quoted in one for one in words):
            row.why = CORRECTED
            return


def _flat(words: str) -> str:
    return " ".join(words.split()).casefold()
