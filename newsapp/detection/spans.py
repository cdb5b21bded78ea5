"""Questions about many spans, answered without comparing all with all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from newsapp.detection.types import Span


class SpanIndex:
    """Spans of one text, asked what lies inside one of them, and what beside."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach: list[int] = []
        furthest = 0
        for span in self._spans:
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

    def touching(self, span: Span) -> tuple[Span, ...]:
        """The spans that share a code point with ``span``, in order."""
        first = bisect_right(self._reach, span.start)
        behind = bisect_left(self._starts, span.end)
        return tuple(other for other in self._spans[first:behind] if other.overlaps(span))


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
