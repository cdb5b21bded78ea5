"""How the tables write an attribution, and what a finder makes of a text in that form."""

from __future__ import annotations

from newsapp.detection.pipeline import detect
from newsapp.detection.span_finder import SpanFinder

Row = tuple[str, str, tuple[str, ...]]


def row(source: str, cue: str, *content: str) -> Row:
    """One expected attribution; an empty string is a part that is not there."""
    return source, cue, content


def detected(finder: SpanFinder, text: str) -> list[Row]:
    """The words of every attribution of ``text``, in reading order."""
    return [
        (
            " … ".join(span.of(text) for span in one.source),
            " … ".join(span.of(text) for span in one.cue),
            tuple(span.of(text) for span in one.content),
        )
        for one in detect(text, finder=finder, language="en").attributions
    ]
