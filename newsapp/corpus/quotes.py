"""The check that every stored span passes: are these the words that stand there?"""

from __future__ import annotations

from collections.abc import Iterable

from newsapp.corpus.errors import QuoteMismatch
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
    return Span(start, end)


def quote_of(text: str, span: Span) -> str:
    """The words of ``span``. Raises QuoteMismatch where it reaches beyond ``text``."""
    if span.end > len(text):
        raise QuoteMismatch(
            f"A span ends at {span.end}, but the text has {len(text):,} characters."
        )
    return span.of(text)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches with those that overlap made one, in document order.

    Spans that only touch stay apart: two people named side by side are two mentions.
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


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


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
