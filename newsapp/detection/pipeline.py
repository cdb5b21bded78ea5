"""`detect`: the steps from a text to its Detection, in order."""

from __future__ import annotations

from newsapp.detection.layout import lay_out
from newsapp.detection.span_finder import SpanFinder
from newsapp.detection.types import Detection

LANGUAGE = "en"


def detect(text: str, *, finder: SpanFinder | None = None) -> Detection:
    """Find everything in ``text`` that On Record marks. Offsets are code points into ``text``."""
    layout = lay_out(text)
    return Detection(
        text=text,
        language=LANGUAGE,
        detector=finder.name if finder else "layout@1",
        sentences=layout.sentences,
        furniture=layout.furniture,
        quotations=layout.quotations,
    )
