"""S15: another outlet's report is passed on, and its own source is unnamed or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.types import Attribution, Kind, Span
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.rules.s14_relay import passed_on
from newsapp.policy.speakers import credit
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes

_DEFAULT_SENTENCES = 2

_CITING = re.compile(
    r"\b(?:citing|cited|quoting|quoted|based\s+on)\s+(?P<whom>[^.;“”]{2,80})", re.IGNORECASE
)
_UNNAMED = re.compile(
    r"\b(?:sources?|people|persons?|insiders?|officials?|aides?|unnamed|unidentified|anonymous\w*|"
    r"not\s+(?:be\s+)?(?:named?|identif\w+)|familiar\s+with)\b",
    re.IGNORECASE,
)
_SAYS_UNNAMED = re.compile(
    r"\b(?:unnamed|unidentified|anonym\w+|(?:did\s+not|not)\s+(?:be\s+)?(?:named?|identif\w+))\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:interview|told\s+(?:the|it)\b|(?:its|their|own)\s+(?:analysis|investigation|reporter|correspondent)|"
    r"documents?|records?|filings?|emails?|letters?|memos?|court\s+papers|data|footage|recordings?|minutes|"
    r"statement|testimony|transcripts?|live\s+broadcast|survey|poll)\b",
    re.IGNORECASE,
)
# “… reported that Ruth Amos said”
_SOMEBODY_NAMED = re.compile(
    r"\b[A-Z][a-z’'-]+\s+[A-Z][a-z’'-]+\b[^.;]{0,60}?\b(?:said|says|told|wrote|testified|announced)\b"
)
_RESPONSE = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)|declined|did\s+not\s+(?:\w+\s+)?(?:respond|reply|comment)|"
    r"confirm(?:s|ed)|no\s+comment)\b",
    re.IGNORECASE,
)
_TELLS_WHOM = frozenset((Kind.NAMED_PERSON, Kind.ORGANIZATION, Kind.DOCUMENT, Kind.SPOKESPERSON))


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per unverified relay whose origin is unnamed or is not told."""
    reach = int(settings.thresholds.get("sentences", _DEFAULT_SENTENCES))
    inside = _credited_inside(reading)
    for attribution in passed_on(reading):
        if reading.own_checks.beside(attribution, reach):
            continue
        wrong = _what_is_wrong(reading, attribution, inside.get(attribution.id, ()), reach)
        if not wrong:
            continue
        who = credit(attribution)
        name = reading.name_of(attribution) or who[0].of(reading.text)
        yield Finding(
            source_id=attribution.source_id,
            attribution_ids=(attribution.id,),
            spans=in_order((*who, *attribution.cue, *attribution.content)),
            message=wrong.format(name=in_quotes(name)),
            remedy="Say whom the other outlet has it from, that it names nobody if so, and what "
            "those concerned answer.",
        )


def _what_is_wrong(
    reading: Reading, attribution: Attribution, inside: tuple[Attribution, ...], reach: int
) -> str:
    """A message with room for a name, or nothing."""
    first, last = reading.sentences.numbers_of(attribution)
    near = " ".join(s.of(reading.text) for s in reading.sentences.between(first, last))
    if attribution.kind is not Kind.MEDIA:
        return "{name} spoke to another outlet without a name, and nobody here verified it."
    kinds = {one.kind for one in inside}
    citing = _CITING.search(near)
    if kinds & _TELLS_WHOM or (citing and not _UNNAMED.search(citing["whom"])):
        return ""
    if Kind.ANONYMOUS not in kinds and citing is None:
        if _ORIGIN.search(near) or _SOMEBODY_NAMED.search(reading.words_of(attribution.content)):
            return ""
        return "The text does not say whom {name} has this from."
    around = " ".join(
        s.of(reading.text) for s in reading.sentences.between(first - reach, last + reach)
    )
    if _SAYS_UNNAMED.search(near) and _RESPONSE.search(around):
        return ""
    return "{name} has this from somebody it does not name, and nobody here verified it."


def _credited_inside(reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """By relay, the other statements that stand in what the outlet is credited with."""
    media = [one for one in reading.statements(Kind.MEDIA) if one.content]
    parts: list[tuple[Span, str]] = sorted((span, one.id) for one in media for span in one.content)
    found: dict[str, list[Attribution]] = {}
    place = 0
    open_parts: list[tuple[Span, str]] = []
    for one in sorted(reading.statements(), key=lambda statement: statement.start):
        while place < len(parts) and parts[place][0].start <= one.start:
            open_parts.append(parts[place])
            place += 1
        open_parts = [part for part in open_parts if part[0].end > one.start]
        for _, relay in open_parts:
            if relay != one.id:
                found.setdefault(relay, []).append(one)
    return {relay: tuple(inside) for relay, inside in found.items()}


RULE = Rule(
    id="S15",
    name="Relay of anonymous reporting",
    scope=Scope.ATTRIBUTION,
    summary="A report of another outlet is passed on with word of whom that outlet has it from.",
    why="An unnamed source does not become a named one by passing through another newsroom.",
    citations=(
        Citation("Newsroom tip list", "2006", via="Contrafactos"),
        Citation("Associated Press", "2004–2018", via="Media Matters for America"),
    ),
    severity=Severity.HIGH,
    check=check,
    takes_thresholds={
        "sentences": Threshold(
            "how near an answer or the newsroom’s own check must stand",
            "sentences",
            0,
            20,
            _DEFAULT_SENTENCES,
        )
    },
)
