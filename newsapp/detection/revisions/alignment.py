"""Which words of the old text are which of the new one.

Paragraphs first, then runs of five words, then words: at each step what occurs once on both sides
is an anchor (patience diff: Bram Cohen, 2003), and only what lies between two anchors is looked at
in the next. So the work grows with the length of the texts and not with its square, and a word that
is everywhere never pulls the comparison out of place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsapp.detection.revisions.words import Words, words_of

NOWHERE = -1
SHINGLE = 5
"""So many words in a row are hardly ever the same by chance."""
_MOST_PAIRS = 40_000
"""A stretch without anchors is compared word by word where it has no more pairs than this."""
_DEEPEST = 40

_Window = tuple[int, int, int, int]
"""Old start and end, new start and end."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts, and for each word of the old one its place among the new one's words.

    ``kept`` holds words that stand in the same order in both; ``moved`` those that were carried
    past others. Each is NOWHERE where the word has no such place; no word has both.
    """

    old: Words
    new: Words
    kept: list[int]
    moved: list[int]

    @property
    def share_kept(self) -> float:
        """How much of the old text is still there, 0 to 1, by words."""
        found = sum(
            kept != NOWHERE or moved != NOWHERE
            for kept, moved in zip(self.kept, self.moved, strict=True)
        )
        return found / len(self.kept) if self.kept else 0.0


def align(old_text: str, new_text: str) -> Alignment:
    """Compare two texts."""
    old, new = words_of(old_text), words_of(new_text)
    kept = [NOWHERE] * len(old)
    for first, second in _paired(old, new):
        kept[first] = second
    moved = _moved(old, new, kept)
    return Alignment(old, new, kept, moved)


def _paired(old: Words, new: Words) -> Iterator[tuple[int, int]]:
    """The pairs of words that are the same, in order on both sides."""
    old_lines, new_lines = _lines(old), _lines(new)
    whole = (0, len(old_lines), 0, len(new_lines))
    lines_of_old = [_line(old, line) for line in old_lines]
    lines_of_new = [_line(new, line) for line in new_lines]
    matched = sorted(_anchored(lines_of_old, lines_of_new, whole))
    old_end = new_end = 0
    for first, second in (*matched, (len(old_lines), len(new_lines))):
        at_end = first == len(old_lines)
        old_start = len(old) if at_end else old_lines[first].start
        new_start = len(new) if at_end else new_lines[second].start
        yield from _words_paired(old, new, (old_end, old_start, new_end, new_start))
        if not at_end:
            # The last line of a text may lack the end that the same line has elsewhere.
            yield from zip(old_lines[first], new_lines[second], strict=False)
            old_end, new_end = old_lines[first].stop, new_lines[second].stop


def _lines(words: Words) -> list[range]:
    """The places of each line's words, its end among them."""
    lines = []
    start = 0
    for place, value in enumerate(words.values):
        if value == "\n":
            lines.append(range(start, place + 1))
            start = place + 1
    if start < len(words):
        lines.append(range(start, len(words)))
    return lines


def _line(words: Words, part: range) -> tuple[str, ...]:
    return tuple(value for value in words.values[part.start : part.stop] if value != "\n")


def _words_paired(old: Words, new: Words, window: _Window) -> Iterator[tuple[int, int]]:
    """Pairs within a stretch that has no whole paragraphs in common."""
    shingles_of_old = _shingles(old.values, range(window[0], window[1]))
    shingles_of_new = _shingles(new.values, range(window[2], window[3]))
    shifted = (0, len(shingles_of_old), 0, len(shingles_of_new))
    anchors: dict[int, int] = {}
    if shingles_of_old and shingles_of_new:
        for first, second in _anchored(shingles_of_old, shingles_of_new, shifted, only_once=True):
            for ahead in range(SHINGLE):
                anchors.setdefault(window[0] + first + ahead, window[2] + second + ahead)
    old_end, new_end = window[0], window[2]
    for first, second in (*sorted(anchors.items()), (window[1], window[3])):
        if second < new_end:  # two runs that overlap on one side only: the first stands
            continue
        between = (old_end, first, new_end, second)
        yield from _anchored(old.values, new.values, between, to_the_end=True)
        if first < window[1]:
            yield first, second
            old_end, new_end = first + 1, second + 1


def _shingles(values: Sequence[str], part: range) -> list[tuple[str, ...]]:
    return [tuple(values[at : at + SHINGLE]) for at in range(part.start, part.stop - SHINGLE + 1)]


def _anchored(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    window: _Window,
    *,
    to_the_end: bool = False,
    only_once: bool = False,
) -> Iterator[tuple[int, int]]:
    """Pairs of equal items in order: what is alike at either edge, and what occurs once.

    With ``to_the_end``, what has no anchors left is compared item by item while it is short. With
    ``only_once`` nothing but what occurs once counts, and once is enough.
    """
    waiting = [(window, 0)]
    while waiting:
        (old_start, old_end, new_start, new_end), depth = waiting.pop()
        while not only_once and old_start < old_end and new_start < new_end:
            if old[old_start] == new[new_start]:
                yield old_start, new_start
                old_start, new_start = old_start + 1, new_start + 1
            elif old[old_end - 1] == new[new_end - 1]:
                old_end, new_end = old_end - 1, new_end - 1
                yield old_end, new_end
            else:
                break
        if old_start == old_end or new_start == new_end:
            continue
        here = (old_start, old_end, new_start, new_end)
        anchors = _unique_pairs(old, new, here) if depth < _DEEPEST else []
        if only_once:
            yield from anchors
        elif anchors:
            before = (old_start, new_start)
            for first, second in (*anchors, (old_end, new_end)):
                waiting.append(((before[0], first, before[1], second), depth + 1))
                before = (first + 1, second + 1)
            yield from anchors
        elif to_the_end and (old_end - old_start) * (new_end - new_start) <= _MOST_PAIRS:
            yield from _one_by_one(old, new, here)


