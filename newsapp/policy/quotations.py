"""What stands in quotation marks, by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsapp.detection.types import Attribution, Detection, Furniture, Quotation, Span
from newsapp.policy.wording import in_order


class Quotations:
    """The quoted stretches of one detection. They do not overlap where detection found them."""

    def __init__(self, detection: Detection) -> None:
        self.spans = in_order(detection.quotations)
        self._starts = [span.start for span in self.spans]

    def within(self, span: Span) -> tuple[Span, ...]:
        """The parts of ``span`` that stand in quotation marks, in order."""
        found = []
        place = max(0, bisect_left(self._starts, span.start) - 1)
        while place < len(self.spans) and self.spans[place].start < span.end:
            start = max(span.start, self.spans[place].start)
            end = min(span.end, self.spans[place].end)
            if start < end:
                found.append(Span(start, end))
            place += 1
        return tuple(found)

    def of(self, attribution: Attribution) -> tuple[Span, ...]:
        """The quoted parts of what is credited; all of it where it is known to be direct."""
        found = [part for content in attribution.content for part in self.within(content)]
        if not found and attribution.quotation is Quotation.DIRECT:
            return attribution.content
        return tuple(found)

    def outside(self, furniture: tuple[Furniture, ...]) -> tuple[Span, ...]:
        """The quoted stretches that do not begin inside a piece of furniture."""
        taken = sorted(piece.span for piece in furniture)
        starts = [span.start for span in taken]
        found = []
        for span in self.spans:
            number = bisect_right(starts, span.start) - 1
            if number < 0 or span.start >= taken[number].end:
                found.append(span)
        return tuple(found)
