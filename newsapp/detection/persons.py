"""Personal names inside capitalised words."""

from __future__ import annotations

import re
from collections.abc import Set

from newsapp.detection.descriptors import Descriptor, bare
from newsapp.detection.lexicon.bodies import (
    COUNTRIES,
    KNOWN_BODIES,
    METONYMS,
    ORGANIZATION_HEADS,
    ORGANIZATION_WORDS,
)
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    FIRST_NAMES,
    HONORIFICS,
    NAME_SUFFIXES,
    TITLES,
)

_ARTICLES = frozenset("the a an".split())
# "The insurer, Tarn Mutual": a body by its noun. These nouns are of people too: "the publisher, …".
_PEOPLE_TOO = frozenset("publisher developer operator maker supplier ombudsman".split())
_BODIES = ORGANIZATION_HEADS - TITLES - ANONYMOUS_HEADS - _PEOPLE_TOO
_BEGIN_A_PERSON = FIRST_NAMES | TITLES | HONORIFICS
_BEFORE_TITLES = frozenset("state former then now retired".split())
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
# Capitalised, but never part of a personal name.
_NEVER = frozenset(
    """american british german russian chinese french japanese european african asian democratic
    republican united national international federal royal new north south east west
    northern southern eastern western central monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december poll polls twitter facebook google apple amazon microsoft youtube instagram
    netflix tesla uber boeing street avenue island islands county river valley university
    inc corp number daily weekly constitution semiconductor power data electric motor
    website newspaper admiralty""".split()
)


def person_name(run: tuple[str, ...], known: Set[str] = frozenset()) -> tuple[str, ...]:
    """The personal name at the end of a capitalised run, without titles; () where there is none.

    ``known`` are lower-case surnames that the text gives in full elsewhere: only these are taken
    for a person when they stand alone and without a title.
    """
    words = [bare(word) for word in run if word.lower().strip(".") not in NAME_SUFFIXES]
    start, titled = _behind_titles(list(run), words)
    name = words[start:]
    if not name or len(name) > 5 or not name[-1]:
        return ()
    lower = [word.lower().strip(".") for word in name]
    if len(name) > 2 and lower[-2] in FIRST_NAMES and lower[0] not in FIRST_NAMES:
        name, lower = name[-2:], lower[-2:]  # "County Auditor of Works Susan Pell"
    if _is_thing(lower, titled):
        return ()
    if len(name) == 1:
        # "IYER:" in a transcript is the Iyer of the text; "FBI" is nobody.
        shouted_name = lower[0] in known and len(name[0]) > 3
        acronym = name[0].isupper() and len(name[0]) > 1 and not (titled or shouted_name)
        return tuple(name) if not acronym and (titled or lower[0] in known) else ()
    shouted = [w for w in name if w.isupper() and len(w) > 2 and not _INITIALS.fullmatch(w)]
    if shouted and not titled and len(shouted) < len(name) and lower[0] not in FIRST_NAMES:
        return ()
    return tuple(name)


def _behind_titles(run: list[str], words: list[str]) -> tuple[int, bool]:
    start, titled = 0, False
    for at, word in enumerate(words):
        base = singular(word.lower().strip("."))
        if (base in TITLES or base in HONORIFICS) and at + 1 < len(words):
            start, titled = at + 1, True
        elif at < len(run) and run[at] != word and at + 1 < len(words):
            start = at + 1  # a possessive: "Norland’s …"
        elif base in ORGANIZATION_WORDS and at + 1 < len(words):
            rest = {singular(other.lower().strip(".")) for other in words[at + 1 :]}
            if rest & (TITLES | HONORIFICS):
                start = at + 1
    return start, titled


def _is_thing(lower: list[str], titled: bool) -> bool:
    if any(word in ORGANIZATION_WORDS or singular(word) in ORGANIZATION_WORDS for word in lower):
        return lower[0] not in FIRST_NAMES or len(lower) != 2
    phrase = " ".join(lower)
    if phrase in KNOWN_BODIES or "for" in lower:
        return True
    if phrase in METONYMS or phrase in COUNTRIES or lower[-1] in COUNTRIES:
        return lower[0] not in FIRST_NAMES
    if any(word in _NEVER for word in lower):
        return not (titled or lower[0] in FIRST_NAMES)
    return any("." in word.strip(".") and not _INITIALS.fullmatch(word.upper()) for word in lower)


def _beside_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words right before a name, without those that a common noun parts from it."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word.islower() and singular(word.strip(".")) not in TITLES | HONORIFICS:
            return words[at + 1 :]
    return words


def _is_role_before_name(apposition: tuple[str, ...], at: int) -> bool:
    """Whether one plain word opens an apposition, and a first name and a surname follow."""
    name = apposition[at + 1 : at + 3]
    first = at == 0 and apposition[0].islower() and apposition[0].isalpha()
    joins = apposition[0] in _JOINING or apposition[0].endswith("ing")
    return first and not joins and len(name) == 2 and all(word[:1].isupper() for word in name)


_JOINING = frozenset("who which whose and or but for of in at from by with as like then".split())


def personal_name(descriptor: Descriptor, known: Set[str]) -> tuple[str, ...]:
    """The personal name in a mention: at its head or in its apposition; () where there is none."""
    if descriptor.name:
        titles = tuple(
            word
            for word in _beside_name(descriptor.before_name)
            if singular(word.lower().strip(".")) in TITLES | HONORIFICS
            or (word[:1].isupper() and word.lower() not in _ARTICLES)
        )
        found = person_name((*titles, *descriptor.name), known)
        article = descriptor.before_name[:1] and descriptor.before_name[0].lower() in (
            "the",
            "a",
            "an",
        )
        known_name = bool(found) and found[-1].lower() in known  # "a terse Miller"
        untitled = len(found) == len(descriptor.name) and not titles and not known_name
        return () if article and untitled else found
    run: list[str] = []
    for at, word in enumerate(descriptor.apposition):
        if not run and (word in _BEFORE_TITLES or _is_role_before_name(descriptor.apposition, at)):
            continue  # "his niece, state Sen. Ada Voss", "that teammate, center Lars Okafor"
        if not word[:1].isupper():
            break
        run.append(word)
    first = run[0].lower().strip(".") if run else ""
    if not run or (descriptor.head in _BODIES and first not in _BEGIN_A_PERSON):
        return ()
    if len(run) == 1 and descriptor.definite:
        return tuple(run) if run[0].lower() in FIRST_NAMES else ()
    return person_name(tuple(run), known)
