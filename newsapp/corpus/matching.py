"""What of a new detection is what is stored already.

Attributions are recognised by the words that they credit, sources by their mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial

from newsapp.corpus.naming import naming_words
from newsapp.detection import types
from newsapp.detection.spans import SpanIndex
from newsapp.detection.types import Origin, Role, State, any_overlap


def is_kept(attribution: types.Attribution) -> bool:
    """Whether a person made, confirmed or rejected it, so that detection leaves it alone."""
    return attribution.origin is Origin.HAND or attribution.state is not State.PROPOSED


def _same_crediting(one: types.Attribution, other: types.Attribution) -> bool:
    """Whether two attributions credit the same words: by their cues, or without cues by the rest.

    Cues decide, because detectors differ about the edges of contents far more than about cues.
    """
    if one.cue and other.cue:
        return any_overlap(one.cue, other.cue)
    if one.content and other.content:
        return any_overlap(one.content, other.content)
    return any_overlap(one.source, other.source)


def partners_of(stored: types.Detection, found: types.Detection) -> dict[str, types.Attribution]:
    """The stored attribution for each found id that has one.

    Several found attributions may fall on one kept attribution; a proposal takes one.
    """
    partners: dict[str, types.Attribution] = {}
    by_stretch: dict[int, list[types.Attribution]] = defaultdict(list)
    for one in stored.attributions:
        for stretch in _stretches(one):
            by_stretch[stretch].append(one)
    taken = set()
    for one in found.attributions:
        near = {other.id: other for stretch in _stretches(one) for other in by_stretch[stretch]}
        alike = [
            other
            for other in near.values()
            if other.id not in taken and _same_crediting(one, other)
        ]
        match = min(alike, key=partial(_unlikeness, one), default=None)
        if match is not None:
            partners[one.id] = match
            if not is_kept(match):
                taken.add(match.id)
    return partners


def _unlikeness(one: types.Attribution, other: types.Attribution) -> tuple[bool, bool, bool, int]:
    """Sorts what credits the same words: the very same spans first, then the same source words.

    Two attributions may share a cue ("Ann and two aides said"); rejecting one must not swallow
    the other.
    """
    same_spans = all(one.spans(role) == other.spans(role) for role in Role)
    same_source = any_overlap(one.source, other.source) or not (one.source or other.source)
    return (not same_spans, not same_source, not is_kept(other), other.start)


def _stretches(attribution: types.Attribution) -> set[int]:
    """Which stretches of 256 code points it touches: what shares none cannot overlap."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return {
        stretch for span in spans for stretch in range(span.start >> 8, (span.end - 1 >> 8) + 1)
    }


def sources_found_again(stored: types.Detection, found: types.Detection) -> dict[str, types.Source]:
    """The stored source for each found one: by the words that name it, then by shared mentions.

    Each is used once. A stored source whose naming words mention somebody in ``found`` is that one
    or nobody, however many mentions it shares with others: what people said of it stays with them.

    One that shares no mention, and that goes unless it is found again, is the one whose mention its
    naming words overlap: detectors differ about edges, and attestations and comments go with it.
    """
    holders: dict[types.Span, list[types.Source]] = defaultdict(list)
    for source in stored.sources:
        for span in source.mentions:
            holders[span].append(source)
    by_id = {source.id: source for source in stored.sources}
    shared = Counter(
        (source.id, holder.id)
        for source in found.sources
        for span in source.mentions
        for holder in holders[span]
    )
    naming = {source.id: _naming_spans(source, stored.text) for source in stored.sources}
    mentioned = {span: source.id for source in found.sources for span in source.mentions}
    named = {
        (mentioned[span], stored_id)
        for stored_id, spans in naming.items()
        for span in spans
        if span in mentioned
    }
    known = {stored_id for _, stored_id in named}
    pairs = {pair: (1, -count) for pair, count in shared.items() if pair[1] not in known}
    pairs |= {pair: (0, -shared[pair]) for pair in named}
    known |= {stored_id for _, stored_id in shared}
    known |= {one.source_id for one in stored.attributions if one.source_id and is_kept(one)}
    index = SpanIndex(mentioned)
    pairs |= {
        (mentioned[touched], stored_id): (2, 0)
        for stored_id, spans in naming.items()
        if stored_id not in known
        for span in spans
        for touched in index.touching(span)
    }
    matches: dict[str, types.Source] = {}
    used = set()
    for found_id, stored_id in sorted(pairs, key=lambda pair: (pairs[pair], pair)):
        if found_id not in matches and stored_id not in used:
            matches[found_id] = by_id[stored_id]
            used.add(stored_id)
    return matches


def _naming_spans(source: types.Source, text: str) -> list[types.Span]:
    """The mentions that name a source; all of them where nobody can tell which do."""
    words = {span: span.of(text) for span in source.mentions}
    naming = naming_words(source.name, set(words.values())) or set(words.values())
    return [span for span, told in words.items() if told in naming]
