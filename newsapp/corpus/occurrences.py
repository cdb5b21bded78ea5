"""Where the same words stand in a text, as whole words."""

from __future__ import annotations

import re
import unicodedata

from newsapp.detection.types import Span

# Scripts that are written without spaces between words, by the first word of a letter's name.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_JOINER = "\u200d"


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place of ``words`` in ``text`` (code points), in order; empty where there is none.

    Letters are the same letters, but for the first, which may be a capital at one place and small
    at another. A place inside a longer word does not count, nor one that would cut a character
    that is written with several code points.
    """
    if not words:
        return ()
    first, rest = words[0], words[1:]
    pattern = re.compile(
        f"(?:{re.escape(first.lower())}|{re.escape(first.upper())})" + re.escape(rest)
    )
    found = (Span(*match.span()) for match in pattern.finditer(text) if match.end() > match.start())
    return tuple(span for span in found if _stands_alone(text, span))


def _stands_alone(text: str, span: Span) -> bool:
    before, first = text[: span.start][-1:], text[span.start]
    last, behind = text[span.end - 1], text[span.end : span.end + 1]
    if before == _JOINER or behind == _JOINER or (behind and _is_added(behind)):
        return False
    return not (_one_word(before, first) or _one_word(last, behind))


def _one_word(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word."""
    if not left or not right or not (_is_letter(left) and _is_letter(right)):
        return False
    return not (_is_unspaced(left) or _is_unspaced(right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or _is_added(character)


def _is_added(character: str) -> bool:
    """Whether it is written on the letter before it: accents, vowel signs, skin tones."""
    return (
        unicodedata.category(character).startswith("M") or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def _is_unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)
