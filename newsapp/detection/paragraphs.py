"""Paragraphs: the non-empty lines of a text."""

from __future__ import annotations

import re

from newsapp.detection.types import Span

# Only LF ends a line: intake turns every CR into LF, and a text that came another way keeps its
# offsets because a lone CR is trimmed as space at the edges of a paragraph.
_LINE = re.compile(r"[^\n]+")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The non-empty lines of ``text`` in order, without the space at either end.

    The first is paragraph 1 in ``Sentence.paragraph``. Offsets are code points.
    """
    paragraphs: list[Span] = []
    for line in _LINE.finditer(text):
        trimmed = trim(text, line.start(), line.end())
        if trimmed is not None:
            paragraphs.append(trimmed)
    return tuple(paragraphs)


def trim(text: str, start: int, end: int) -> Span | None:
    """``text[start:end]`` without surrounding white space; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None
