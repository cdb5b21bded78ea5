"""Finding one's way among the sentences of a detection."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsapp.detection.types import Attribution, Detection, Span


class Sentences:
    """The sentences of one detection, by position. Sentences do not overlap."""

    def __init__(self, detection: Detection) -> None:
        self._spans = sorted(sentence.span for sentence in detection.sentences)
        self._starts = [span.start for span in self._spans]
        self._numbers: dict[str, tuple[int, int]] = {}

    def number_at(self, place: int) -> int:
        """The number, from 0, of the sentence that ``place`` stands in or follows; 0 at least."""
        return max(0, bisect_right(self._starts, place) - 1)

    def numbers_of(self, attribution: Attribution) -> tuple[int, int]:
        """The first and the last sentence that any span of ``attribution`` touches.

        Worked out once for each attribution, by its id.
        """
        known = self._numbers.get(attribution.id)
        if known is None:
            known = self._numbers[attribution.id] = self._touched(attribution)
        return known

    def _touched(self, attribution: Attribution) -> tuple[int, int]:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        last = max(span.end for span in spans) - 1
        return self.number_at(attribution.start), self.number_at(last)

    def between(self, first: int, last: int) -> tuple[Span, ...]:
        """The sentences numbered ``first`` to ``last``, both included, as far as they exist."""
        return tuple(self._spans[max(0, first) : last + 1])

    def shared_out(
        self, attributions: Iterable[Attribution]
    ) -> Mapping[int, tuple[Attribution, ...]]:
        """The attributions by the number of each sentence that they touch."""
        found: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            first, last = self.numbers_of(attribution)
            for number in range(first, last + 1):
                found[number].append(attribution)
        return {number: tuple(touching) for number, touching in found.items()}
