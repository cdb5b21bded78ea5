"""S17: a silence that the text does not account for, or that may be broken elsewhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.descriptors import describe
from newsapp.detection.types import Attribution, NonResponse, Source
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_order, in_quotes, quoted

# Who could not be reached, as against who refused: a refusal is an answer.
_SILENCE = re.compile(
    r"\b(?:reached|contacted|located|unavailable|not\s+(?:\w+\s+)?available|unanswered|unreturned|"
    r"(?:respond|reply|return|answer|ignored)\w*)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(r"\b(?:declin\w+|refus\w+|no\s+comment|would\s+not)\b", re.IGNORECASE)
_CHANNEL = re.compile(
    r"\b(?:e-?mails?|emailed|calls?|called|phone[ds]?|telephoned?|telephone|letters?|text(?:s|ed)?|voicemails?|"
    r"messages?|whatsapp|linkedin|twitter|by\s+post|in\s+writing|written|knock\w*|visit\w*|through\s+(?:a|his|her|their|its)\s+\w+)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|morning|afternoon|evening|"
    r"before\s+(?:publication|the\s+deadline|deadline|press)|by\s+(?:deadline|publication|press\s+time|\w+day)|since\s+\w+day|"
    r"(?:this|last)\s+(?:week|month)|twice|three\s+times|repeated(?:ly)?|several|\d+\s+(?:hours|days)|(?:two|three|four|five)\s+(?:days|weeks|calls|emails)|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)|\d{1,2}\s+may|may\s+\d{1,2})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_EMPTY = frozenset(
    "the a an its his her their of for and at in both spokesman spokeswoman spokesperson "
    "official officials "
    "office department ministry source sources people senior person no comment".split()
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield a finding per silence without channel and time, and one per body that may speak twice.

    The second kind weighs two steps more than the policy sets: a refusal on the record and a word
    in the dark from the same body may be the same person.
    """
    unnamed = _bodies_of_unnamed(reading)
    for silence in reading.detection.non_responses:
        words = silence.span.of(reading.text)
        numbers = (
            reading.sentences.number_at(silence.span.start),
            reading.sentences.number_at(silence.span.end - 1),
        )
        told = " ".join(s.of(reading.text) for s in reading.sentences.between(*numbers))
        silent = _SILENCE.search(words) and not _REFUSAL.search(words)
        if silent and not (_CHANNEL.search(told) or _TIME.search(told)):
            yield _weak(reading, silence)
        speaking = _who_speaks(reading, silence, unnamed)
        if speaking is not None:
            yield _conflict(reading, silence, *speaking)


def _bodies_of_unnamed(
    reading: Reading,
) -> dict[str, tuple[Source, tuple[Attribution, ...]]]:
    """The unnamed sources by each word that says for whom they work."""
    found: dict[str, tuple[Source, tuple[Attribution, ...]]] = {}
    for source, made in reading.unnamed:
        for span in evidence(source, made):
            words = describe(span.of(reading.text))
            for word in (*words.before_name, *words.modifiers, *words.apposition):
                for part in _WORD.findall(word.casefold()):
                    if part not in _EMPTY and len(part) > 2:
                        found.setdefault(part, (source, made))
    return found


def _who_speaks(
    reading: Reading,
    silence: NonResponse,
    unnamed: dict[str, tuple[Source, tuple[Attribution, ...]]],
) -> tuple[Source, tuple[Attribution, ...]] | None:
    for span in silence.who:
        for word in _WORD.findall(span.of(reading.text).casefold()):
            if word not in _EMPTY and word in unnamed:
                return unnamed[word]
    return None


def _weak(reading: Reading, silence: NonResponse) -> Finding:
    return Finding(
        source_id=None,
        attribution_ids=(),
        spans=(silence.span,),
        message=f"{quoted(reading.text, silence.span)} does not say how or when anybody was asked.",
        remedy="Say by which channel, how often and when an answer was asked for.",
    )


def _conflict(
    reading: Reading, silence: NonResponse, source: Source, made: tuple[Attribution, ...]
) -> Finding:
    mentions = evidence(source, made)
    return Finding(
        source_id=source.id,
        attribution_ids=tuple(one.id for one in made),
        spans=in_order((silence.span, *mentions)),
        message=f"{quoted(reading.text, silence.span)}, while {in_quotes(source.name)} "
        "speaks unnamed: they may be the same person.",
        remedy="Make sure that nobody who is said to have refused is also quoted without a "
        "name, and "
        "attest it.",
        heavier=2,
    )


RULE = Rule(
    id="S17",
    name="Weak or conflicting non-response",
    scope=Scope.CLAIM,
    summary="A silence is told with channel and time, and nobody refuses on the record and "
    "speaks off "
    "it.",
    why="“Could not be reached” may mean one call at night; and a refusal that hides a "
    "source deceives "
    "the reader.",
    citations=(
        Citation("Associated Press", "2004–2018"),
        Citation("Newsroom tip list", "2006", via="Contrafactos"),
    ),
    severity=Severity.LOW,
    check=check,
    unseen="Whether who refused and who speaks unnamed are the same person: a person attests that "
    "they are not.",
)
