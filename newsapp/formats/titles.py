"""Whether a text brings its title with it."""

from __future__ import annotations

from newsapp.formats.runs import paragraph_spans


def opens_with(text: str, title: str) -> bool:
    """Whether the first line of ``text`` is ``title``, so that it need not be shown twice."""
    first = next(iter(paragraph_spans(text)), None)
    return first is not None and first.of(text).split() == title.split()
