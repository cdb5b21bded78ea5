"""Names that are not the real ones: "the witness, known as Q4", "identified only as Maria"."""

from __future__ import annotations

import re

from newsapp.detection.kinds import is_agent
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import ANONYMOUS_HEADS, FIRST_NAMES, TITLES
from newsapp.detection.names import NameIndex

_KNOWN_AS = re.compile(
    r"\b(?:known|identified|referred\s{1,3}to)\s{1,3}(?P<only>only\s{1,3}|in\s{1,3}court\s{1,3})?"
    r"(?:as|by)\s{1,3}"
    r"(?P<letters>(?:the\s{1,3})?(?:pseudonym|initials?|letters?|code\s?name)\s{1,3})?"
    r"[“\"‘]?(?P<alias>[A-Z][\w-]{0,40})"
)
_BEFORE = re.compile(r"([\w-]{2,30}),?\s{1,3}(?:who\s+(?:is|can\s+be)\s+)?(?:publicly\s+)?$")
_APPOSITION = re.compile(r",\s[^,.;:“”\n]{0,70}")
# They are known by the name that they gave themselves.
_STAGE_NAMES = frozenset("actor artist author comedian dj musician rapper singer writer".split())


def find_pseudonyms(text: str, names: NameIndex) -> frozenset[str]:
    """Lower-case aliases of people whom the text does not name.

    Whoever has a title or a first name elsewhere in ``names`` is named.
    """
    found = set()
    for match in _KNOWN_AS.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 60) : match.start()])
        who = singular(before.group(1).lower()) if before else ""
        person = who in ANONYMOUS_HEADS | TITLES or is_agent(who)
        sworn = match.group("only") or match.group("letters")
        nearest = names.before(match.start(), limit=1)
        beside = nearest and _APPOSITION.fullmatch(text[nearest[0].span.end : match.start()][:80])
        if beside:
            continue  # "Ana Ruiz, the hacker known as Moth"
        if (sworn or person) and who not in _STAGE_NAMES:
            found.add(match.group("alias").lower())
    named = {
        surname
        for surname in found & names.surnames
        if names.full[surname].titles or names.full[surname].words[0].lower() in FIRST_NAMES
    }
    return frozenset(found - named)
