"""S01: a claim that one unnamed source makes, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import quoted


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per claim that rests on a single unnamed person."""
    for claim in reading.claims:
        if not claim.rests_on_unnamed or claim.people != 1:
            continue
        yield Finding(
            source_id=claim.only_source,
            attribution_ids=claim.unnamed_ids,
            spans=claim.evidence,
            message=f"{quoted(reading.text, claim.first_words)} rests on one unnamed source alone.",
            remedy="Find a second, independent source, a named one or a document, or cut the "
            "claim.",
        )


RULE = Rule(
    id="S01",
    name="Single anonymous source",
    scope=Scope.CLAIM,
    summary="A claim needs more behind it than one person whom the reader cannot identify.",
    why="One person can be mistaken, or can use the newsroom; a second one, or a paper, is a "
    "check.",
    citations=(
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("Reuters", "2008"),
        Citation("BBC", "2019"),
        Citation("Financial Times", "2012", via="Index on Censorship", reported=True),
        Citation("USA Today", "2017–2018", via="USATVNews"),
    ),
    severity=Severity.HIGH,
    check=check,
    unseen="Whether an editor knows of a second source that the text does not mention.",
)
