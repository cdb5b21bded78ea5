"""S04: an unnamed source, and the text does not say why it is unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous source that has no reason anywhere in its cluster."""
    if reading.expresses_opinion:
        return
    for source, made in reading.unnamed:
        if source.reason:
            continue
        spans = evidence(source, made)
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=spans,
            message=f"The text never says why {in_quotes(source.name)} is not named.",
            remedy="Print, at any one mention, why the source asked for anonymity, or name it.",
        )


RULE = Rule(
    id="S04",
    name="Reason missing",
    scope=Scope.SOURCE,
    summary="An unnamed source needs a printed reason for its anonymity, anywhere in the article.",
    why="A reader who knows what a source risks can judge why it speaks unnamed; one who is not "
    "told can only trust or distrust.",
    citations=(
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("The New York Times", "2004"),
        Citation("NPR", "2011–2017"),
        Citation("Society of Professional Journalists", "2014"),
        Citation("Journalism Trust Initiative (CWA 17493)", "2019"),
    ),
    severity=Severity.HIGH,
    check=check,
    unseen="Whether the printed reason is the true one.",
)
