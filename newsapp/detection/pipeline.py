"""`detect`: the steps from a text to its Detection, in order."""

from __future__ import annotations

from newsapp.detection.claims import group_claims
from newsapp.detection.finders import default_finder
from newsapp.detection.language import ENGLISH, recognise
from newsapp.detection.layout import lay_out
from newsapp.detection.linking import link
from newsapp.detection.progress import stage
from newsapp.detection.sources import gather
from newsapp.detection.span_finder import SpanFinder
from newsapp.detection.types import Detection
from newsapp.detection.unmarked import unmarked


def detect(
    text: str, *, finder: SpanFinder | None = None, language: str | None = None
) -> Detection:
    """Find everything in ``text`` that On Record marks.

    A pure function: the same text gives the same answer. Offsets are code points into ``text``.
    ``finder`` replaces the one that finds the spans (see ``finders``). A text that is not English
    is laid out and nothing more, unless ``language`` (ISO 639-1) says that it is.
    """
    chosen = finder if finder is not None else default_finder()
    layout = lay_out(text)
    spoken = language or recognise(text)
    if spoken != ENGLISH:
        return unmarked(text, spoken, layout)
    with stage(0.05, 0.8):
        found = chosen.find(text, layout)
    with stage(0.8, 1.0):
        linked = link(text, layout, found)
        attributions, sources = gather(text, layout, linked)
    return Detection(
        text=text,
        language=spoken,
        detector=chosen.name,
        sentences=layout.sentences,
        furniture=layout.furniture,
        quotations=layout.quotations,
        attributions=attributions,
        sources=sources,
        claims=group_claims(text, attributions),
        non_responses=layout.non_responses,
    )
