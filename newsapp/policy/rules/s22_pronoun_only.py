"""S22: a pronoun speaks, and nothing near says who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.descriptors import is_pronoun
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted

_SPEAKERS = re.compile(r"(?:he|she|they|both|him|her|them)", re.IGNORECASE)
# Somebody whom a reader may take the pronoun for, though no mark says so.
_NAME = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord|Professor)\.?\s+|(?<=[a-z,]\s))[A-Z][a-z’'-]+"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z’'-]+\s+(?:[A-Z]\.\s+)?[A-Z][a-z’'-]+")


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement of a pronoun that nobody in its paragraph or the last is."""
    for attribution in reading.statements():
        if attribution.kind is Kind.NONE or len(attribution.source) != 1:
            continue
        pronoun = attribution.source[0]
        if not _SPEAKERS.fullmatch(pronoun.of(reading.text)):
            continue
        if _is_resolved(reading, attribution, pronoun):
            continue
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=tuple(sorted({pronoun, *attribution.cue})),
            message=f"{quoted(reading.text, pronoun)} speaks, and neither this paragraph nor "
            f"the one "
            "before says who that is.",
            remedy="Say again who speaks.",
        )


def _is_resolved(reading: Reading, attribution: Attribution, pronoun: Span) -> bool:
    start = _start_of_reach(reading, pronoun)
    source = reading.sources.get(attribution.source_id or "")
    if source is not None:
        before = [mention for mention in source.mentions if mention.start < pronoun.start]
        # “He said” in each paragraph since the name: the reader has followed
        if (
            before
            and before[-1].start >= start
            and any(not is_pronoun(mention.of(reading.text)) for mention in before)
        ):
            return True
    told = reading.text[start : pronoun.start]
    return _FULL_NAME.search(told) is not None or _NAME.search(told) is not None


def _start_of_reach(reading: Reading, pronoun: Span) -> int:
    """Where the paragraph before the pronoun's own begins."""
    number = reading.paragraphs.number_at(pronoun.start)
    if number < 0:
        return 0
    return reading.paragraphs.spans[max(0, number - 1)].start


RULE = Rule(
    id="S22",
    name="Pronoun-only source",
    scope=Scope.ATTRIBUTION,
    summary="“They added” needs somebody in the same paragraph or the one before.",
    why="A reader who has lost the speaker cannot weigh the words.",
    citations=(Citation("Associated Press", "2004–2018"),),
    severity=Severity.MEDIUM,
    check=check,
)
