"""S30: the outlet itself “has learned”, or a source has only half a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.lexicon.people import FIRST_NAMES
from newsapp.detection.types import Attribution, Kind, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, quoted

_LEARNED = re.compile(
    r"\b(?:learn(?:ed|t|s)?|understands|(?:can|could)\s+(?:exclusively\s+)?reveal|been\s+told|was\s+told|hears|has\s+heard)\b",
    re.IGNORECASE,
)
# How a newsroom says that it leaves a name out, and why.
_DISCLOSED = re.compile(
    r"\b(?:first\s+names?|surnames?|last\s+names?|family\s+names?|full\s+names?|real\s+names?|pseudonyms?|"
    r"names?\s+(?:\w+\s+){0,4}?changed|identified\s+only|not\s+us(?:e|ing)\s+(?:her|his|their))\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because|as\s+(?:she|he|they)|since|for\s+fear|fear\w*|out\s+of|to\s+protect|to\s+avoid|so\s+that|"
    r"for\s+(?:\w+\s+)?(?:safety|security|privacy|legal|reasons)|citing|who\s+(?:fears?|feared|could|risks?))\b",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"\(?\bnot\s+(?:her|his|their)\s+real\s+names?\b|\bpseudonyms?\b", re.IGNORECASE
)
_FIRST_WORD = re.compile(r"[A-Z][\w’'-]+")
# “Maria, a guard”, “Maria, 34,”: an introduction, and no second name in it.
_INTRODUCED = re.compile(
    r"\s*(?:,\s*(?:an?|the|her|his|who|whose|now|aged)\s|,\s*\d{1,3}\b|\(not)", re.IGNORECASE
)
# “We have learned a lot” is no report; “we understand that” is one.
_REPORTS = re.compile(r"that\b", re.IGNORECASE)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield a finding per statement of which an outlet itself is the source, and per half name."""
    for attribution in (*reading.statements(Kind.MEDIA), *reading.statements(Kind.REPORTER)):
        if not any(_LEARNED.search(cue.of(reading.text)) for cue in attribution.cue):
            continue
        said = reading.words_of(attribution.content)
        printed = reading.words_of(attribution.source).casefold()
        if printed not in ("we", "i") or _REPORTS.match(said):
            yield _learned(reading, attribution)
    for source, made in reading.speaking(Kind.NAMED_PERSON):
        name = _half_name(reading, source, made)
        if name is not None and not _is_disclosed(reading, name, evidence(source, made)):
            yield _partial(reading, source, made, name)


def _learned(reading: Reading, attribution: Attribution) -> Finding:
    spans = in_order((*attribution.source, *attribution.cue))
    who = quoted(reading.text, spans[0])
    return Finding(
        source_id=attribution.source_id,
        attribution_ids=(attribution.id,),
        spans=in_order((*spans, *attribution.content)),
        message=f"{who} gives itself as the source: the reader does not learn who said it.",
        remedy="Say who told the newsroom, or what it has seen, as far as can be told.",
    )


def _half_name(reading: Reading, source: Source, made: tuple[Attribution, ...]) -> str | None:
    """The first name of a source that has no other anywhere in the text, or None."""
    mentions = evidence(source, made)
    first = _FIRST_WORD.match(mentions[0].of(reading.text))
    if first is None:
        return None
    name = first[0].removesuffix("’s").removesuffix("'s")
    behind = reading.text[
        mentions[0].start + len(first[0]) : mentions[0].start + len(first[0]) + 40
    ]
    introduced = _INTRODUCED.match(behind) is not None
    if not introduced and name.casefold() not in FIRST_NAMES:
        return None
    whole = re.compile(
        rf"\b{re.escape(name)}\s+(?:[A-Z]\.\s+)?(?:(?:de|da|del|van|von|der|al|bin|la|le|O)\s?)*[’']?[A-Z]"
        rf"|\b(?!(?:The|But|And|When|As|For|In|On|At|If|So|Nurse|Teacher)\b)[A-Z][\w.’'-]+\s+{re.escape(name)}\b"
    )
    return None if whole.search(reading.text) else name


def _is_disclosed(reading: Reading, name: str, mentions: tuple[Span, ...]) -> bool:
    """Whether the text says that the name is left out or changed, and why."""
    for found in _DISCLOSED.finditer(reading.text):
        number = reading.sentences.number_at(found.start())
        for sentence in reading.sentences.between(number, number):
            if _BECAUSE.search(sentence.of(reading.text)):
                return True
    return False


def _partial(reading: Reading, source: Source, made: tuple[Attribution, ...], name: str) -> Finding:
    mentions = evidence(source, made)
    alias = _ALIAS.search(reading.text) is not None
    said = "goes under a made-up name" if alias else "has only a first name"
    return Finding(
        source_id=source.id,
        attribution_ids=tuple(one.id for one in made),
        spans=mentions,
        message=f"“{name}” {said}, and the text does not say why.",
        remedy="Print the whole name, or say what was agreed and why.",
    )


RULE = Rule(
    id="S30",
    name="Outlet as source, or partial name",
    scope=Scope.ATTRIBUTION,
    summary="“The Echo has learned” names no source, and half a name needs its reason in print.",
    why="Both look like sourcing and tell the reader nothing that could be checked.",
    citations=(
        Citation("NPR", "2011–2017"),
        Citation("The Wall Street Journal", "2022", via="880666.org"),
    ),
    severity=Severity.MEDIUM,
    check=check,
)
