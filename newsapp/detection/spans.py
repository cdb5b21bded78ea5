"""Questions about many spans, answered without comparing all with all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from newsapp.detection.types import Span


class SpanIndex:
    """Spans of one text, asked what lies inside one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach: list[int] = []
        furthest = 0
        for span in ordered:
            furthest = max(furthest, span.end)
            self._reach.append(furthest)

    def covers(self, span: Span) -> bool:
        """Whether one of the spans contains ``span``.

        The spans that begin at or before it are known to reach as far as the furthest of them;
        nested and overlapping spans of one text make that the same question.
        """
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._reach[before - 1] >= span.end

    def touches(self, span: Span) -> bool:
        """Whether one of the spans shares a code point with ``span``."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


def subtract(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces of ``spans`` that no span of ``others`` covers, in order."""
    taken = sorted(others)
    pieces: list[Span] = []
    for span in sorted(spans):
        start = span.start
        for other in taken:
            if other.start >= span.end:
                break
            if other.end <= start:
                continue
            if other.start > start:
                pieces.append(Span(start, other.start))
            start = max(start, other.end)
        if start < span.end:
            pieces.append(Span(start, span.end))
    return tuple(pieces)
