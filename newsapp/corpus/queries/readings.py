"""What the detector reads from the words of a source that a person has corrected."""

from __future__ import annotations

from newsapp.corpus.models import SOURCELESS_KINDS, Attribution, Source
from newsapp.corpus.quotes import shortened
from newsapp.corpus.storing import SOURCE_NAME_LENGTH
from newsapp.detection.language import ENGLISH
from newsapp.detection.reading import Reading, read_source
from newsapp.detection.types import Act, Origin, Role, State


def proposed_reading(attribution: Attribution) -> Reading | None:
    """Kind and number of the source of ``attribution`` by its words, where these say another kind.

    Only of a source that goes by words which a person has marked, while its kind is still the one
    that was detected for other words; and not of a rejected attribution.
    """
    source = attribution.source
    if source is None or source.kind_origin == Origin.HAND or attribution.state == State.REJECTED:
        return None
    version = attribution.version
    words = _corrected_words(attribution, source)
    if not words or version.language != ENGLISH:
        return None
    reading = read_source(words, version.text, Act(attribution.act))
    if reading is None or reading.kind in SOURCELESS_KINDS or reading.kind == source.kind:
        return None
    return reading


def _corrected_words(attribution: Attribution, source: Source) -> str:
    """The source words by which the source goes, where a person has marked them; else nothing."""
    by_hand = {mention.span for mention in source.mentions.filter(origin=Origin.HAND)}
    for row in attribution.spans.all():
        named = shortened(row.quote, SOURCE_NAME_LENGTH) == source.name
        if row.role == Role.SOURCE and row.span in by_hand and named:
            return row.quote
    return ""
