"""Suggestions as their list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.corpus.models import Attribution
from newsapp.corpus.queries.detections import KIND_BY_HAND
from newsapp.detection.types import Origin, Role
from newsapp.formats.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class SuggestionItem:
    """A detected attribution: who is credited with what, how sure, and why."""

    row: Attribution
    who: str
    cue: str
    content: str

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.row.kind]

    @property
    def percent(self) -> int:
        """The detector's confidence in percent."""
        return round(self.row.confidence * 100)

    @property
    def why(self) -> str:
        """Where the kind comes from, for an editor."""
        source = self.row.source
        return KIND_BY_HAND if source and source.kind_origin == Origin.HAND else self.row.why


def suggestion_items(rows: Iterable[Attribution], text: str) -> list[SuggestionItem]:
    """The rows, which have their spans with them, with their words; offsets are code points."""
    return [
        SuggestionItem(
            row,
            _words(row, Role.SOURCE, text) or (row.source.name if row.source else ""),
            _words(row, Role.CUE, text),
            _words(row, Role.CONTENT, text),
        )
        for row in rows
    ]


def _words(row: Attribution, role: Role, text: str) -> str:
    spans = sorted(span.span for span in row.spans.all() if span.role == role)
    return " … ".join(span.of(text) for span in spans)
