"""How flags quote the article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsapp.detection.types import Span

_LONGEST_QUOTE = 90
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")


def quoted(text: str, span: Span) -> str:
    """The words of ``span`` in curly quotation marks, as ``in_quotes`` writes them."""
    return in_quotes(span.of(text))


def in_quotes(words: str) -> str:
    """The words in curly quotation marks, cut after 90 code points at a word's end.

    Quotation marks and commas at the edges are left out, so that they do not double.
    """
    line = " ".join(words.split()).strip("“”\"'‘’ ,")
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return f"“{line}”"


def word_count(text: str) -> int:
    """How many words ``text`` has; “don’t”, “U.S.” and “four-star” are one each."""
    return len(_WORD.findall(text))


_SMALL_WORDS = frozenset("a an the of and or in on at to for with from by but de la".split())


def is_title(words: str) -> bool:
    """Whether quoted words read as a title or a name: every word but the small ones is capital."""
    telling = [word for word in _WORD.findall(words) if word.casefold() not in _SMALL_WORDS]
    return bool(telling) and all(word[0].isupper() or word[0].isdigit() for word in telling)


def lowered(words: str) -> str:
    """The words in lower case, letter for letter, so that places in one are places in the other.

    A pattern over lower-case words is several times as fast as one that ignores case.
    """
    lower = words.lower()
    if len(lower) == len(words):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in words)


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Each span once, in document order."""
    return tuple(sorted(set(spans)))
