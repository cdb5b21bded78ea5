"""S14: another outlet's report is passed on, and the text does not say whether it was verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.outlets import relays
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import credit
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes

_DEFAULT_SENTENCES = 2

# What an outlet says of itself is its own statement, not a report that is passed on.
_OF_ITSELF = re.compile(
    r"\b(?:apologi[sz]ed?|announced|defended|denied|denies|declined|refused|pledged|"
    r"retracted|corrected|in (?:a|an internal) (?:statement|memo|letter))\b",
    re.IGNORECASE,
)

_ITS_OWN_PLANS = re.compile(
    r"(?:that )?(?:it|they|we) (?:would|will|had|has|have)\b|(?:that )?its\b"
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement that came through another outlet and stands unverified.

    That is a statement credited to an outlet, and one that an anonymous source made to an outlet.
    """
    reach = int(settings.thresholds.get("sentences", _DEFAULT_SENTENCES))
    for attribution in passed_on(reading):
        if reading.own_checks.beside(attribution, reach):
            continue
        who = credit(attribution)
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*who, *attribution.cue, *attribution.content)),
            message=_message(
                attribution.kind,
                reading.name_of(attribution) or who[0].of(reading.text),
            ),
            remedy=f"Within {reach} sentences, say that this newsroom confirmed it, or that it "
            "could not.",
        )


def passed_on(reading: Reading) -> tuple[Attribution, ...]:
    """The statements that came through another outlet: its reports, and what sources told it."""
    credited = [
        one
        for one in relays(reading.detection, reading.metadata)
        if not _of_itself(reading.text, one)
    ]
    told = [
        one
        for one in reading.statements(Kind.ANONYMOUS)
        if reading.passage.told_to_outlet(one) and not reading.passage.inside_relay(one)
    ]
    return (*credited, *told)


def _message(kind: Kind, name: str) -> str:
    if kind is Kind.MEDIA:
        return (
            f"This passes on a report of {in_quotes(name)} and does not say whether anybody here "
            "verified it."
        )
    return (
        f"{in_quotes(name)} spoke to another outlet, and the text does not say whether anybody "
        "here verified it."
    )


def _of_itself(text: str, attribution: Attribution) -> bool:
    if any(_OF_ITSELF.search(cue.of(text)) for cue in attribution.cue):
        return True
    if any(_ITS_OWN_PLANS.match(part.of(text)) for part in attribution.content):
        return True
    # “the BBC said in a statement”
    return any(
        re.match(r"\s+in an? (?:\w+ )?(?:statement|memo)\b", text[cue.end : cue.end + 40])
        for cue in attribution.cue
    )


RULE = Rule(
    id="S14",
    name="Relay without verification",
    scope=Scope.ATTRIBUTION,
    summary="A report taken from another outlet comes with word of whether it was verified.",
    why="Passing on a report without a word makes its mistakes one’s own, and hides whose they "
    "are.",
    citations=(
        Citation("BBC", "2019"),
        Citation("Associated Press", "2004–2018", via="Media Matters for America"),
    ),
    severity=Severity.MEDIUM,
    check=check,
    takes_thresholds={
        "sentences": Threshold(
            "how near the newsroom’s own check must stand", "sentences", 0, 20, _DEFAULT_SENTENCES
        )
    },
)
