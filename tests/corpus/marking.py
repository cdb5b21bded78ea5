"""What marking by hand sends, from the words themselves."""

from __future__ import annotations

from typing import Any

from tests.conftest import span_of


def words(phrase: str, nth: int = 1) -> dict[str, Any]:
    """Start, end and quote of the ``nth`` occurrence of ``phrase`` in the article of the cast."""
    span = span_of(phrase, nth=nth)
    return {"start": span.start, "end": span.end, "quote": phrase}
