"""Texts with their attributions marked in place, and a finder that finds just these."""

from __future__ import annotations

from newsapp.detection import Detection, Kind, detect
from newsapp.detection.layout import Layout
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.types import Role, Span


class Marked:
    """A finder that reads its spans from marks: [source|cue|content] in the text it was made of.

    A fourth part is its view of the source's kind: [a clerk|said|so|anonymous 0.7 collective 0.2].
    """

    name = "marked@1"

    def __init__(self, marked: str) -> None:
        self.text = ""
        self._spans: list[RoleSpan] = []
        for group, piece in enumerate(marked.split("[")):
            body, closed, rest = piece.partition("]")
            if not closed:
                self.text += piece
                continue
            *parts, view = (*body.split("|"), "")[:4]
            for role, words in zip(Role, parts, strict=True):
                start = len(self.text)
                self.text += words
                if words:
                    span = Span(start, len(self.text))
                    kinds = _view(view) if role is Role.SOURCE else ()
                    self._spans.append(RoleSpan(role, span, 0.9, group, kinds))
                self.text += " " if role is not Role.CONTENT else ""
            self.text += rest

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        """The marked spans."""
        assert layout.paragraphs
        return tuple(self._spans)


def _view(written: str) -> tuple[float, ...]:
    """A probability for each kind: those that are written, and nothing for the others."""
    words = written.split()
    chances = dict(zip(words[::2], map(float, words[1::2]), strict=True))
    return tuple(chances.get(kind.value, 0.0) for kind in Kind) if chances else ()


def read(marked: str) -> Detection:
    """What detection makes of a marked text."""
    finder = Marked(marked)
    return detect(finder.text, finder=finder, language="en")
