"""Attributions as cards and lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.corpus.models import Tag
from newsapp.detection.types import Attribution, Role
from newsapp.formats.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class AttributionItem:
    """An attribution as a source's card lists it."""

    value: Attribution
    revision: int
    summary: str
    tags: tuple[Tag, ...] = ()

    @property
    def number(self) -> int:
        """Its number within the version."""
        return int(self.value.id[1:])

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.value.kind].capitalize()

    @property
    def percent(self) -> int:
        """The detector's confidence in percent."""
        return round(self.value.confidence * 100)


def summary_of(attribution: Attribution, text: str) -> str:
    """Its content, else its cue, else its source, shortened to a line."""
    for role in (Role.CONTENT, Role.CUE, Role.SOURCE):
        if spans := attribution.spans(role):
            words = " … ".join(span.of(text) for span in spans)
            return words if len(words) <= 120 else f"{words[:119].rstrip()}…"
    return ""
