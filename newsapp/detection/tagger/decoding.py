"""From tag scores to spans: those whose probability is worth it, none over another.

The likeliest labelling of a whole text is not the one with the most right spans: where the network
wavers between several places for a span, it leaves the span out. So each possible span gets its
probability under the CRF (forward and backward sums), and the set of spans is taken, without
overlap, whose worth is highest: a span is worth its probability of standing exactly so, plus a part
of the mean probability of its words' role, plus something where the likeliest labelling has it
(there spans fit each other), less a price. A low price finds more, a high one errs less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsapp.detection.tagger.input import Integers, Words
from newsapp.detection.tagger.labels import (
    BEGIN,
    END,
    INSIDE,
    OUTSIDE,
    ROLES,
    SINGLE,
    TAG_COUNT,
    tag,
)
from newsapp.detection.types import Role

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

FLOOR = 0.01
"""A span with a smaller probability is never considered."""

LONGEST_WORDS = 400
"""A longer span is never considered; the longest in 20,000 attributions has fewer words."""


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words ``start`` to ``end`` (exclusive) bear ``role``.

    ``confidence`` is the probability that the span stands exactly so, ``share`` the mean
    probability that its words bear the role; ``best`` says whether the likeliest labelling of the
    whole text has the span.
    """

    role: Role
    start: int
    end: int
    confidence: float
    share: float
    best: bool = False


@dataclass(frozen=True, slots=True)
class Prices:
    """What a span of each role costs, what the mean probability of its words adds, and being best.

    A good cue alone makes no attribution: the linker drops what stays alone, so that low prices
    serve best.
    """

    source: float = 0.4
    cue: float = 0.4
    content: float = 0.4
    share: float = 0.1
    best: float = 0.2

    def of(self, role: Role) -> float:
        """The price of a span of ``role``."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a text, the longest first, so that all can be walked at once.

    ``start`` and ``end`` are words, ``last`` the last word of each word's line; ``present[n]`` is
    how many lines have a word number ``n``.
    """

    start: Integers
    end: Integers
    last: Integers
    present: list[int]


def _lines(words: Words) -> _Lines:
    starts, ends = words.line_words[:-1], words.line_words[1:]
    order = np.argsort(starts - ends, kind="stable")
    falling = (ends - starts)[order]
    present = np.searchsorted(-falling, -np.arange(falling[0]), side="left")
    last = np.repeat(ends - 1, ends - starts)
    return _Lines(starts[order], ends[order], last, present.tolist())


def _sums(scores: Floats, steps: Floats, lines: _Lines) -> tuple[Doubles, Doubles, Doubles]:
    """Forward and backward log sums [words, tags] and each word's line's total [words].

    Backward lacks the own score. Sums are kept as shares of their row, with the logarithm of the
    row beside them: the digits last for a line of any length. Before and behind a line stands
    "outside", which is also why no span runs over its ends.
    """
    tops = scores.max(1)
    own = np.exp(scores.astype(np.float64) - tops[:, None])
    factors = np.exp(steps.astype(np.float64))
    forward = np.empty_like(own)
    backward = np.empty_like(own)
    sizes = np.empty(len(scores))
    row = np.broadcast_to(factors[OUTSIDE], (len(lines.start), TAG_COUNT))
    for place, count in enumerate(lines.present):
        at = lines.start[:count] + place
        row = (row[:count] @ factors if place else row) * own[at]
        sizes[at] = size = row.sum(1)
        row = row / size[:, None]
        forward[at] = row
    final = factors[:, OUTSIDE]
    across = np.ascontiguousarray(factors.T)
    row = np.broadcast_to(final, (len(lines.end), TAG_COUNT))
    for place, count in enumerate(lines.present):
        at = lines.end[:count] - 1 - place
        if place:
            row = ((row[:count] * own[at + 1]) @ across) / sizes[at + 1, None]
        backward[at] = row
    logs = np.cumsum(np.log(sizes) + tops)
    total = logs[lines.last] + np.log(forward[lines.last] @ final)
    tiny = np.finfo(np.float64).tiny
    forward = np.log(np.maximum(forward, tiny)) + logs[:, None]
    backward = np.log(np.maximum(backward, tiny)) + (logs[lines.last] - logs)[:, None]
    return forward, backward, total


