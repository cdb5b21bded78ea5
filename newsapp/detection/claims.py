"""Attributions whose contents support each other: half of their content words agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from newsapp.detection.lexicon.function_words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    OTHER_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from newsapp.detection.types import Attribution, Claim

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_EMPTY = (
    DETERMINERS
    | SUBJECT_PRONOUNS
    | OTHER_PRONOUNS
    | RELATIVES
    | PREPOSITIONS
    | SUBORDINATORS
    | AUXILIARIES
    | MODALS
    | frozenset("that to and or but not also".split())
)
# Fewer shared words than this agree by chance.
_FEWEST_SHARED = 3
# A word that more contents than this share tells nothing, and would make the work quadratic.
_COMMON = 40
# Code points of each content span that are compared: what is claimed stands at its beginning.
_COMPARED = 300


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower-case, cut to a stem of at most six letters."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:6] for word in words if word not in _EMPTY and len(word) > 2)


def group_claims(text: str, attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Groups of two attributions or more whose contents agree in half of their content words.

    Two contents agree where twice the shared words are at least half of all words of both
    (Dice 0.5), which at equal length is half of the words of each.
    """
    words = [
        content_words(" ".join(s.of(text)[:_COMPARED] for s in a.content)) for a in attributions
    ]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        for word in own:
            holders[word].append(number)
    parent = list(range(len(attributions)))
    for number, own in enumerate(words):
        shared: Counter[int] = Counter()
        for word in own:
            if len(holders[word]) <= _COMMON:
                shared.update(other for other in holders[word] if other < number)
        for other, common in shared.items():
            if common >= _FEWEST_SHARED and 4 * common >= len(own) + len(words[other]):
                parent[_root(parent, number)] = _root(parent, other)
    groups: dict[int, list[str]] = defaultdict(list)
    for number, attribution in enumerate(attributions):
        groups[_root(parent, number)].append(attribution.id)
    found = [tuple(ids) for ids in groups.values() if len(ids) > 1]
    return tuple(Claim(f"c{number}", ids) for number, ids in enumerate(found, 1))


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
