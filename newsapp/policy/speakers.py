"""Who speaks: the statements in a detection, by source. Attitudes fire no rule."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Act, Attribution, Detection, Kind, Source, Span
from newsapp.policy.wording import in_order


def statements(detection: Detection, kind: Kind | None = None) -> Iterator[Attribution]:
    """The attributions that are statements, of one kind or of any."""
    for attribution in detection.attributions:
        if attribution.act is Act.STATEMENT and kind in (None, attribution.kind):
            yield attribution


def statements_by_source(detection: Detection) -> dict[str, tuple[Attribution, ...]]:
    """The statements of each source, by its id; a source without one is absent."""
    found: dict[str, list[Attribution]] = {}
    for attribution in statements(detection):
        if attribution.source_id is not None:
            found.setdefault(attribution.source_id, []).append(attribution)
    return {source_id: tuple(made) for source_id, made in found.items()}


def speaking(detection: Detection, kind: Kind) -> Iterator[tuple[Source, tuple[Attribution, ...]]]:
    """The sources of one kind that make a statement, each with its statements."""
    made = statements_by_source(detection)
    for source in detection.sources:
        if source.kind is kind and source.id in made:
            yield source, made[source.id]


def evidence(source: Source, made: tuple[Attribution, ...]) -> tuple[Span, ...]:
    """Every mention of a source, in order; where it has none, the cues of its statements."""
    mentions = in_order((*source.mentions, *(span for one in made for span in one.source)))
    return mentions or in_order(span for one in made for span in (*one.cue, *one.content))


def credit(attribution: Attribution) -> tuple[Span, ...]:
    """The words that name the source; where there are none the cue, and else the content."""
    for spans in (attribution.source, attribution.cue, attribution.content):
        if spans:
            return in_order(spans)
    return ()
