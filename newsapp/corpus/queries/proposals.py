"""What the detector would add to an attribution that a person has begun with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsapp.corpus.models import Attribution, AttributionSpan, Version
from newsapp.detection import detect, types
from newsapp.detection.language import ENGLISH
from newsapp.detection.paragraphs import trim
from newsapp.detection.types import Role, Span, State

# Code points around the source that are read: a long paragraph, and some 20 ms of the tagger.
WINDOW = 2_000
_PROPOSED = (Role.CUE, Role.CONTENT)


def proposed_parts(attribution: Attribution) -> tuple[tuple[Role, Span], ...]:
    """The cue and content that would go with the source words of ``attribution``.

    Nothing where it has no source words or has both already. What somebody rejected for these
    words counts before what the detector finds when it reads their paragraph anew; what stands
    elsewhere already is not proposed. Offsets are code points into the version's text.
    """
    rows = list(attribution.spans.all())
    source = [row.span for row in rows if row.role == Role.SOURCE]
    lacking = [role for role in _PROPOSED if not any(row.role == role for row in rows)]
    if not source or not lacking:
        return ()
    taken = [row.span for row in rows]
    found = _rejected(attribution.version, source) or _detected(attribution.version, source)
    return tuple(
        (role, span)
        for role, span in found
        if role in lacking and not any(span.overlaps(other) for other in taken)
    )


def _rejected(version: Version, source: Sequence[Span]) -> list[tuple[Role, Span]]:
    """Cue and content of a rejected attribution whose source words these are."""
    rows = AttributionSpan.objects.filter(
        attribution__version=version,
        attribution__state=State.REJECTED,
        role=Role.SOURCE,
        start__lt=source[0].end,
        end__gt=source[0].start,
    ).select_related("attribution")
    for row in rows:
        parts = row.attribution.spans.filter(role__in=_PROPOSED)
        if found := [(Role(part.role), part.span) for part in parts]:
            return found
    return []


def _detected(version: Version, source: Sequence[Span]) -> list[tuple[Role, Span]]:
    """Cue and content that detection finds for these source words, or else in their sentence."""
    if version.language != ENGLISH:
        return []
    window = _window(version.text, source[0])
    detection = _detect(window.of(version.text))
    own = _moved(source[0], -window.start)
    found = next((a for a in detection.attributions if _overlap(a.source, own)), None)
    if found is None:
        found = _in_sentence(version, detection, own, window.start)
    if found is None:
        return []
    return [(role, _moved(span, window.start)) for role in _PROPOSED for span in found.spans(role)]


def _in_sentence(
    version: Version, detection: types.Detection, own: Span, shift: int
) -> types.Attribution | None:
    """The attribution in the sentence of ``own`` whose cue nobody has marked yet."""
    sentence = next((s.span for s in detection.sentences if s.span.overlaps(own)), None)
    if sentence is None:
        return None
    marked = AttributionSpan.objects.standing().filter(
        attribution__version=version,
        role=Role.CUE,
        start__lt=sentence.end + shift,
        end__gt=sentence.start + shift,
    )
    # A cue may begin before what was read here: they are compared where the whole text has them.
    cues = [Span(start, end) for start, end in marked.values_list("start", "end")]
    candidates = [
        attribution
        for attribution in detection.attributions
        if _overlap(attribution.cue, sentence)
        and not any(_moved(span, shift).overlaps(cue) for span in attribution.cue for cue in cues)
    ]
    return min(
        candidates, key=lambda a: min(abs(cue.start - own.start) for cue in a.cue), default=None
    )


def _window(text: str, span: Span) -> Span:
    """The paragraph of ``span``, or as much of it as is read, and all of ``span`` itself."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - WINDOW)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + WINDOW)
    found = trim(text, start, end) or span
    return Span(min(found.start, span.start), max(found.end, span.end))


@lru_cache(maxsize=32)
def _detect(paragraph: str) -> types.Detection:
    """Detection is a pure function: the same words need not be read twice."""
    return detect(paragraph, language=ENGLISH)


def _overlap(spans: Iterable[Span], other: Span) -> bool:
    return any(span.overlaps(other) for span in spans)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