def _best_spans(scores: Floats, steps: Floats, lines: _Lines) -> set[tuple[int, int, int]]:
    """(role number, start, end) of the spans of each line's likeliest labelling (Viterbi)."""
    back = np.zeros(scores.shape, dtype=np.int64)
    across = np.ascontiguousarray(steps.T)
    best = np.broadcast_to(steps[OUTSIDE], (len(lines.start), TAG_COUNT))
    ended = np.empty((len(lines.start), TAG_COUNT), dtype=np.float32)
    for place, count in enumerate(lines.present):
        at = lines.start[:count] + place
        if place:
            paths = best[:count, None, :] + across
            back[at] = paths.argmax(2)
            best = paths.max(2)
        best = best + scores[at]
        best -= best.max(1)[:, None]
        ended[:count] = best
    tags = np.empty(len(scores), dtype=np.int64)
    number = (ended + across[OUTSIDE]).argmax(1)
    for place, count in enumerate(lines.present):
        at = lines.end[:count] - 1 - place
        if place:
            number = back[at + 1, number[:count]]
        tags[at] = number
    spans = set()
    start = 0
    for word in np.flatnonzero(tags != OUTSIDE).tolist():
        role, part = divmod(int(tags[word]) - 1, 4)
        if part in (BEGIN, SINGLE):
            start = word
        if part in (END, SINGLE):
            spans.add((role, start, word + 1))
    return spans


def candidates(scores: Floats, steps: Floats, words: Words) -> list[WordSpan]:
    """All spans of at least FLOOR probability; ``scores`` [words, tags], ``steps`` [tags, tags].

    Each line is a chain of its own: they are walked side by side, as many steps as the longest has
    words.
    """
    if not len(words):
        return []
    lines = _lines(words)
    forward, backward, total = _sums(scores, steps, lines)
    chances = forward + backward - total[:, None]
    floor = float(np.log(FLOOR))
    best = _best_spans(scores, steps, lines)
    found = []
    for number, role in enumerate(ROLES):
        begin, inside, end, single = (tag(number, part) for part in (BEGIN, INSIDE, END, SINGLE))
        shares = np.exp(chances[:, [begin, inside, end, single]]).sum(1)
        share_sums = np.concatenate(([0.0], np.cumsum(shares, dtype=np.float64)))
        own = scores[:, inside].astype(np.float64) + steps[inside, inside]
        inner = np.concatenate(([0.0], np.cumsum(own)))
        ends = np.flatnonzero(chances[:, end] > floor)
        spans = [
            (word, word + 1, chances[word, single])
            for word in np.flatnonzero(chances[:, single] > floor).tolist()
        ]
        for first in np.flatnonzero(chances[:, begin] > floor).tolist():
            line_end = words.line_words[words.line[first] + 1]
            low, high = np.searchsorted(ends, [first + 1, min(line_end, first + LONGEST_WORDS)])
            last = ends[low:high]
            path = inner[last] - inner[first + 1] - steps[inside, inside]
            path += steps[begin, inside] + steps[inside, end]
            path[last == first + 1] = steps[begin, end]
            chance = forward[first, begin] + path + scores[last, end] + backward[last, end]
            chance -= total[first]
            spans += zip([first] * len(last), (last + 1).tolist(), chance.tolist(), strict=True)
        for start, stop, value in spans:
            if value > floor:
                share = float(share_sums[stop] - share_sums[start]) / (stop - start)
                sure = min(1.0, float(np.exp(value)))
                in_best = (number, start, stop) in best
                found.append(WordSpan(role, start, stop, sure, min(1.0, share), in_best))
    return found


def choose(spans: Iterable[WordSpan], prices: Prices) -> list[WordSpan]:
    """The set of spans of the highest worth in which no two overlap, in document order."""
    by_end: dict[int, list[tuple[float, WordSpan]]] = {}
    for span in spans:
        worth = span.confidence + prices.share * span.share + prices.best * span.best
        worth -= prices.of(span.role)
        if worth > 0:
            by_end.setdefault(span.end, []).append((worth, span))
    edges = sorted(by_end)
    best = [0.0]
    taken: list[tuple[WordSpan, int] | None] = [None]
    for edge in edges:
        highest, how = best[-1], None
        for worth, span in by_end[edge]:
            before = bisect_right(edges, span.start)
            if best[before] + worth > highest:
                highest, how = best[before] + worth, (span, before)
        best.append(highest)
        taken.append(how)
    chosen = []
    place = len(edges)
    while place:
        how = taken[place]
        if how is None:
            place -= 1
        else:
            chosen.append(how[0])
            place = how[1]
    return chosen[::-1]
