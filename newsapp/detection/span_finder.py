"""The seam: what finds spans, and what it hands over.

A finder sees a text and its layout and returns role spans, nothing else. Linking, classing,
clustering and everything after them take these spans only, so that one finder can replace
another without a change anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newsapp.detection.layout import Layout
from newsapp.detection.types import Role, Span


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """One span with its role and the finder's trust in it (0..1).

    Spans with the same ``group`` belong to one attribution; None leaves it to the linking. A span
    that serves several attributions (a source of two verbs) is handed over once for each group.
    ``kinds`` is what the finder thinks of the source's kind, where it has a view: a probability
    for each Kind, in their order, on source spans and on the cue of an attribution without one.
    """

    role: Role
    span: Span
    score: float
    group: int | None = None
    kinds: tuple[float, ...] = ()


class SpanFinder(Protocol):
    """Finds the source, cue and content spans of a text."""

    @property
    def name(self) -> str:
        """The finder and its version ("grammar@1"), as stored with every detection."""

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        """All role spans of ``text``, in document order; all must lie inside it."""
