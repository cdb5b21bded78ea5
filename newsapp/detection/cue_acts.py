"""Whether a cue reports a statement or an attitude, told from its words alone."""

from __future__ import annotations

import re
from functools import cache

from newsapp.detection.lexicon.cues import (
    ATTITUDE_NOUNS,
    ATTITUDE_VERBS,
    IRREGULAR_CUES,
    STATEMENT_VERBS,
)
from newsapp.detection.lexicon.inflection import inflect
from newsapp.detection.types import Act

_WORD = re.compile(r"[A-Za-z]+")


@cache
def _acts() -> dict[str, Act]:
    acts: dict[str, Act] = {}
    for table, act in ((ATTITUDE_VERBS, Act.ATTITUDE), (STATEMENT_VERBS, Act.STATEMENT)):
        for verb in table:
            for form in inflect(verb.split()[0]):
                acts.setdefault(form, act)
    for form, base in IRREGULAR_CUES.items():
        acts[form] = acts.get(base, Act.STATEMENT)
    # Heads of phrases only: "call for" speaks, "hope for" hopes; the plain verb decides.
    for noun in ATTITUDE_NOUNS:
        acts.setdefault(noun, Act.ATTITUDE)
    return acts


# A state of mind or a doing: "are eager to", "were working on".
_STATE = re.compile(
    r"(?:(?:have|has|had)\s+been|(?:are|is|was|were)|[’'](?:re|s))\s+(?!to\b)[a-z]+", re.IGNORECASE
)
# "Were adamant that", "is clear": said, though no verb says so.
_SPOKEN_STATE = frozenset(
    "adamant blunt clear coy explicit emphatic unequivocal quoted heard".split()
)
_FORECASTS = frozenset("expected hoped feared".split())


def act_of(words: str, *, sourced: bool = True) -> Act:
    """Statement or attitude; a cue that no list knows ("with a nod") is a statement.

    Without a source ("it is believed") nobody holds an attitude: it is hearsay, told as a fact,
    unless it is a forecast ("is expected to").
    """
    if not sourced:
        return Act.ATTITUDE if _FORECASTS & set(words.lower().split()) else Act.STATEMENT
    known = _known_acts(words)
    if not known and _STATE.match(words) and not _SPOKEN_STATE & set(words.lower().split()):
        return Act.ATTITUDE
    return known[0] if known else Act.STATEMENT


def is_known_cue(words: str) -> bool:
    """Whether a verb or noun of saying, wanting or believing stands in a cue."""
    return bool(_known_acts(words))


def _known_acts(words: str) -> list[Act]:
    """The acts of the verbs and nouns of the lists, in order."""
    acts = _acts()
    return [acts[word] for word in _WORD.findall(words.lower()) if word in acts]
