"""Sources that a participle shares with the clause beside it.

"While debating the vote, a friend said …": the tagger leaves the debating without a source, though
it is the friend who debates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from newsapp.detection.layout import Layout
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.repairs import Bundle, spans_of
from newsapp.detection.types import Role, Span

_LEADING = re.compile(r"(?:(?:while|when|after|before|in|by)\s+)?\w+ing\b", re.IGNORECASE)


def with_shared_sources(text: str, layout: Layout, bundles: Iterable[Bundle]) -> list[Bundle]:
    """The attributions of ``text``, participles with the source of the clause beside them."""
    held = sorted(bundles, key=lambda bundle: min(one.span for one in bundle))
    starts = [sentence.span.start for sentence in layout.sentences]
    shared: list[Bundle] = []
    for number, bundle in enumerate(held):
        if _leads(text, bundle, starts):
            end = max(one.span.end for one in bundle)
            bundle = [*bundle, *_subject_behind(text, held[number + 1 : number + 4], end)]
        shared.append(bundle)
    return shared


def _sources(bundle: Bundle) -> list[RoleSpan]:
    return [one for one in bundle if one.role is Role.SOURCE]


def _leads(text: str, bundle: Bundle, starts: list[int]) -> bool:
    """Whether the attribution is a participle that opens its sentence, without a source."""
    cues = spans_of(bundle, Role.CUE)
    if _sources(bundle) or not cues:
        return False
    at = bisect_right(starts, cues[0].start) - 1
    sentence = starts[at] if at >= 0 else 0
    near = cues[0].start - sentence <= len("before ")
    return near and _LEADING.match(text, sentence, cues[0].end) is not None


def _subject_behind(text: str, bundles: Iterable[Bundle], end: int) -> list[RoleSpan]:
    """The source that begins right behind the comma after ``end``."""
    for bundle in bundles:
        for one in _sources(bundle):
            gap = Span(end, one.span.start) if end < one.span.start else None
            if gap is not None and gap.of(text).strip() == ",":
                return [one]
    return []
