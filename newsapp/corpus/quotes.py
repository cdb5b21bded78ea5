"""The check that every stored span passes: are these the words that stand there?"""

from __future__ import annotations

from collections.abc import Iterable

from newsapp.corpus.errors import QuoteMismatch, Refused
from newsapp.detection.types import Quotation, Span

_SHOWN = 60


def checked_span(text: str, start: int, end: int, quote: str) -> Span:
    """The span, once it is certain that ``text[start:end] == quote`` (code points).

    Raises QuoteMismatch, with both wordings, where it is not, or where the offsets are none.
    """
    if start < 0 or end <= start or end > len(text):
        raise QuoteMismatch(
            f"There is no stretch from {start} to {end}: the text has {len(text):,} characters. "
            "Reload the page and select the words again."
        )
    words = text[start:end]
    if words != quote:
        raise QuoteMismatch(
            f"From {start} to {end} the text says “{_shown(words)}”, not “{_shown(quote)}”. "
            "Reload the page and select the words again."
        )
    if words.isspace():
        raise QuoteMismatch("There are only spaces here: select at least one word.")
    return Span(start, end)


def quote_of(text: str, span: Span) -> str:
    """The words of ``span``. Raises QuoteMismatch where it reaches beyond ``text``."""
    if span.end > len(text):
        raise QuoteMismatch(
            f"A span ends at {span.end}, but the text has {len(text):,} characters."
        )
    return span.of(text)


def quotation_of(text: str, content: Iterable[Span], passages: Iterable[Span]) -> Quotation:
    """Whether ``content`` is quoted: all of its letters and digits, none of them, or some.

    ``passages`` are the stretches in quotation marks, with or without the marks themselves.
    """
    quoted = list(passages)
    inside = outside = False
    for span in content:
        near = [passage for passage in quoted if passage.overlaps(span)]
        for place in range(span.start, span.end):
            if not text[place].isalnum():
                continue
            if any(passage.start <= place < passage.end for passage in near):
                inside = True
            else:
                outside = True
            if inside and outside:
                return Quotation.MIXED
    return Quotation.DIRECT if inside else Quotation.INDIRECT


def is_printed(words: str, text: str) -> bool:
    """Whether a text has these words, in any case and across line ends."""
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def shortened(words: str, length: int) -> str:
    """``words`` on one line, cut with an ellipsis to at most ``length`` code points."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def require_storable(words: str, what: str) -> None:
    """Raise Refused, naming ``what``, where a database cannot hold ``words``.

    That is a NUL (PostgreSQL stores none) or half a character: JSON can carry both, forms cannot.
    """
    if "\0" in words or any("\ud800" <= character <= "\udfff" for character in words):
        raise Refused(f"{what} holds a damaged character: type it again.")


def _shown(words: str) -> str:
    """``words`` for a message: short, and without halves of characters, which nothing can send."""
    whole = words.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= _SHOWN else whole[: _SHOWN - 1] + "…"
