"""An article with its marks, coded by a person or found by the detector, ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.detection.types import (
    Act,
    Detection,
    Furniture,
    Kind,
    NonResponse,
    ReasonType,
    Role,
    Span,
)


@dataclass(frozen=True, slots=True)
class CodedAttribution:
    """One attribution. ``kinds`` are those that a coder would accept; empty where not coded.

    ``confidence`` (0..1) and ``act`` are None where the file has none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kinds: frozenset[Kind] = frozenset()
    act: Act | None = None
    source_id: str | None = None
    confidence: float | None = None

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]


@dataclass(frozen=True, slots=True)
class CodedSource:
    """One cluster of mentions that are the same person or persons.

    ``at_least`` is None where the file tells nothing about the number; then it is not scored.
    """

    id: str
    kinds: frozenset[Kind]
    mentions: tuple[Span, ...]
    count: int | None = None
    at_least: int | None = None
    reason: tuple[Span, ...] = ()
    reason_type: ReasonType | None = None


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """A text with all its marks. Spans are code points into ``text``.

    ``sources``, ``non_responses`` and ``furniture`` are None where the file does not code them:
    they are then left out of the figures, unlike an empty tuple, which says that there are none.
    ``text`` is None for a file of predictions without texts; ``digest`` is then the SHA-256 of its
    UTF-8 bytes in hexadecimal digits, where the file tells it.
    """

    name: str
    text: str | None
    attributions: tuple[CodedAttribution, ...]
    sources: tuple[CodedSource, ...] | None = None
    non_responses: tuple[NonResponse, ...] | None = None
    furniture: tuple[Furniture, ...] | None = None
    digest: str | None = None


def coded_detection(name: str, detection: Detection) -> CodedArticle:
    """What the detector found, in the form in which articles are compared."""
    return CodedArticle(
        name=name,
        text=detection.text,
        attributions=tuple(
            CodedAttribution(
                source=one.source,
                cue=one.cue,
                content=one.content,
                kinds=frozenset((one.kind,)),
                act=one.act,
                source_id=one.source_id,
                confidence=one.confidence,
            )
            for one in detection.attributions
        ),
        sources=tuple(
            CodedSource(
                id=one.id,
                kinds=frozenset((one.kind,)),
                mentions=one.mentions,
                count=one.count,
                at_least=one.at_least,
                reason=one.reason,
                reason_type=one.reason_type,
            )
            for one in detection.sources
        ),
        non_responses=detection.non_responses,
        furniture=detection.furniture,
    )
