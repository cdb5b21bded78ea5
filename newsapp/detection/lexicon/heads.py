"""Singular forms, so that a list holds each word once."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR_PLURALS = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "persons": "person",
    "children": "child",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
    "spokespeople": "spokesperson",
    "congressmen": "congressman",
    "businessmen": "businessman",
    "wives": "wife",
    "lives": "life",
    "media": "media",
    "data": "data",
    "mps": "mp",
    "peers": "peer",
    "police": "police",
    "businesses": "business",
    "bosses": "boss",
    "witnesses": "witness",
    "analysts": "analyst",
    "analyses": "analysis",
    "crises": "crisis",
    "bus": "bus",
    "congress": "congress",
    "census": "census",
    "series": "series",
    "headquarters": "headquarters",
}
# Plural by form though they end in no s.
PLURAL_WORDS = frozenset(
    "men women people persons children spokesmen spokeswomen police media staff clergy others both "
    "many some several few all".split()
)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case noun, as far as rules carry."""
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether a lower-case noun looks plural."""
    return word in PLURAL_WORDS or (singular(word) != word and word not in ("media", "data"))
