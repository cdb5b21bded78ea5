"""S11: an unnamed source gives an opinion, a forecast or praise."""

from __future__ import annotations

from collections.abc import Iterator

from newsapp.detection.types import Kind
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.evaluation import attack_in, judgement_in
from newsapp.policy.reading import Reading
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per statement of an anonymous source that judges instead of telling facts.

    An attack is left to S10.
    """
    if reading.expresses_opinion:
        return
    for attribution in reading.statements(Kind.ANONYMOUS):
        content = reading.words_of(attribution.content)
        cue = reading.words_of(attribution.cue)
        judgement = judgement_in(content, cue, settings.words)
        if not judgement or attack_in(f"{cue} {content}"):
            continue
        spans = in_order((*attribution.source, *attribution.content)) or attribution.cue
        name = reading.name_of(attribution)
        who = in_quotes(name) if name else "A source"
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=spans,
            message=f"{who} gives an opinion, a forecast or praise, not a fact: "
            f"{in_quotes(judgement)}.",
            remedy="Keep the facts that the source knows, and leave opinions to people who give "
            "their names.",
        )


RULE = Rule(
    id="S11",
    name="Anonymous opinion, forecast or praise",
    scope=Scope.ATTRIBUTION,
    summary="Anonymity is for facts; opinions, forecasts and praise carry a name.",
    why="An opinion is worth what its holder is worth, and here nobody holds it.",
    citations=(
        Citation("Associated Press", "2004–2018", via="DPK Public Relations"),
        Citation("NPR", "2011–2017"),
        Citation("Gannett", "2017", via="Knoxville News Sentinel"),
        Citation("The Washington Post", "2006", via="Committee of Concerned Journalists"),
    ),
    severity=Severity.HIGH,
    check=check,
    words_add="words and phrases that judge",
)
