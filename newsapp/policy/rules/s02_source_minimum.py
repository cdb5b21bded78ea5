"""S02: fewer independent unnamed sources behind a claim than the newsroom asks for."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted

_DEFAULT_SOURCES = 2
_NUMBERS = ("none", "one unnamed person", "two unnamed people", "three unnamed people")


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per claim of unnamed sources alone that are fewer than the minimum."""
    least = int(settings.thresholds.get("sources", _DEFAULT_SOURCES))
    for claim in reading.claims:
        if not claim.rests_on_unnamed or claim.people >= least:
            continue
        counted = (
            _NUMBERS[claim.people]
            if claim.people < len(_NUMBERS)
            else f"{claim.people} unnamed people"
        )
        yield Finding(
            source_id=claim.only_source,
            attribution_ids=claim.unnamed_ids,
            spans=claim.evidence,
            message=f"{quoted(reading.text, claim.first_words)} has {counted} behind it; the "
            f"policy "
            f"asks for {least}.",
            remedy="Find further sources that know it independently, and say how many there are.",
        )


RULE = Rule(
    id="S02",
    name="Below the source minimum",
    scope=Scope.CLAIM,
    summary="A claim of unnamed sources alone needs as many independent ones as the policy says.",
    why="However often a source is mentioned, it is one source; only independent ones confirm each "
    "other.",
    citations=(
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("Financial Times", "2012", via="Index on Censorship", reported=True),
        Citation("Houston Chronicle", "2017", via="The Salt Lake Tribune", reported=True),
        Citation("South African National Editors’ Forum", "undated", via="journalism.co.za"),
    ),
    severity=Severity.HIGH,
    check=check,
    takes_thresholds={
        "sources": Threshold(
            "independent unnamed sources that a claim needs", "people", 2, 10, _DEFAULT_SOURCES
        )
    },
    yields_to="S01",
    unseen="Whether two sources really know it independently of each other.",
)
