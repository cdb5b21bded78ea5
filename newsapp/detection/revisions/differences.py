"""Two texts side by side: their paragraphs in pairs, and in each the words that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from newsapp.detection.revisions.alignment import NOWHERE, Alignment
from newsapp.detection.revisions.words import Words
from newsapp.detection.types import Span

_SAME_PARAGRAPH = 0.3
"""Two paragraphs are one that was edited when they share this much of the shorter one's words."""


class Change(StrEnum):
    """What happened to a stretch of words: in the old text it is gone, in the new one new."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one side. ``marked`` ones are what is being looked at."""

    text: str
    change: Change
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One paragraph of one side, ``[start, end)``; the pieces joined are its text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old text beside what it became; one side is None where it has none."""

    old: Side | None
    new: Side | None

    @property
    def differs(self) -> bool:
        """Whether anything but the space between words changed."""
        sides = [side for side in (self.old, self.new) if side]
        return len(sides) < 2 or any(
            piece.change is not Change.SAME for side in sides for piece in side.pieces
        )


class Comparison:
    """Two texts compared, to be drawn in rows."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        old, new = alignment.old, alignment.new
        kept = _without_strays(alignment)
        self._old_lines = _lines(old)
        self._new_lines = _lines(new)
        self._old_changes = [
            Change.SAME if there != NOWHERE else Change.MOVED if moved != NOWHERE else Change.GONE
            for there, moved in zip(kept, alignment.moved, strict=True)
        ]
        self._new_changes = [Change.NEW] * len(new)
        for there in kept:
            if there != NOWHERE:
                self._new_changes[there] = Change.SAME
        for there in alignment.moved:
            if there != NOWHERE:
                self._new_changes[there] = Change.MOVED
        self._pairs = list(_paired(self._old_lines, self._new_lines, kept, old, new))

    def rows(self, old: Iterable[Span] = (), new: Iterable[Span] = ()) -> tuple[Row, ...]:
        """All rows in order; the words of the ``old`` and ``new`` spans are marked."""
        return tuple(self._rows(tuple(old), tuple(new), everything=True))

    def rows_at(self, old: Iterable[Span], new: Iterable[Span]) -> tuple[Row, ...]:
        """The rows in which one of the spans lies, with the spans marked.

        A paragraph that moved stands beside itself.
        """
        rows = list(self._rows(tuple(old), tuple(new), everything=False))
        alone = [row for row in rows if row.old is None or row.new is None]
        if len(alone) == 2 and (alone[0].old is None) != (alone[1].old is None):
            first = rows.index(alone[0])
            rows[first] = Row(alone[0].old or alone[1].old, alone[0].new or alone[1].new)
            rows.remove(alone[1])
        return tuple(rows)

    def nearest(self, old: Iterable[Span]) -> int | None:
        """Where the new text's paragraph begins that is nearest to the ``old`` spans.

        That is what the paragraph of one of them became, else the nearest that both texts have,
        the one before where the one behind is as near. An offset into the new text in code
        points; None where no paragraph is in both.
        """
        spans = tuple(old)
        numbers = [
            number
            for number, line in enumerate(self._old_lines)
            if _in_line(self._alignment.old, line, spans)
        ]
        distances = [
            (abs(number - first), number < first, second)
            for first, second in self._pairs
            if first is not None and second is not None
            for number in numbers
        ]
        if not distances:
            return None
        line = self._new_lines[min(distances)[-1]]
        return self._alignment.new.starts[line.start]

    def _rows(self, old: Sequence[Span], new: Sequence[Span], *, everything: bool) -> Iterator[Row]:
        words = self._alignment.old, self._alignment.new
        for first, second in self._pairs:
            sides = (
                self._old_lines[first] if first is not None else None,
                self._new_lines[second] if second is not None else None,
            )
            if everything or _in_line(words[0], sides[0], old) or _in_line(words[1], sides[1], new):
                yield Row(
                    _side(words[0], sides[0], self._old_changes, old),
                    _side(words[1], sides[1], self._new_changes, new),
                )


def _lines(words: Words) -> list[range]:
    """The words of each paragraph, line ends left out."""
    lines = []
    start = 0
    for place, value in enumerate([*words.values, "\n"]):
        if value == "\n":
            if place > start:
                lines.append(range(start, place))
            start = place + 1
    return lines


def _without_strays(alignment: Alignment) -> list[int]:
    """``kept`` without single words that stand between changes: they only disturb a reader."""
    kept = list(alignment.kept)
    old = alignment.old
    start = 0
    while start < len(kept):
        stop = start + 1
        if kept[start] != NOWHERE:
            while stop < len(kept) and kept[stop] == kept[stop - 1] + 1:
                stop += 1
            inside = start > 0 and stop < len(kept)
            alone = (
                inside
                and "\n" not in (old.values[start - 1], old.values[stop])
                and kept[start - 1] == NOWHERE == alignment.kept[stop]
            )
            if alone and old.weight(range(start, stop)) <= 1 and "\n" not in old.values[start:stop]:
                kept[start:stop] = [NOWHERE] * (stop - start)
        start = stop
    return kept


def _paired(
    old_lines: Sequence[range],
    new_lines: Sequence[range],
    kept: Sequence[int],
    old: Words,
    new: Words,
) -> Iterator[tuple[int | None, int | None]]:
    """Old and new paragraphs by their numbers from 0, in the order in which they are read."""
    line_of = {place: number for number, line in enumerate(new_lines) for place in line}
    following = 0
    for number, line in enumerate(old_lines):
        shared = Counter(
            line_of[kept[place]]
            for place in line
            if kept[place] != NOWHERE and kept[place] in line_of and old.values[place][0].isalnum()
        )
        partner = None
        if shared:
            best, count = shared.most_common(1)[0]
            shorter = min(old.weight(line), new.weight(new_lines[best]))
            if best >= following and count >= _SAME_PARAGRAPH * max(shorter, 1):
                partner = best
        elif not old.weight(line):
            partner = next(
                (
                    line_of[kept[place]]
                    for place in line
                    if kept[place] != NOWHERE and line_of.get(kept[place], -1) >= following
                ),
                None,
            )
        if partner is None:
            yield number, None
            continue
        yield from ((None, new_number) for new_number in range(following, partner))
        yield number, partner
        following = partner + 1
    yield from ((None, new_number) for new_number in range(following, len(new_lines)))


def _side(
    words: Words, line: range | None, changes: Sequence[Change], marked: Sequence[Span]
) -> Side | None:
    if line is None:
        return None
    start, end = words.starts[line.start], words.ends[line.stop - 1]
    edges = {start, end}
    for place in line[1:]:
        if changes[place] is not changes[place - 1]:
            edges.add(words.starts[place])
    for span in marked:
        edges |= {edge for edge in (span.start, span.end) if start < edge < end}
    places = sorted(edges)
    pieces = []
    at = line.start
    for begin, stop in pairwise(places):
        while at + 1 < line.stop and words.starts[at + 1] <= begin:
            at += 1
        inside = any(span.start <= begin and stop <= span.end for span in marked)
        pieces.append(Piece(words.text[begin:stop], changes[at], inside))
    return Side(start, end, tuple(pieces))


def _in_line(words: Words, line: range | None, spans: Iterable[Span]) -> bool:
    if line is None:
        return False
    start, end = words.starts[line.start], words.ends[line.stop - 1]
    return any(span.start < end and start < span.end for span in spans)
