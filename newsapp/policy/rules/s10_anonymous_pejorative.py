"""S10: an unnamed source attacks somebody."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.evaluation import attack_in
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement of an anonymous source that attacks a person or a body."""
    if reading.expresses_opinion:
        return
    for attribution in reading.statements(Kind.ANONYMOUS):
        words = reading.words_of((*attribution.cue, *attribution.content))
        attack = attack_in(words, settings.words)
        if not attack:
            continue
        spans = in_order((*attribution.source, *attribution.content)) or attribution.cue
        name = reading.name_of(attribution)
        who = in_quotes(name) if name else "A source"
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=spans,
            message=f"{who} attacks somebody without a name: {in_quotes(attack)}.",
            remedy="Put the criticism on the record, replace it by facts that can be "
            "checked, or cut "
            "it.",
        )


RULE = Rule(
    id="S10",
    name="Anonymous pejorative",
    scope=Scope.ATTRIBUTION,
    summary="Nobody attacks a person or a body from behind anonymity.",
    why="Who is attacked cannot answer somebody without a name, and the reader cannot weigh the "
    "grudge.",
    citations=(
        Citation("The Guardian", "2000–2014", via="Press Gazette"),
        Citation("NPR", "2011–2017"),
        Citation("The Wall Street Journal", "2012"),
        Citation("The New York Times", "2004", via="Daring Fireball"),
        Citation("Bloomberg", "2008–2014", via="Gawker"),
    ),
    severity=Severity.HIGH,
    check=check,
    words_add="words and phrases that attack",
)
