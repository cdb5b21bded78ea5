"""How much of a content stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsapp.detection.spans import subtract
from newsapp.detection.types import Quotation, Span


def quotation_of(text: str, quotations: Sequence[Span], content: Sequence[Span]) -> Quotation:
    """Direct where every word of ``content`` is quoted, mixed where some are, else indirect."""
    near: list[Span] = []
    for span in content:
        first = max(0, bisect_left(quotations, span) - 1)
        last = bisect_right(quotations, Span(span.end, span.end + 1))
        near += [q for q in quotations[first:last] if q.overlaps(span)]
    if not near:
        return Quotation.INDIRECT
    outside = subtract(content, near)
    words = any(any(c.isalnum() for c in span.of(text)) for span in outside)
    return Quotation.MIXED if words else Quotation.DIRECT
