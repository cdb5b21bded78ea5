"""S04: an unnamed source, and the text does not say why it is unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Detection, Kind
from newsapp.policy.exemptions import expresses_opinion, legally_anonymous
from newsapp.policy.outlets import Passage
from newsapp.policy.speakers import evidence, speaking
from newsapp.policy.types import (
    Citation,
    Finding,
    Metadata,
    Rule,
    RuleSettings,
    Scope,
    Severity,
)
from newsapp.policy.wording import quoted


def check(detection: Detection, metadata: Metadata, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per anonymous source that has no reason anywhere in its cluster."""
    if expresses_opinion(metadata):
        return
    passage = Passage(detection, metadata)
    for source, made in speaking(detection, Kind.ANONYMOUS):
        if source.reason or legally_anonymous(source, detection.text):
            continue
        if passage.only_through_outlets(made):
            continue
        spans = evidence(source, made)
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=spans,
            message=f"The text never says why {quoted(detection.text, spans[0])} is not named.",
            remedy="Print, at any one mention, why the source asked for anonymity, or name it.",
        )


RULE = Rule(
    id="S04",
    name="Reason missing",
    scope=Scope.SOURCE,
    summary="An unnamed source needs a printed reason for its anonymity, anywhere in the article.",
    citations=(
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("The New York Times", "2004"),
        Citation("NPR", "2011–2017"),
        Citation("Society of Professional Journalists", "2014"),
        Citation("Journalism Trust Initiative (CWA 17493)", "2019"),
    ),
    default=RuleSettings(Severity.HIGH),
    check=check,
)
