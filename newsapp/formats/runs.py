"""Cuts a marked text into runs, for the page and for the HTML export alike.

A run is a stretch that lies under the same marks from its first to its last code point. Cutting
at every edge lets overlapping marks be drawn as plain nested elements, and leaves the text itself
untouched: what the runs and the gaps hold, joined in order, is the text.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsapp.detection.types import Act, Detection, Kind, Role, Sentence, Span, State


class Layer(StrEnum):
    """What a mark says about its words. The order here is the order of nesting between equals."""

    FURNITURE = "furniture"
    NON_RESPONSE = "non_response"
    REASON = "reason"
    CONTENT = "content"
    MENTION = "mention"
    SOURCE = "source"
    CUE = "cue"


_ROLES = {Layer.SOURCE: Role.SOURCE, Layer.CUE: Role.CUE, Layer.CONTENT: Role.CONTENT}
_LAYER_ORDER = {layer: place for place, layer in enumerate(Layer)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span that is drawn, with what an element needs to say about it.

    The layers source, cue and content carry ``attribution``, ``kind``, ``state`` and ``act``; a
    mention (a name of a source outside every attribution) and a reason carry ``source_id`` and
    ``kind``; furniture says which sort it is in ``label``.
    """

    layer: Layer
    span: Span
    attribution: str | None = None
    source_id: str | None = None
    kind: Kind | None = None
    state: State | None = None
    act: Act | None = None
    label: str = ""
    followed: bool = False
    """Whether another part of the same role of the same attribution stands behind it."""

    @property
    def role(self) -> Role | None:
        """The part in an attribution, None for the other layers."""
        return _ROLES.get(self.layer)


@dataclass(frozen=True, slots=True)
class Run:
    """``text[start:end]`` and the marks over all of it, outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    ended: frozenset[Layer] = frozenset()
    """The layers of which a mark ends exactly where the run begins."""


@dataclass(frozen=True, slots=True)
class ParagraphRuns:
    """One paragraph, ``[start, end)``, cut into runs.

    ``number`` counts non-empty lines from 1. ``before`` and ``after`` hold the text outside every
    paragraph, which no mark is drawn on: the line ends up to the next paragraph stand in ``after``;
    only the first paragraph has a ``before``. So ``before``, the runs and ``after`` of all
    paragraphs, joined in order, are the text. A text without any paragraph comes back as one item
    with number 0, no runs, and everything in ``before``.
    """

    number: int
    start: int
    end: int
    runs: tuple[Run, ...]
    before: str = ""
    after: str = ""
    sentences: tuple[int, ...] = ()
    """Where its sentences begin, but for the first, in code points from ``start``."""


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: its lines, split at LF alone, that hold more than white space."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            found.append(Span(start, end))
        start = end + 1
    return tuple(found)


def marks_of(detection: Detection) -> tuple[Mark, ...]:
    """Everything in a detection that is drawn, rejected attributions left out."""
    return tuple(_marks(detection))


def _marks(detection: Detection) -> Iterator[Mark]:
    for piece in detection.furniture:
        yield Mark(Layer.FURNITURE, piece.span, label=piece.kind.value)
    for silence in detection.non_responses:
        yield Mark(Layer.NON_RESPONSE, silence.span)
    credited: set[Span] = set()
    for attribution in detection.attributions:
        if attribution.state is State.REJECTED:
            continue
        credited.update(attribution.source)
        for layer, role in _ROLES.items():
            spans = attribution.spans(role)
            for span in spans:
                yield Mark(
                    layer,
                    span,
                    attribution.id,
                    attribution.source_id,
                    attribution.kind,
                    attribution.state,
                    attribution.act,
                    followed=span != spans[-1],
                )
    for source in detection.sources:
        for span in source.reason:
            yield Mark(Layer.REASON, span, source_id=source.id, kind=source.kind)
        for span in source.mentions:
            if span not in credited:
                yield Mark(Layer.MENTION, span, source_id=source.id, kind=source.kind)


def cut_runs(
    text: str, marks: Iterable[Mark], sentences: Iterable[Sentence] = ()
) -> tuple[ParagraphRuns, ...]:
    """Cut ``text`` at every edge of ``marks``, paragraph by paragraph.

    Marks nest with the longest outside; equal lengths nest by layer, then by start, then by
    attribution, so that the same marks always give the same runs. The work grows with the number
    of marks and with the depth of their overlap, not with their product with the text.

    Raises ValueError where a mark reaches beyond the text.
    """
    ordered = sorted(marks, key=_outside_first)
    for mark in ordered:
        if mark.span.end > len(text):
            raise ValueError(
                f"a mark ends at {mark.span.end}, but the text has {len(text)} code points"
            )
    paragraphs = paragraph_spans(text)
    if not paragraphs:
        return (ParagraphRuns(0, 0, 0, (), before=text),)
    sweep = _Sweep(text, ordered)
    beginnings: dict[int, list[int]] = defaultdict(list)
    for sentence in sentences:
        beginnings[sentence.paragraph].append(sentence.span.start)
    cut = []
    for number, span in enumerate(paragraphs, start=1):
        following = paragraphs[number].start if number < len(paragraphs) else len(text)
        cut.append(
            ParagraphRuns(
                number,
                span.start,
                span.end,
                tuple(sweep.runs_in(span)),
                before=text[: span.start] if number == 1 else "",
                after=text[span.end : following],
                sentences=tuple(start - span.start for start in beginnings[number][1:]),
            )
        )
    return tuple(cut)


def _outside_first(mark: Mark) -> tuple[int, int, int, int, str]:
    # Ids are compared by length first, so that "a9" stands before "a10".
    name = mark.attribution or mark.source_id or ""
    return (-len(mark.span), _LAYER_ORDER[mark.layer], mark.span.start, len(name), name)


class _Sweep:
    """Walks the edges of all marks once, from the start of the text to its end.

    A mark is known by its rank in the nesting order, so the open marks are a sorted list of
    integers and a run's marks are read off it in order.
    """

    def __init__(self, text: str, ordered: list[Mark]) -> None:
        self._text = text
        self._ordered = ordered
        edges: dict[int, tuple[list[int], list[int]]] = {}
        for rank, mark in enumerate(ordered):
            edges.setdefault(mark.span.start, ([], []))[0].append(rank)
            edges.setdefault(mark.span.end, ([], []))[1].append(rank)
        self._edges = edges
        self._places = sorted(edges)
        self._next = 0
        self._open: list[int] = []

    def runs_in(self, paragraph: Span) -> Iterator[Run]:
        """The runs of one paragraph; paragraphs must be asked for in order."""
        self._pass_edges_up_to(paragraph.start)
        start = paragraph.start
        while start < paragraph.end:
            following = self._places[self._next] if self._next < len(self._places) else None
            end = paragraph.end if following is None else min(following, paragraph.end)
            marks = tuple(self._ordered[rank] for rank in self._open)
            yield Run(start, end, self._text[start:end], marks, self._ended_at(start))
            self._pass_edges_up_to(end)
            start = end

    def _ended_at(self, place: int) -> frozenset[Layer]:
        closing = self._edges.get(place, ([], []))[1]
        return frozenset(self._ordered[rank].layer for rank in closing)

    def _pass_edges_up_to(self, place: int) -> None:
        while self._next < len(self._places) and self._places[self._next] <= place:
            opening, closing = self._edges[self._places[self._next]]
            for rank in closing:
                del self._open[bisect_right(self._open, rank) - 1]
            for rank in opening:
                insort(self._open, rank)
            self._next += 1
