"""S24: somebody speaks officially and is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import credit
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes

_REFUSAL = re.compile(
    r"\b(?:declin\w+|refus\w+|no comment|would not (?:comment|say|discuss)|did not "
    r"(?:respond|reply|return|answer|comment)|could not be reached)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,2}"
# “Spokeswoman Dana Cole”; “Dana Cole, a spokeswoman”
_NAMED = re.compile(
    rf"(?i:\bspokes\w+|\blawyers?|\battorneys?|\bpress (?:officer|secretary))\s+{_NAME}"
    rf"|^{_NAME}\s*,\s+(?:a|an|the|its|his|her)\b"
)
_SPOKES = re.compile(r"\bspokes\w+")
_NAMED_AFTER_ALL = re.compile(rf"[Tt]he\s+(spokes\w+),\s+{_NAME}")


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement of a spokesperson whose cluster holds no personal name."""
    mentions = {source.id: source.mentions for source in reading.detection.sources}
    named_later = _named_later(reading)
    refusals = in_order(silence.span for silence in reading.detection.non_responses)
    for attribution in reading.statements(Kind.SPOKESPERSON):
        if _is_refusal(reading.text, attribution, refusals):
            continue
        printed = (*mentions.get(attribution.source_id or "", ()), *attribution.source)
        if any(_NAMED.search(span.of(reading.text)) for span in printed):
            continue
        if any(word in named_later for word in _SPOKES.findall(reading.words_of(printed).lower())):
            continue
        spans = credit(attribution)
        name = reading.name_of(attribution) or spans[0].of(reading.text)
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=spans,
            message=f"{in_quotes(name)} stands for somebody who speaks officially and is not "
            "named.",
            remedy="Name the spokesperson, or credit the words to the body’s written statement.",
        )


def _named_later(reading: Reading) -> frozenset[str]:
    """The words for whom the article names after all: “the spokeswoman, Dana Cole”."""
    return frozenset(
        found[1].lower()
        for source in reading.detection.sources
        if source.kind is Kind.NAMED_PERSON
        for span in source.mentions
        if (found := _NAMED_AFTER_ALL.match(span.of(reading.text)))
    )


def _is_refusal(text: str, attribution: Attribution, refusals: tuple[Span, ...]) -> bool:
    if any(_REFUSAL.search(cue.of(text)) for cue in attribution.cue):
        return True
    return any(refusal.contains(cue) for cue in attribution.cue for refusal in refusals)


RULE = Rule(
    id="S24",
    name="Unnamed spokesperson",
    scope=Scope.ATTRIBUTION,
    summary="Who speaks officially for a body can usually be named.",
    why="A spokesperson is paid to be quoted: a name can be held to account for what the body "
    "says.",
    citations=(
        Citation("The Guardian", "2014"),
        Citation("Associated Press", "2004–2018"),
    ),
    severity=Severity.LOW,
    check=check,
)
