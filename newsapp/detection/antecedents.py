"""What "who" stands for: the phrase right before it."""

from __future__ import annotations

import re

from newsapp.detection.kinds import is_agent
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    SPOKES_HEADS,
    TITLES,
)
from newsapp.detection.names import NameIndex
from newsapp.detection.types import Span

_REACH = 110
# It ends in a letter or a mark, and what is behind it is cut in one way only: many spaces cost no
# more than many words.
_CLAUSE = re.compile(r"([^.;:!?\n“”\"—–()]{1,109}?[^.;:!?\n“”\"—–(),\s])[,\s]*+[—–(]?+\s*+$")
_WORD = re.compile(r"[\w’'.-]+")
_STARTS = frozenset(
    """the a an one two three four five several some many most his her its their our another each
    every those these no""".split()
)
_PEOPLE = ANONYMOUS_HEADS | COLLECTIVE_HEADS | SPOKES_HEADS | TITLES | {"those", "everyone"}
_BREAKS = frozenset("and but or that of for to with from by in on at about said says".split())


def antecedent_of(text: str, relative: Span, names: NameIndex) -> Span | None:
    """The phrase that ``relative`` ("who", "which", "that") goes back to, or None.

    "One official familiar with the talks, who added": the official, for talks are nobody.
    """
    word = relative.of(text).lower()
    if word not in ("who", "which", "that", "whom", "whose"):
        return None
    begin = max(0, relative.start - _REACH)
    clause = _CLAUSE.search(text[begin : relative.start])
    if clause is None:
        return None
    words = list(_WORD.finditer(clause.group(1)))
    if not words:
        return None
    offset = begin + clause.start(1)
    last = len(words) - 1
    if word == "who":
        named = {name.span.end for name in names.before(relative.start)}
        last = next(
            (
                at
                for at in range(last, -1, -1)
                if offset + words[at].end() in named or _is_person(words[at].group())
            ),
            last,
        )
    first = last
    while first > 0 and last - first < 6:
        before = words[first - 1].group()
        if before.lower() in _BREAKS or text[offset + words[first - 1].end()] == ",":
            break
        first -= 1
        if before.lower() in _STARTS:
            break
    phrase = Span(offset + words[first].start(), offset + words[last].end())
    for name in names.before(phrase.start, limit=2):
        if _APPOSITION.fullmatch(text[name.span.end : phrase.start][:80]):
            return name.span  # "Ana Ruiz, the panel’s senior member, who"
    return phrase


# "Ana Ruiz, 44, the panel’s senior member,", "Ana Ruiz is a lawyer".
_APPOSITION = re.compile(
    r",\s+(?:\d+,\s+)?[^,.;:“”\n]{0,60}"
    r"|\s+(?:is|was|remains|became)\s+(?:(?:also|now|still|once|one\s+of)\s+)?"
)


def _is_person(word: str) -> bool:
    base = singular(word.lower().strip("."))
    return base in _PEOPLE or is_agent(base)
