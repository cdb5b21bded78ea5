"""Talks: a turn goes on over the paragraphs until somebody else has the floor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsapp.detection.layout import Layout
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.chest import Chest
from newsapp.detection.tagger.repairs import in_our_terms
from newsapp.detection.types import Role, Span

# "SMITH: We won.", "Q: Why?", as a talk is written down.
_LABEL = re.compile(r"(?P<who>[A-Z][A-Z.’' -]{1,40}|[QA]):\s")


def with_whole_turns(text: str, layout: Layout, chest: Chest) -> None:
    """Gives every speaker the paragraphs between two labels in which nobody else is credited."""
    furniture = {piece.span for piece in layout.furniture}
    label: Span | None = None
    between: list[Span] = []
    for paragraph in layout.paragraphs:
        begins = _LABEL.match(text, paragraph.start, paragraph.end)
        if begins is not None:
            if label is not None and between:
                _go_on(text, chest, label, between)
            label, between = Span(*begins.span("who")), []
        elif paragraph not in furniture:
            between.append(paragraph)


def _go_on(text: str, chest: Chest, label: Span, paragraphs: Sequence[Span]) -> None:
    for number, turn in chest.meeting(label, Role.SOURCE).items():
        free = [span for span in paragraphs if not chest.meeting(span, *Role)]
        if free:
            chest.drop([number])
            score = turn[0].score
            more = [RoleSpan(Role.CONTENT, span, score) for span in free]
            chest.add([*turn, *in_our_terms(text, frozenset(), more)])
        return
