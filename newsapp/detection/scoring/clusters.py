"""Sources as clusters of mentions: B-cubed, counts, reasons.

B-cubed (Bagga and Baldwin, 1998) asks for every mention how much of its cluster is right. Mentions
are paired first: a gold and a found mention that overlap, the most alike first, each in one pair.
Precision is the mean over all found mentions, recall over all gold mentions. A mention without a
partner on the other side counts as 0 there, so missed and invented mentions cost (``all``). The
figure over paired mentions alone (``paired``) tells how good the clustering is by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsapp.detection.scoring.coded import CodedSource
from newsapp.detection.scoring.rates import Agreement
from newsapp.detection.types import Kind, Span


@dataclass(frozen=True, slots=True)
class MentionPair:
    """A gold and a found mention of the same words; sources by their place in their lists."""

    gold: Span
    found: Span
    gold_source: int
    found_source: int


def pair_mentions(
    gold: Sequence[CodedSource], found: Sequence[CodedSource]
) -> tuple[MentionPair, ...]:
    """Pair mentions that overlap, by the share of code points in common; ties in reading order."""
    left = sorted((span, number) for number, one in enumerate(gold) for span in one.mentions)
    right = sorted((span, number) for number, one in enumerate(found) for span in one.mentions)
    candidates: list[tuple[float, int, int]] = []
    first = 0
    longest = max((len(span) for span, _ in right), default=0)
    for i, (span, _) in enumerate(left):
        while first < len(right) and right[first][0].start + longest <= span.start:
            first += 1
        for j in range(first, len(right)):
            other = right[j][0]
            if other.start >= span.end:
                break
            if span.overlaps(other):
                candidates.append((-_alike(span, other), i, j))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs: list[MentionPair] = []
    for _, i, j in sorted(candidates):
        if i in taken_left or j in taken_right:
            continue
        taken_left.add(i)
        taken_right.add(j)
        pairs.append(MentionPair(left[i][0], right[j][0], left[i][1], right[j][1]))
    return tuple(sorted(pairs, key=lambda pair: pair.gold))


def _alike(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (len(one) + len(other) - shared)


@dataclass(frozen=True, slots=True)
class BCubed:
    """The two figures of this module's docstring."""

    all: Agreement
    paired: Agreement

    def __add__(self, other: BCubed) -> BCubed:
        return BCubed(self.all + other.all, self.paired + other.paired)


def b_cubed(
    gold: Sequence[CodedSource],
    found: Sequence[CodedSource],
    pairs: Sequence[MentionPair],
    kind: Kind | None = None,
) -> BCubed:
    """B-cubed of one article's clusters.

    With a ``kind``, precision looks only at found sources of that kind and recall only at gold
    ones, each against all clusters of the other side.
    """
    left_counts = [kind is None or kind in one.kinds for one in gold]
    right_counts = [kind is None or kind in one.kinds for one in found]
    together = Counter((pair.gold_source, pair.found_source) for pair in pairs)
    in_gold = Counter(pair.gold_source for pair in pairs)
    in_found = Counter(pair.found_source for pair in pairs)
    right = met = right_paired = met_paired = 0.0
    for (left, other), size in together.items():
        if right_counts[other]:
            right += size * size / len(found[other].mentions)
            right_paired += size * size / in_found[other]
        if left_counts[left]:
            met += size * size / len(gold[left].mentions)
            met_paired += size * size / in_gold[left]
    return BCubed(
        all=Agreement(
            right,
            sum(len(one.mentions) for one, is_in in zip(found, right_counts, strict=True) if is_in),
            met,
            sum(len(one.mentions) for one, is_in in zip(gold, left_counts, strict=True) if is_in),
        ),
        paired=Agreement(
            right_paired,
            sum(right_counts[pair.found_source] for pair in pairs),
            met_paired,
            sum(left_counts[pair.gold_source] for pair in pairs),
        ),
    )


def counterparts(
    gold: Sequence[CodedSource], pairs: Sequence[MentionPair]
) -> tuple[int | None, ...]:
    """For each gold source the found one that shares most of its mentions; None where none does.

    Of two that share as many it is the one found first.
    """
    together = Counter((pair.gold_source, pair.found_source) for pair in pairs)
    best: list[int | None] = []
    for number in range(len(gold)):
        shared = [(-size, other) for (source, other), size in together.items() if source == number]
        best.append(min(shared)[1] if shared else None)
    return tuple(best)
