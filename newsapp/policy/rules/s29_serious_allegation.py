"""S29: a serious allegation rests on one unnamed source."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.policy.accusations import is_serious
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per allegation of crime, abuse or fraud by a single unnamed person."""
    for claim in reading.claims:
        if not claim.rests_on_unnamed or claim.people != 1:
            continue
        if not any(
            is_serious(reading.words_of(one.content), settings.words)
            for made in claim.unnamed.values()
            for one in made
        ):
            continue
        yield Finding(
            source_id=claim.only_source,
            attribution_ids=claim.unnamed_ids,
            spans=claim.evidence,
            message=f"{quoted(reading.text, claim.first_words)} is a serious allegation, and one "
            "unnamed source is all that stands behind it.",
            remedy="Refer it to the senior editor and the lawyers, and find records or a "
            "second source "
            "before it is published.",
        )


RULE = Rule(
    id="S29",
    name="Serious allegation on one unnamed source",
    scope=Scope.CLAIM,
    summary="An allegation of crime, abuse or fraud never rests on one unnamed source.",
    why="It can ruin somebody who cannot know whom to answer, and it is where courts look first.",
    citations=(
        Citation("BBC", "2019"),
        Citation("The New York Times", "2016"),
        Citation("Canadian Broadcasting Corporation", "undated", via="Calgary Puck", reported=True),
    ),
    severity=Severity.BLOCK,
    check=check,
    words_add="words and phrases that allege something serious",
    unseen="Whether it was referred, and to whom.",
)
