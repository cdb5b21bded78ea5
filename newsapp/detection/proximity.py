"""Linking by position: the source and the contents of a cue, told by where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsapp.detection.layout import Layout
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.types import Role, Span

# A cue and its own source are at most this many code points apart; beyond, the source is one
# that the cue shares with an earlier verb. 95% of them are closer by far (PolNeAR train).
_NEAR = 60
_OPENING_MARKS = "“\"„«'‘"
_CLOSING_MARKS = "”\"»'’"


@dataclass(slots=True)
class _Unit:
    """Sentences that one quotation holds together, with the spans that begin in them."""

    paragraph: int
    span: Span
    spans: dict[Role, list[RoleSpan]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class _Anchor:
    """A cue with what was found to belong to it."""

    cue: RoleSpan
    unit: _Unit
    source: RoleSpan | None = None
    contents: list[RoleSpan] = field(default_factory=list)

    def distance(self, span: Span) -> int:
        """Code points between ``span`` and the nearer of cue and own source."""
        own = [self.cue.span]
        if self.source is not None and _gap(self.source.span, self.cue.span) <= _NEAR:
            own.append(self.source.span)
        return min(_gap(span, part) for part in own)

    def bundle(self) -> list[RoleSpan]:
        """All its spans."""
        return [self.cue, *([self.source] if self.source else []), *self.contents]


def link_by_position(text: str, layout: Layout, spans: Sequence[RoleSpan]) -> list[list[RoleSpan]]:
    """Bundles of ``spans``, one for each cue, in order; spans that lean on no cue are left out."""
    if not any(span.role is Role.CUE for span in spans):
        return []
    units = _units(layout)
    _sort_into(units, spans)
    anchors: list[_Anchor] = []
    waiting: list[RoleSpan] = []
    for unit in units:
        here = [_Anchor(cue, unit) for cue in unit.spans[Role.CUE]]
        _give_sources(here, unit.spans[Role.SOURCE])
        for content in unit.spans[Role.CONTENT]:
            owner = min(here, key=lambda a: _preference(a, content), default=None)
            if owner is None and anchors and _continues(text, layout, anchors[-1], unit, content):
                owner = anchors[-1]
            if owner is not None:
                owner.contents.append(content)
            else:
                waiting.append(content)
        if here:
            _take_waiting(text, here[0], waiting)
            waiting = []
        anchors += here
    return [anchor.bundle() for anchor in anchors]


def _gap(one: Span, other: Span) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def _units(layout: Layout) -> list[_Unit]:
    """Sentences of a paragraph, joined where a quotation reaches over their boundary."""
    starts = [span.start for span in layout.quotations]
    units: list[_Unit] = []
    for sentence in layout.sentences:
        number = bisect_right(starts, sentence.span.start) - 1
        reaches_in = (
            number >= 0
            and layout.quotations[number].start < sentence.span.start
            and layout.quotations[number].end > sentence.span.start
        )
        if reaches_in and units and units[-1].paragraph == sentence.paragraph:
            units[-1].span = Span(units[-1].span.start, sentence.span.end)
        else:
            units.append(_Unit(sentence.paragraph, sentence.span))
    return units


def _sort_into(units: list[_Unit], spans: Sequence[RoleSpan]) -> None:
    starts = [unit.span.start for unit in units]
    for span in sorted(spans, key=lambda s: s.span):
        number = max(0, bisect_right(starts, span.span.start) - 1)
        units[number].spans[span.role].append(span)


def _give_sources(anchors: list[_Anchor], sources: list[RoleSpan]) -> None:
    """Each cue its nearest source; one that has none of its own shares the one before it."""
    starts = [source.span.start for source in sources]
    cue_starts = [anchor.cue.span.start for anchor in anchors]
    for number, anchor in enumerate(anchors):
        at = bisect_right(starts, anchor.cue.span.start)
        before = sources[at - 1] if at > 0 else None
        behind = sources[at] if at < len(sources) else None
        if behind is not None and not _is_inverted(anchor, behind, cue_starts[number + 1 :][:1]):
            behind = None
        if behind is not None and before is not None:
            near_before = _gap(before.span, anchor.cue.span)
            taken = number > 0 and anchors[number - 1].cue.span.start > before.span.start
            anchor.source = behind if taken or near_before > _NEAR else before
            if near_before > 2 and _gap(behind.span, anchor.cue.span) <= 2:
                anchor.source = behind
        else:
            anchor.source = behind or before


def _is_inverted(anchor: _Anchor, source: RoleSpan, next_cue: list[int]) -> bool:
    """ "said Ada Voss", "according to the board": right behind the cue, before any other."""
    close = _gap(anchor.cue.span, source.span) <= 3
    return close and not (next_cue and next_cue[0] < source.span.start)


def _preference(anchor: _Anchor, content: RoleSpan) -> tuple[int, int]:
    """The nearest cue owns a content; of two as near, the one before it; never one inside it."""
    if content.span.overlaps(anchor.cue.span):
        return 1_000_000, 0
    return anchor.distance(content.span), -anchor.cue.span.start


def _continues(text: str, layout: Layout, anchor: _Anchor, unit: _Unit, content: RoleSpan) -> bool:
    """Whether a content in a sentence without a cue goes on with the words of an earlier one."""
    quoted = text[content.span.start] in _OPENING_MARKS
    if unit.paragraph == anchor.unit.paragraph:
        return quoted or not anchor.contents
    if unit.paragraph > anchor.unit.paragraph + 12:
        return False
    before = layout.paragraphs[unit.paragraph - 2]
    if text[before.end - 1] == ":" and before.contains(anchor.cue.span):
        return True
    return quoted and _runs_on(text, layout, anchor, unit.paragraph)


def _runs_on(text: str, layout: Layout, anchor: _Anchor, paragraph: int) -> bool:
    """Whether every paragraph from the cue's own to the one before is quoted without an end."""
    for number in range(anchor.unit.paragraph, paragraph):
        span = layout.paragraphs[number - 1]
        starts_quoted = text[span.start] in _OPENING_MARKS or number == anchor.unit.paragraph
        if not starts_quoted or text[span.end - 1] in _CLOSING_MARKS:
            return False
    return True


def _take_waiting(text: str, anchor: _Anchor, waiting: list[RoleSpan]) -> None:
    """A quotation right before the sentence of its cue: “Why?” — Ms. Lind asked."""
    for content in reversed(waiting):
        first = min(span.span.start for span in anchor.bundle())
        closes = text[content.span.end - 1] in _CLOSING_MARKS
        if not closes or text[content.span.end : first].strip(" \t\n—–-,."):
            break
        anchor.contents.append(content)