def _unique_pairs(
    old: Sequence[Hashable], new: Sequence[Hashable], window: _Window
) -> list[tuple[int, int]]:
    """What occurs once on both sides, as the longest series that is in order on both."""
    old_start, old_end, new_start, new_end = window
    places = {
        item: place for item, place in _once(new, range(new_start, new_end)) if item is not None
    }
    pairs = [
        (place, places[item])
        for item, place in _once(old, range(old_start, old_end))
        if item in places
    ]
    return _longest_rising(pairs)


def _once(items: Sequence[Hashable], part: range) -> Iterator[tuple[Hashable, int]]:
    counts = Counter(items[part.start : part.stop])
    return ((items[place], place) for place in part if counts[items[place]] == 1)


def _longest_rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of ``pairs``, which rise in their first, that rises in its second too."""
    piles: list[int] = []
    tops: list[tuple[int, int]] = []
    below: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        pile = bisect_left(piles, pair[1])
        below[pair] = tops[pile - 1] if pile else None
        if pile == len(piles):
            piles.append(pair[1])
            tops.append(pair)
        else:
            piles[pile], tops[pile] = pair[1], pair
    series = []
    last = tops[-1] if tops else None
    while last is not None:
        series.append(last)
        last = below[last]
    return series[::-1]


def _one_by_one(
    old: Sequence[Hashable], new: Sequence[Hashable], window: _Window
) -> Iterator[tuple[int, int]]:
    old_start, old_end, new_start, new_end = window
    matcher = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        for ahead in range(length):
            yield old_start + first + ahead, new_start + second + ahead


def _moved(old: Words, new: Words, kept: list[int]) -> list[int]:
    """Where runs of words that were not kept in order stand now, as far as they occur once.

    Fewer words in a row than such a run has are often kept by chance ("said", between the same
    neighbours): they are taken out of ``kept`` where a run needs them, on either side.
    """
    moved = [NOWHERE] * len(old)
    loose = _loose(kept)
    holders = {kept[place]: place for place in loose}
    taken = {place for place in kept if place != NOWHERE} - holders.keys()
    free_old = [place for place in range(len(old)) if kept[place] == NOWHERE or place in loose]
    free_new = [place for place in range(len(new)) if place not in taken]
    places = _places_once(new.values, free_new)
    free = set(free_old)
    for shingle, first in _places_once(old.values, free_old).items():
        second = places.get(shingle)
        if second is None or moved[first] != NOWHERE or second in taken:
            continue
        for at, there in _alike_around(old, new, free, taken, first, second):
            free.discard(at)
            taken.add(there)
            moved[at] = there
            kept[at] = NOWHERE
            if there in holders:
                kept[holders[there]] = NOWHERE
    return moved


def _loose(kept: Sequence[int]) -> set[int]:
    """The old places of words that are kept in runs shorter than a shingle."""
    loose: set[int] = set()
    run: list[int] = []
    for place, there in [*enumerate(kept), (len(kept), NOWHERE)]:
        if run and there != NOWHERE and there == kept[run[-1]] + 1:
            run.append(place)
            continue
        if len(run) < SHINGLE:
            loose.update(run)
        run = [place] if there != NOWHERE else []
    return loose


def _places_once(values: Sequence[str], free: Sequence[int]) -> dict[tuple[str, ...], int]:
    """Runs of five words of a line that are all free and occur once among those."""
    starts = [
        free[at]
        for at in range(len(free) - SHINGLE + 1)
        if free[at + SHINGLE - 1] == free[at] + SHINGLE - 1
    ]
    counts = Counter(tuple(values[at : at + SHINGLE]) for at in starts)
    return {
        shingle: at
        for at in starts
        if counts[shingle := tuple(values[at : at + SHINGLE])] == 1 and "\n" not in shingle
    }


def _alike_around(
    old: Words, new: Words, free: Set[int], taken: Set[int], first: int, second: int
) -> list[tuple[int, int]]:
    """The pairs from one place on, both ways, as far as both lines are free and alike.

    Not beyond a line's end: what stands below a line that moved need not have moved with it.
    """
    pairs = []
    for step in (1, -1):
        at, there = (first, second) if step == 1 else (first - 1, second - 1)
        while (
            at in free
            and 0 <= there < len(new)
            and there not in taken
            and old.values[at] == new.values[there]
            and (step == 1 or old.values[at] != "\n")
        ):
            pairs.append((at, there))
            if old.values[at] == "\n":
                break
            at, there = at + step, there + step
    return pairs
