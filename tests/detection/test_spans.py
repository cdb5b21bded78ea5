"""An index of spans answers as a look at every one of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.spans import SpanIndex
from newsapp.detection.types import Span

SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 9)
)


@given(st.lists(SPANS), SPANS)
def test_what_touches_a_span_is_all_that_overlaps_it(spans: list[Span], asked: Span) -> None:
    index = SpanIndex(spans)
    overlapping = [span for span in sorted(spans) if span.overlaps(asked)]
    assert list(index.touching(asked)) == overlapping
    assert index.touches(asked) == bool(overlapping)
