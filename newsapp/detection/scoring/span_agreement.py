"""Spans of one kind, compared three ways: exactly, by any overlap, by character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsapp.detection.scoring.coded import CodedAttribution
from newsapp.detection.scoring.rates import NOTHING, Agreement
from newsapp.detection.types import Role, Span


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """The three figures. Character figures count code points."""

    exact: Agreement = NOTHING
    overlap: Agreement = NOTHING
    character: Agreement = NOTHING

    def __add__(self, other: SpanAgreement) -> SpanAgreement:
        return SpanAgreement(
            self.exact + other.exact,
            self.overlap + other.overlap,
            self.character + other.character,
        )


def role_spans(attributions: Iterable[CodedAttribution], role: Role, text: str) -> list[Span]:
    """The distinct spans of a role in order, without white space at their ends.

    Attributions may share a span: it counts once.
    """
    bare = {
        without_space(span, text)
        for attribution in attributions
        for span in attribution.spans(role)
    }
    return sorted(span for span in bare if span is not None)


def without_space(span: Span, text: str) -> Span | None:
    """The span without white space at its ends; None where it holds nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def span_agreement(gold: Sequence[Span], found: Sequence[Span]) -> SpanAgreement:
    """Compare two sorted lists of distinct spans."""
    same = len(set(gold) & set(found))
    gold_cover, found_cover = _covered(gold), _covered(found)
    shared = _shared(gold_cover, found_cover)
    return SpanAgreement(
        exact=Agreement(same, len(found), same, len(gold)),
        overlap=Agreement(
            _touching(found, gold_cover), len(found), _touching(gold, found_cover), len(gold)
        ),
        character=Agreement(shared, _length(found_cover), shared, _length(gold_cover)),
    )


def _covered(spans: Sequence[Span]) -> list[Span]:
    """The same code points as disjoint spans in order."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _length(cover: Sequence[Span]) -> int:
    return sum(len(span) for span in cover)


def _touching(spans: Sequence[Span], cover: Sequence[Span]) -> int:
    """How many of ``spans`` share a code point with a disjoint, ordered ``cover``."""
    ends = [span.end for span in cover]
    hits = 0
    for span in spans:
        at = bisect_left(ends, span.start + 1)
        hits += at < len(cover) and cover[at].start < span.end
    return hits


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    total = left = right = 0
    while left < len(one) and right < len(other):
        a, b = one[left], other[right]
        total += max(0, min(a.end, b.end) - max(a.start, b.start))
        if a.end < b.end:
            left += 1
        else:
            right += 1
    return total
