"""The paragraphs of a story, without what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsapp.detection.types import Detection, FurnitureKind, Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")


class Paragraphs:
    """The non-empty lines of a text that are no furniture, by position."""

    def __init__(self, detection: Detection) -> None:
        lines = [Span(*found.span()) for found in _LINE.finditer(detection.text)]
        taken = sorted(piece.span for piece in detection.furniture)
        starts = [span.start for span in taken]
        self.spans = tuple(line for line in lines if not _is_taken(line, taken, starts))
        self._starts = [span.start for span in self.spans]
        self.headlines = tuple(
            piece.span for piece in detection.furniture if piece.kind is FurnitureKind.HEADLINE
        )

    def number_at(self, place: int) -> int:
        """The number, from 0, of the paragraph that holds or precedes ``place``; -1 before all."""
        return bisect_right(self._starts, place) - 1


def _is_taken(line: Span, taken: list[Span], starts: list[int]) -> bool:
    """Whether furniture covers the line; a dateline in front of it does not."""
    place = bisect_right(starts, line.end - 1) - 1
    return place >= 0 and taken[place].overlaps(line) and 2 * len(taken[place]) >= len(line)
