"""S18: something is believed, understood or reported, and nobody is said to do it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted

_HEARSAY = re.compile(
    r"\b(?:believed|understood|thought|said|reported|rumou?red|alleged|claimed|feared|suspected|"
    r"whispered|supposed|reputed|emerged|touted|reportedly|allegedly|supposedly|purportedly|"
    r"rumou?rs?|speculation|word (?:is|has it)|talk of)\b",
    re.IGNORECASE,
)
# A forecast says what is to come, not what somebody unnamed says.
_FORECAST = re.compile(
    r"\b(?:expected|set|due|likely|poised|forecast|predicted|projected|scheduled|slated|tipped|"
    r"anticipated|planned)\b",
    re.IGNORECASE,
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per attribution to nobody whose cue is hearsay."""
    more = [phrase.casefold() for phrase in settings.words]
    speakers = _quoted_speech(reading)
    for attribution in reading.detection.attributions:
        # An attitude is somebody's; “it is believed” has no holder, so it is hearsay all the same.
        if attribution.kind is not Kind.NONE:
            continue
        cue = " ".join(span.of(reading.text) for span in attribution.cue)
        if not _is_hearsay(cue, more) or speakers.holds(attribution):
            continue
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*attribution.cue, *attribution.content)),
            message=f"{quoted(reading.text, attribution.cue[0])} credits nobody: the reader "
            "cannot tell whose word this is.",
            remedy="Name who says so and how they know, or show the document it rests on.",
        )


def _is_hearsay(cue: str, more_phrases: list[str]) -> bool:
    if any(phrase in cue.casefold() for phrase in more_phrases):
        return True
    return _HEARSAY.search(cue) is not None and _FORECAST.search(cue) is None


class _QuotedSpeech:
    """The quotations of sources: hearsay inside them is the speaker's own."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, attribution: Attribution) -> bool:
        """Whether the first cue stands inside one of the quotations."""
        cue = attribution.cue[0]
        place = bisect_right(self._starts, cue.start) - 1
        return place >= 0 and self._spans[place].contains(cue)


def _quoted_speech(reading: Reading) -> _QuotedSpeech:
    spoken = sorted(
        span for one in reading.statements() if one.kind is not Kind.NONE for span in one.content
    )
    starts = [span.start for span in spoken]
    held = []
    for quotation in reading.quotations.spans:
        place = bisect_right(starts, quotation.start + 1) - 1
        if place >= 0 and spoken[place].overlaps(quotation):
            held.append(quotation)
    return _QuotedSpeech(held)


RULE = Rule(
    id="S18",
    name="Passive hearsay",
    scope=Scope.ATTRIBUTION,
    summary="“It is understood” and “reportedly” hide who says so.",
    why="Somebody believes or reports it; without saying who, the newsroom vouches for what it "
    "does not know.",
    citations=(Citation("NPR", "2011–2017"),),
    severity=Severity.MEDIUM,
    check=check,
    words_add="phrases that are hearsay",
)
