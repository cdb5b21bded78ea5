"""S19: experts, critics or residents say something, and none of them is named nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsapp.detection.types import Attribution, Kind, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule, Threshold
from newsapp.policy.reading import Reading
from newsapp.policy.sentences import Sentences
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes

_DEFAULT_SENTENCES = 3

_LEARNED = (
    r"experts?|analysts?|economists?|strategists?|scientists?|researchers?|academics?|scholars?|"
    r"historians?|doctors?|specialists?|pundits?|forecasters?|pollsters?|commentators?"
)
# research/sourcing-standards.md 3.8
_VAGUE = re.compile(
    rf"\b(?:{_LEARNED}|critics?|opponents?|supporters?|observers?|watchers?|insiders?|"
    r"s[kc]eptics?|campaigners?|activists?|advocates?|locals?|residents?|neighbou?rs?|villagers?|"
    r"fans?|users?|figures?|voters?|people|studies|parents?|onlookers?|detractors?|proponents?|"
    r"rivals?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:some|many|most|several|numerous|a number of|a few|few|others)\b", re.IGNORECASE
)
# A group that the words themselves pin down: “economists at Hale Bank”, “analysts polled by …”.
_PINNED_DOWN = re.compile(
    r"\b(?:at|from|with|for)\s+(?:the\s+)?[A-Z]|\b(?:polled|surveyed|interviewed|questioned)\b"
)
_LEARNED_GROUP = re.compile(rf"\b(?:{_LEARNED})\b", re.IGNORECASE)
_LEARNED_PERSON = re.compile(
    rf"\b(?:{_LEARNED}|professor|prof|dr|lecturer|fellow|economics|institute|university|"
    r"college|think tank|consultan\w+|director of research|research)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:minister|secretary|president|chancellor|governor|mayor|premier|spokes\w+|"
    r"chief executive|ceo)\b",
    re.IGNORECASE,
)
# How far, in code points, an introduction reaches: “said economist Li Wen”, “Li Wen, a lecturer”.
_BEFORE_THE_NAME = 30
_BEHIND_THE_NAME = 80


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per vague collective without a named member near any of its statements."""
    reach = int(settings.thresholds.get("sentences", _DEFAULT_SENTENCES))
    sentences = reading.sentences
    named = sentences.shared_out(reading.statements(Kind.NAMED_PERSON))
    for source, made in reading.speaking(Kind.COLLECTIVE):
        if not _is_vague(source, reading.text, settings.words):
            continue
        learned = _LEARNED_GROUP.search(source.name) is not None
        if any(
            _may_speak_for(reading.text, person, sentences, learned=learned)
            for person in _near(made, sentences, named, reach)
        ):
            continue
        spans = evidence(source, made)
        yield Finding(
            source_id=source.id,
            attribution_ids=tuple(one.id for one in made),
            spans=spans,
            message=f"{in_quotes(source.name)} could be anybody: none of them is named "
            f"within {reach} sentences.",
            remedy="Name one who says so, or say how many there are and where they are found.",
        )


def _is_vague(source: Source, text: str, more_words: tuple[str, ...]) -> bool:
    printed = [mention.of(text) for mention in source.mentions] or [source.name]
    if any(_PINNED_DOWN.search(words) for words in printed):
        return False
    if any(word.casefold() in words.casefold() for word in more_words for words in printed):
        return True
    return any(_VAGUE.search(words) or _SOME.search(words) for words in printed)


def _may_speak_for(text: str, person: Attribution, sentences: Sentences, *, learned: bool) -> bool:
    """Whether a named person can be taken for a member of the collective.

    Where learned people are meant, the person must be introduced as one, in the same sentence;
    elsewhere anyone will do who does not hold an office, since the other side is as often quoted
    next.
    """
    if not learned:
        return not any(_OFFICE.search(span.of(text)) for span in person.source)
    return any(
        _LEARNED_PERSON.search(_introduction(text, span, sentences)) for span in person.source
    )


def _introduction(text: str, name: Span, sentences: Sentences) -> str:
    start, end = max(0, name.start - _BEFORE_THE_NAME), name.end + _BEHIND_THE_NAME
    number = sentences.number_at(name.start)
    for sentence in sentences.between(number, number):
        start, end = max(start, sentence.start), min(end, max(sentence.end, name.end))
    return text[start:end]


def _near(
    made: tuple[Attribution, ...],
    sentences: Sentences,
    named: Mapping[int, tuple[Attribution, ...]],
    reach: int,
) -> Iterator[Attribution]:
    """The named persons who speak within ``reach`` sentences of any of the statements."""
    for statement in made:
        first, last = sentences.numbers_of(statement)
        for number in range(first - reach, last + reach + 1):
            yield from named.get(number, ())


RULE = Rule(
    id="S19",
    name="Vague collective",
    scope=Scope.SOURCE,
    summary="“Experts say” needs an expert: one member of the group is named close by.",
    why="“Experts say” lends weight to a view without showing who holds it, or how many do.",
    citations=(
        Citation("NPR", "2011–2017"),
        Citation("Columbia University", "2008", via="Messy Matters"),
    ),
    severity=Severity.MEDIUM,
    check=check,
    takes_thresholds={
        "sentences": Threshold(
            "how near a named member must stand", "sentences", 0, 50, _DEFAULT_SENTENCES
        )
    },
    words_add="words for groups that are vague",
)
