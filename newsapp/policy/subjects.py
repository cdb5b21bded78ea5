"""Whom a verb is said of: the phrase in front of it, or behind “by” where it is passive.

“The firm had knowingly hidden”, “Hale Bank, which owns the mill, falsified”, “he lied”. A walk
back over the words in front, each looked at once; what is not understood is nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# How far in front of the verb, in code points, its subject is looked for.
_REACH = 120

_TOKEN = re.compile(r"[\w’'.&-]+|,")
_BETWEEN = frozenset(
    "had has have having was were is are been being did do does would could not never also then "
    "knowingly repeatedly routinely deliberately illegally secretly quietly sexually openly "
    "regularly personally systematically taken took accepted paid committed guilty of in involved "
    "turned a blind eye to for years all both".split()
)
_PASSIVE = frozenset("was were been being is are".split())
# “Was involved in bribing” is no passive of the verb.
_ACTIVE_AGAIN = frozenset("involved guilty of in committed taken took accepted paid".split())
_DETERMINERS = frozenset("the its their his her our an a this that these those".split())
_PRONOUNS = frozenset("he she they it".split())
_WITHOUT_DETERMINER = frozenset(
    "bosses managers officers police officials executives staff ministers teachers guards coaches "
    "owners directors leaders prosecutors soldiers doctors priests".split()
)
_INSIDE_NAMES = frozenset("of and the".split())
_LONGEST_PHRASE = 4  # words behind a determiner
_AGENT = re.compile(
    r"^[^,.;]{0,80}?\bby\s+(?P<who>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)"
    r"(?=$|[,.;”]|\s+(?:in|at|on|for|of|who|which|that|and|to|from|with|after|before|during|over|"
    r"last|this|when|while|because)\b)"
)


@dataclass(frozen=True, slots=True)
class _Before:
    tokens: tuple[str, ...]
    passive: bool


def subject_of(text: str, start: int, end: int) -> str:
    """Who does what the verb at ``text[start:end]`` says, as printed; nothing where it is open."""
    before = _without_auxiliaries(tuple(_TOKEN.findall(text[max(0, start - _REACH) : start])))
    if before.passive:
        agent = _AGENT.match(text[end : end + _REACH])
        return agent["who"] if agent else ""
    return " ".join(_phrase_at_the_end(_without_apposition(before.tokens)))


def _without_auxiliaries(tokens: tuple[str, ...]) -> _Before:
    place = len(tokens)
    skipped: list[str] = []
    while place and tokens[place - 1].lower() in _BETWEEN:
        # “a” and “the” of a phrase are no part of the verb
        skipped.append(tokens[place - 1].lower())
        place -= 1
    passive = bool(_PASSIVE & set(skipped)) and not _ACTIVE_AGAIN & set(skipped)
    return _Before(tokens[:place], passive)


def _without_apposition(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """“Hale Bank, which owns the mill,”: what stands between the commas is set aside."""
    if not tokens or tokens[-1] != ",":
        return tokens
    for place in range(len(tokens) - 2, -1, -1):
        if tokens[place] == ",":
            return tokens[:place]
    return tokens[:-1]


def _phrase_at_the_end(tokens: tuple[str, ...]) -> tuple[str, ...]:
    if not tokens or tokens[-1] == ",":
        return ()
    last = tokens[-1]
    if last.lower() in _PRONOUNS or last.lower() in _WITHOUT_DETERMINER:
        return (last,)
    if last[0].isupper():
        return _name_at_the_end(tokens)
    for length in range(2, _LONGEST_PHRASE + 2):
        if length > len(tokens) or tokens[-length] == ",":
            break
        if tokens[-length].lower() in _DETERMINERS:
            return tokens[-length:]
    return ()


def _name_at_the_end(tokens: tuple[str, ...]) -> tuple[str, ...]:
    first = len(tokens) - 1
    while first and (tokens[first - 1][0].isupper() or tokens[first - 1] in _INSIDE_NAMES):
        first -= 1
    while tokens[first] in _INSIDE_NAMES:
        first += 1
    return tokens[first:]
