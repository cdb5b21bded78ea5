"""From tag scores to spans: those whose probability is worth it, none over another.

The likeliest labelling of a whole text is not the one with the most right spans: where the network
wavers between several places for a span, it leaves the span out. So each possible span gets its
probability under the CRF (forward and backward sums), and the set of spans is taken, without
overlap, whose worth is highest: a span is worth its probability of standing exactly so, plus a part
of the mean probability of its words' role, plus something where the likeliest labelling has it
(there spans fit each other), less a price. A low price finds more, a high one errs less.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsapp.detection.tagger.input import Words
from newsapp.detection.tagger.labels import (
    BEGIN,
    END,
    FORBIDDEN,
    INSIDE,
    NOT_FIRST,
    NOT_LAST,
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


def constrained(scores: Floats, words: Words) -> Floats:
    """Tag scores [words, tags] with those forbidden that would carry a span over a line end."""
    scores = scores.copy()
    if len(words):
        scores[np.ix_(words.line_words[:-1], NOT_FIRST)] = FORBIDDEN
        scores[np.ix_(words.line_words[1:] - 1, NOT_LAST)] = FORBIDDEN
    return scores


def _sums(scores: Floats, steps: Floats) -> tuple[Doubles, Doubles, float]:
    """Forward and backward log sums [words, tags] and the total; backward lacks the own score.

    Sums are kept as shares of their row, with the logarithm of the row beside them: the digits last
    for a text of any length.
    """
    count = len(scores)
    tops = scores.max(1)
    own = np.exp(scores.astype(np.float64) - tops[:, None])
    factors = np.exp(steps.astype(np.float64))
    forward = np.empty_like(own)
    backward = np.empty_like(own)
    rows = np.empty(count)
    row = own[0]
    for word in range(count):
        if word:
            row = (row @ factors) * own[word]
        size = row.sum()
        row = row / size
        forward[word] = row
        rows[word] = size
    backward[-1] = row = np.ones(TAG_COUNT)
    across = np.ascontiguousarray(factors.T)
    for word in range(count - 1, 0, -1):
        row = ((row * own[word]) @ across) / rows[word]
        backward[word - 1] = row
    logs = np.cumsum(np.log(rows) + tops)
    tiny = np.finfo(np.float64).tiny
    forward = np.log(np.maximum(forward, tiny)) + logs[:, None]
    backward = np.log(np.maximum(backward, tiny)) + (logs[-1] - logs)[:, None]
    return forward, backward, float(logs[-1])


def _best_spans(scores: Floats, steps: Floats) -> set[tuple[int, int, int]]:
    """(role number, start, end) of the spans of the likeliest labelling (Viterbi)."""
    count = len(scores)
    back = np.zeros((count, TAG_COUNT), dtype=np.int64)
    columns = np.arange(TAG_COUNT)
    best = scores[0].astype(np.float64)
    for word in range(1, count):
        paths = best[:, None] + steps
        back[word] = paths.argmax(0)
        best = paths[back[word], columns] + scores[word]
        best -= best.max()
    spans = set()
    number = int(best.argmax())
    stop = count
    for word in range(count - 1, -1, -1):
        role, part = divmod(number - 1, 4)
        if number != OUTSIDE:
            if part in (END, SINGLE):
                stop = word + 1
            if part in (BEGIN, SINGLE):
                spans.add((role, word, stop))
        number = int(back[word, number])
    return spans


def candidates(scores: Floats, steps: Floats, words: Words) -> list[WordSpan]:
    """All spans of at least FLOOR probability; ``scores`` [words, tags], ``steps`` [tags, tags]."""
    if not len(words):
        return []
    scores = constrained(scores, words)
    forward, backward, total = _sums(scores, steps)
    chances = forward + backward - total
    floor = float(np.log(FLOOR))
    best = _best_spans(scores, steps)
    found = []
    for number, role in enumerate(ROLES):
        begin, inside, end, single = (tag(number, part) for part in (BEGIN, INSIDE, END, SINGLE))
        shares = np.exp(chances[:, [begin, inside, end, single]]).sum(1)
        share_sums = np.concatenate(([0.0], np.cumsum(shares, dtype=np.float64)))
        own = scores[:, inside].astype(np.float64) + steps[inside, inside]
        # a forbidden score would swallow the others' digits; no span holds such a word inside
        inner = np.concatenate(([0.0], np.cumsum(np.where(own < FORBIDDEN / 2, 0.0, own))))
        ends = np.flatnonzero(chances[:, end] > floor)
        spans = [
            (word, word + 1, chances[word, single])
            for word in np.flatnonzero(chances[:, single] > floor)
        ]
        for first in np.flatnonzero(chances[:, begin] > floor):
            line_end = words.line_words[words.line[first] + 1]
            low, high = np.searchsorted(ends, [first + 1, min(line_end, first + LONGEST_WORDS)])
            last = ends[low:high]
            path = inner[last] - inner[first + 1] - steps[inside, inside]
            path += steps[begin, inside] + steps[inside, end]
            path[last == first + 1] = steps[begin, end]
            chance = forward[first, begin] + path + scores[last, end] + backward[last, end] - total
            spans += [(first, at + 1, value) for at, value in zip(last, chance, strict=True)]
        for start, stop, value in spans:
            if value > floor:
                share = (share_sums[stop] - share_sums[start]) / (stop - start)
                sure = min(1.0, float(np.exp(value)))
                in_best = (number, int(start), int(stop)) in best
                found.append(
                    WordSpan(role, int(start), int(stop), sure, min(1.0, float(share)), in_best)
                )
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
            before = int(np.searchsorted(edges, span.start, side="right"))
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
