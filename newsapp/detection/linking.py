"""Role spans linked into attributions.

With group hints a group is an attribution. Without them every cue anchors one: it takes the
source that stands nearest in its sentence, and the contents that lean on it, over the sentences
and paragraphs of one quotation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsapp.detection.crediting import agent_behind, is_about
from newsapp.detection.cue_acts import act_of
from newsapp.detection.furniture import SILENT_FURNITURE
from newsapp.detection.layout import Layout
from newsapp.detection.lexicon.reasons import GRANT, REASON_WITHOUT_GRANT
from newsapp.detection.paragraphs import trim
from newsapp.detection.proximity import link_by_position
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.spans import SpanIndex, subtract
from newsapp.detection.types import Act, Role, Span

# What keeps a name back begins with these: "…, who asked not to be named because …".
_JOINT = re.compile(r",?\s+(?:and|but)\s*$")
_CLAUSE = re.compile(r",?\s+(?=(?:who|speaking|insisting|asking|requesting)\b)")


@dataclass(frozen=True, slots=True)
class Linked:
    """The spans of one attribution, each role in document order and apart from the others.

    ``kinds`` is the finder's view of the source's kind, as in RoleSpan; empty where it has none.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    score: float
    kinds: tuple[float, ...] = ()

    @property
    def start(self) -> int:
        """Where its first span begins."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def link(text: str, layout: Layout, spans: Sequence[RoleSpan]) -> tuple[Linked, ...]:
    """Attributions in reading order: cleaned, without those that are none of their own."""
    silent = SpanIndex(f.span for f in layout.furniture if f.kind in SILENT_FURNITURE)
    inside = _beside_furniture([span for span in spans if span.span.end <= len(text)], silent)
    groups: dict[int, list[RoleSpan]] = defaultdict(list)
    for span in inside:
        if span.group is not None:
            groups[span.group].append(span)
    loose = [span for span in inside if span.group is None]
    bundles = [*groups.values(), *link_by_position(text, layout, loose)]
    linked = [found for bundle in bundles if (found := _clean(text, bundle)) is not None]
    linked = _outside(linked, SpanIndex(layout.quotations), silent)
    linked = [found for found in linked if not _is_grant(text, found)]
    linked = _distinct(_without_inner_attitudes(linked))
    return tuple(sorted(linked, key=lambda found: (found.start, found.cue, found.content)))


def _is_grant(text: str, found: Linked) -> bool:
    """ "who asked not to be named": the condition of the talk, not what was said."""
    return any(GRANT.match(text[cue.start : cue.end + 60]) for cue in found.cue)


def _clean(text: str, bundle: Iterable[RoleSpan]) -> Linked | None:
    """Spans trimmed, merged where they overlap within a role, and kept apart between roles."""
    by_role: dict[Role, list[Span]] = {role: [] for role in Role}
    scores: list[float] = []
    kinds: tuple[float, ...] = ()
    for span in bundle:
        trimmed = trim(text, span.span.start, span.span.end)
        if trimmed is not None:
            by_role[span.role].append(trimmed)
            scores.append(span.score)
            kinds = kinds or span.kinds
    cue = _merged(by_role[Role.CUE])
    named = [_before_grant(text, span) for span in by_role[Role.SOURCE]]
    source = _trimmed(text, subtract(_merged(named), cue))
    content = _trimmed(text, subtract(_merged(by_role[Role.CONTENT]), (*cue, *source)))
    source = _credited(text, source, cue, content)
    if not cue and not (source and content):
        return None
    act = act_of(" ".join(span.of(text) for span in cue), sourced=bool(source))
    return Linked(source, cue, content, act, min(scores), kinds)


def _before_grant(text: str, source: Span) -> Span:
    """A source without the clause that keeps its name back: ", who asked not to be named"."""
    words = source.of(text)
    grant = GRANT.search(words) or REASON_WITHOUT_GRANT.search(words)
    if grant is None:
        return source
    clauses = [clause.start() for clause in _CLAUSE.finditer(words, 1, grant.end())]
    begin = max((start for start in clauses if start <= grant.start()), default=0)
    begin = len(_JOINT.sub("", words[:begin]))
    return Span(source.start, source.start + begin) if begin else source


def _credited(
    text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The source, without a subject that is talked about, or with the one behind "by"."""
    if not cue:
        return source
    if not source:
        agent = agent_behind(text, cue[-1])
        free = agent is not None and not any(agent.overlaps(span) for span in content)
        return (agent,) if agent is not None and free else ()
    subject = source[0].end <= cue[0].start and len(source) == 1
    if subject and is_about(cue[0].of(text), source[0].of(text)):
        return ()
    return source


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    pieces = (trim(text, span.start, span.end) for span in spans)
    return tuple(piece for piece in pieces if piece is not None)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _beside_furniture(spans: Sequence[RoleSpan], silent: SpanIndex) -> list[RoleSpan]:
    """Spans without the dateline or the time that they begin with: "11:20 PA reports"."""
    cut = []
    for span in spans:
        if silent.touches(span.span) and not silent.covers(span.span):
            pieces = subtract((span.span,), silent.touching(span.span))
            if not pieces:
                continue  # two pieces of furniture without a space between them
            span = replace(span, span=max(pieces, key=len))
        cut.append(span)
    return cut


def _outside(linked: list[Linked], quotations: SpanIndex, silent: SpanIndex) -> list[Linked]:
    """Nobody is credited by a byline, or within somebody's quotation."""
    kept = []
    for found in linked:
        core = (*found.source, *found.cue)
        quoted = core and all(quotations.covers(span) for span in core)
        if not quoted and not any(silent.covers(span) for span in core):
            kept.append(found)
    return kept


def _without_inner_attitudes(linked: list[Linked]) -> list[Linked]:
    """ "Officials want a say, one source said": the wanting is part of what the source said."""
    contents = SpanIndex([span for found in linked for span in found.content])
    kept = []
    for found in linked:
        core = (*found.source, *found.cue)
        inner = found.act is Act.ATTITUDE and all(contents.covers(span) for span in core)
        if not inner:
            kept.append(found)
    return kept


def _distinct(linked: list[Linked]) -> list[Linked]:
    seen: set[tuple[tuple[Span, ...], ...]] = set()
    kept = []
    for found in linked:
        key = (found.source, found.cue, found.content)
        if key not in seen:
            seen.add(key)
            kept.append(found)
    return kept
