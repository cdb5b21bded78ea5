"""A text as it is before anybody looks for attributions: cut into its parts, nothing credited."""

from __future__ import annotations

from newsapp.detection.language import ENGLISH
from newsapp.detection.layout import Layout, lay_out
from newsapp.detection.types import Detection

DETECTOR = "layout@1"
"""What every detection without attributions names as its detector."""

NOT_ENGLISH = "Not marked by the detector: not English. Attributions are missing here."
"""What is said wherever somebody might take such a text for one without sources."""


def passed_over(detection: Detection) -> bool:
    """Whether the detector left the text alone, and nobody has marked it by hand since."""
    return detection.language != ENGLISH and not detection.attributions


def unmarked(text: str, language: str, layout: Layout | None = None) -> Detection:
    """Sentences, furniture and quotations of ``text``, to be marked later or by hand.

    Offsets are code points into it; ``language`` is an ISO 639-1 code. A ``layout`` of the text
    that is known already is not made again.
    """
    known = layout if layout is not None else lay_out(text)
    return Detection(
        text=text,
        language=language,
        detector=DETECTOR,
        sentences=known.sentences,
        furniture=known.furniture,
        quotations=known.quotations,
    )
