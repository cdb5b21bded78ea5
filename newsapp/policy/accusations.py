"""Accusations: what somebody is said to have done wrong, whom it is said of, and who answered.

The lists are this project's own; what newsrooms ask is in research/sourcing-standards.md, rules
S16 and S29.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from newsapp.detection.types import Attribution, Kind
from newsapp.policy.reading import Reading
from newsapp.policy.subjects import subject_of
from newsapp.policy.wording import lowered

_WRONGDOING = (
    r"hid|hidden|hiding|conceal\w+|cover(?:ed|ing)?[-\s]up|lied|lying|misled|mislead|cheat\w*|"
    r"stole|stolen|stealing|embezzl\w+|defraud\w+|forg(?:ed|ing)|falsif\w+|doctored|fak(?:ed|ing)|"
    r"brib\w+|kickbacks?|bull(?:ied|ying)|harass\w+|abus(?:ed|ing|es)|assault(?:ed|ing)|grop(?:ed|ing)|"
    r"molest\w+|rap(?:ed|e)|threaten\w+|intimidat\w+|discriminat\w+|retaliat\w+|"
    r"(?:broke|broken|breaking|flout\w+|bent)\s+(?:the\s+|election\s+|tax\s+|safety\s+)?(?:laws?|rules?)|"
    r"breach\w+|violat(?:ed|es|ing)|neglect\w*|mistreat\w+|underpa\w+|overcharg\w+|dump(?:ed|ing)|pollut\w+|"
    r"plagiari[sz]\w+|sabotag\w+|shredd\w+|destroy(?:ed|ing)\s+(?:evidence|records|files|emails)|"
    r"launder\w+|evad(?:ed|ing)|rigg\w+|manipulat\w+|doping|doped|pocket(?:ed|ing)|siphon\w+|"
    r"ignor(?:ed|ing)\s+(?:\w+\s+){0,3}?(?:warnings?|complaints?|rules|alarms?|advice)|fraud\w*|corrupt\w*|"
    r"tortur\w+|blackmail\w*|extort\w+|backdat\w+|acted\s+(?:illegally|unlawfully)|wrongdoing|misconduct"
)
_ACCUSING = re.compile(rf"\b(?:{_WRONGDOING})\b")
_ACCUSING_CUE = re.compile(r"\b(?:accus|alleg)\w*\b", re.IGNORECASE)
# Crime, abuse and fraud: what nobody should publish on one unnamed word.
_SERIOUS = re.compile(
    r"\b(?:fraud\w*|defraud\w*|brib\w+|corrupt\w*|embezzl\w+|launder\w+|stole|stolen|stealing|theft|thefts|"
    r"rap(?:ed|e|ist)|sexual(?:ly)?\s+\w+|molest\w+|grop(?:ed|ing)|groom(?:ed|ing)|abus(?:ed|ing|e|er|es)|"
    r"assault\w*|harass\w+|beat(?:en|ing)?|traffick\w+|murder\w*|killed|killing|extort\w+|blackmail\w*|perjury|"
    r"forg(?:ed|ery|ing)|falsif\w+|insider\s+(?:trading|dealing)|tax\s+(?:evasion|fraud)|evad(?:ed|ing)\s+tax\w*|"
    r"doping|doped|match-fixing|rigg(?:ed|ing)|kickbacks?|cover(?:ed)?[-\s]up|tortur\w+|espionage|spied|"
    r"smuggl\w+|pocket(?:ed|ing)|siphon\w+|backdat\w+|crimes?|criminal\w*|illegal\w*|cartel|drugs?\s+dealing|"
    r"neglect(?:ed|ing)?\s+(?:patients|children|residents))\b",
)
_DETERMINER = r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Aa]n?)\s+"
_NAMED = r"[A-Z][\w’'.&-]*(?:\s+(?:[A-Z][\w’'.&-]*|of|and|the))*"
_OBJECT = re.compile(
    rf"^(?:that\s+)?(?P<who>{_DETERMINER}(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+|{_NAMED}|him|her|them)\s+of\b"
)
# “Alleged that the mayor took the money”
_LEADING = re.compile(
    rf"^(?:that\s+)?(?P<who>{_DETERMINER}(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+|{_NAMED}|[Hh]e|[Ss]he|[Tt]hey)"
    r"\s+(?:had|has|have|was|were|is|are|\w+ed|took|hid|stole|lied|knew)\b"
)
_PRONOUNS = frozenset("he she they it him her them".split())
_EMPTY = frozenset(
    "the its their his her our a an of and for at in former senior had has been company’s".split()
)
_NOBODY = _EMPTY | _PRONOUNS
_WORD = re.compile(r"[\w-]+")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es?|ed|ing)|rebut\w*|refut\w+|"
    r"no\s+comment|declined|responded|in\s+(?:response|reply))\b",
    re.IGNORECASE,
)
# How far behind a name, in code points, its office may stand: “Ana Ruiz, head of the firm”.
_OFFICE_REACH = 80


def is_serious(words: str, more: tuple[str, ...] = ()) -> bool:
    """Whether the words allege a crime, abuse or fraud."""
    return _SERIOUS.search(lowered(words)) is not None or _holds(words, more)


def _holds(words: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(one)}\b", words, re.IGNORECASE) for one in phrases)


def accused(content: str, cue: str, more: tuple[str, ...] = ()) -> str | None:
    """Whom an accusation is of, as printed, empty where the words do not say; None for none at all.

    “Illegal immigration” is of nobody, and accuses nobody. ``more`` are words or phrases that a
    newsroom adds.
    """
    who = _named_as_accused(content, cue)
    if who or (content and _ACCUSING_CUE.search(cue)) or _holds(content, more):
        return who
    return None


def _named_as_accused(content: str, cue: str) -> str:
    if _ACCUSING_CUE.search(cue):
        named = _OBJECT.match(content)
        if named:
            return named["who"]
        leading = _LEADING.match(content)
        if leading:
            return leading["who"]
    found = _ACCUSING.search(lowered(content))
    if found is None:
        return ""
    return subject_of(content, found.start(), found.end())


class Replies:
    """Who answers in an article: everybody that is heard, and everybody that kept silent."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _voices(self) -> dict[str, set[str]]:
        """The sources (ids; “” for who kept silent) by each word that says who they are."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._reading.statements():
            for word in self._words_of(one):
                found[word].add(one.source_id or one.id)
        text = self._reading.text
        for silence in self._reading.detection.non_responses:
            # “the firm did not respond”, and “calls to the firm went unanswered”
            for word in _WORD.findall(" ".join(s.of(text) for s in (*silence.who, silence.span))):
                found[word.casefold()].add("")
        return found

    def _words_of(self, statement: Attribution) -> list[str]:
        text = self._reading.text
        printed = self._reading.words_of(statement.source)
        if statement.kind is Kind.NAMED_PERSON:
            # her office may stand behind the name, and the whole name at another mention
            source = self._reading.sources.get(statement.source_id or "")
            name = source.name if source else ""
            behind = "".join(
                text[span.end : span.end + _OFFICE_REACH].partition(".")[0]
                for span in statement.source
            )
            printed = f"{name} {printed} {behind}"
        elif statement.kind not in (Kind.ORGANIZATION, Kind.SPOKESPERSON, Kind.DOCUMENT):
            return []
        else:
            printed = f"{self._reading.name_of(statement)} {printed}"
        return [word.casefold() for word in _WORD.findall(printed)]

    @cached_property
    def _anybody(self) -> bool:
        """Whether anybody in the article denies something or kept silent."""
        if self._reading.detection.non_responses:
            return True
        for one in self._reading.statements():
            if one.kind is Kind.SPOKESPERSON:
                return True
            words = self._reading.words_of((*one.cue, *one.content))
            if _DENIAL.search(words):
                return True
        return False

    @cached_property
    def _spokespeople(self) -> set[str]:
        return {one.source_id or one.id for one in self._reading.statements(Kind.SPOKESPERSON)}

    def heard(self, who: str, accusers: frozenset[str]) -> bool:
        """Whether the accused answers or kept silent.

        ``accusers`` are the sources of the accusation, who do not answer for the accused. Where
        the words do not say who is meant, or only by a pronoun, any denial in the article counts.
        """
        keys = [
            word.casefold()
            for word in _WORD.findall(who)
            if word.casefold() not in _NOBODY and len(word) > 1
        ]
        if not keys or self._spokespeople - accusers:
            return self._anybody
        # the head noun, or any part of a name: “Hale” for “Karin Hale”
        wanted = keys if who[:1].isupper() else keys[-1:]
        return any(self._voices.get(key, set()) - accusers for key in wanted)
