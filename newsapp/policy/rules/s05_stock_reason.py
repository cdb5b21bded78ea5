"""S05: the reason for anonymity is one of the formulas that explain nothing."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.reasons import reason_type_of
from newsapp.detection.types import ReasonType, Source
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes, quoted


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous source whose every printed reason is a stock one."""
    for source, made in reading.unnamed:
        if not source.reason or not _is_stock(source, reading.text, settings.words):
            continue
        mentions = evidence(source, made)
        reason = quoted(reading.text, source.reason[0])
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=in_order((*mentions, *source.reason)),
            message=f"The only reason printed for {in_quotes(source.name)} is a stock "
            f"one, {reason}.",
            remedy="Say what this source would risk by being named, or why the newsroom thinks "
            "that its anonymity is deserved.",
        )


def _is_stock(source: Source, text: str, more_phrases: tuple[str, ...]) -> bool:
    printed = [" ".join(span.of(text).split()).casefold() for span in source.reason]
    phrases = [phrase.casefold() for phrase in more_phrases]
    if phrases and all(any(phrase in words for phrase in phrases) for words in printed):
        return True
    if source.reason_type is None:
        # a reason that a person marked by hand: no detection has typed it yet
        return all(reason_type_of(words) is ReasonType.STOCK for words in printed)
    return source.reason_type is ReasonType.STOCK


RULE = Rule(
    id="S05",
    name="Stock reason",
    scope=Scope.SOURCE,
    summary="A formula such as “not authorized to speak publicly” is no reason that a reader can "
    "weigh.",
    why="A formula that fits every source tells the reader nothing about this one, and hides how "
    "lightly anonymity was given.",
    citations=(Citation("The New York Times", "2010", via="Gawker"),),
    severity=Severity.LOW,
    check=check,
    words_add="phrases that make a reason a stock one",
)
