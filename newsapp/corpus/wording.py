"""What an attribution is called in a message: its words, since nobody reads its number anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from newsapp.corpus.models import Attribution, AttributionSpan
from newsapp.corpus.quotes import shortened
from newsapp.detection.types import Role

_SHOWN = 80
_QUOTATION = ' ,“”„"«»'
"""Around words that are put in quotation marks here."""


def called(attribution: Attribution, spans: Iterable[AttributionSpan] | None = None) -> str:
    """A stored attribution by its words, in quotation marks.

    ``spans`` are all of its spans in reading order, where the caller has read them already.
    """
    rows = attribution.spans.all() if spans is None else spans
    return called_by((row.role, row.quote) for row in rows)


def called_by(spans: Iterable[tuple[str, str]]) -> str:
    """An attribution by the words of its content, or by all of them where it has none.

    ``spans`` are its roles and quotes in reading order.
    """
    rows = list(spans)
    content = [quote for role, quote in rows if role == Role.CONTENT]
    words = " … ".join(content or [quote for _, quote in rows]).strip(_QUOTATION)
    return f"“{shortened(words, _SHOWN)}”" if words else "an attribution"
