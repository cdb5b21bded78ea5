"""A new detection regrouped as people grouped the sources before.

Whoever merged two sources, or split one, has said which words speak of whom. Detection knows
nothing of it and would group them as before: so its sources are regrouped before it is laid over
a version.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace

from newsapp.detection.types import Detection, Source, Span


def regrouped(found: Detection, stored: Detection, by_hand: Collection[str]) -> Detection:
    """``found`` with the mentions of the stored sources ``by_hand`` (ids) kept together.

    A found mention that is one of such a source goes to it, and so do the other mentions that were
    found beside it, unless they stand with a source of their own. The ids of regrouped sources
    begin with "kept-".
    """
    if not by_hand:
        return found
    owner = {
        span: source.id if source.id in by_hand else ""
        for source in stored.sources
        for span in source.mentions
    }
    grouped: dict[str, list[Source]] = defaultdict(list)
    moved: dict[tuple[str, Span], str] = {}
    usual: dict[str, str] = {}
    left: dict[str, Source] = {}
    for source in found.sources:
        held = Counter(owner[span] for span in source.mentions if owner.get(span))
        if not held:
            left[source.id] = source
            continue
        usual[source.id] = held.most_common(1)[0][0]
        for span in source.mentions:
            if to := owner.get(span, usual[source.id]):
                moved[source.id, span] = to
        stays = tuple(span for span in source.mentions if (source.id, span) not in moved)
        if stays:
            left[source.id] = replace(source, mentions=stays)
        for to in held:
            grouped[to].append(source)
    names = {source.id: source for source in stored.sources}
    kept = [
        _kept(names[name], sources, moved, first=usual) for name, sources in sorted(grouped.items())
    ]
    return replace(
        found,
        sources=(*left.values(), *kept),
        attributions=tuple(
            replace(one, source_id=f"kept-{to}", kind=names[to].kind)
            if (to := _credited(one.source_id, one.source, moved, usual, left))
            else one
            for one in found.attributions
        ),
    )


def _kept(
    stored: Source,
    found: list[Source],
    moved: dict[tuple[str, Span], str],
    *,
    first: dict[str, str],
) -> Source:
    """A stored source with what was found of it: its words, and the reasons printed for them."""
    mentions = {
        span
        for source in found
        for span in source.mentions
        if moved.get((source.id, span)) == stored.id
    }
    reasons = {span for source in found if first[source.id] == stored.id for span in source.reason}
    types = [source.reason_type for source in found if source.reason_type]
    return replace(
        stored,
        id=f"kept-{stored.id}",
        mentions=tuple(sorted(mentions)),
        reason=tuple(sorted(reasons)),
        reason_type=types[0] if reasons and types else None,
    )


def _credited(
    source: str | None,
    words: tuple[Span, ...],
    moved: dict[tuple[str, Span], str],
    usual: dict[str, str],
    left: dict[str, Source],
) -> str:
    """The stored source that an attribution of a regrouped source goes to; empty for none."""
    if source is None:
        return ""
    for span in words:
        if to := moved.get((source, span)):
            return to
    return "" if source in left else usual[source]
