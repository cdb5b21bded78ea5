"""The personal names of a text, so that a later "Hayashi" or "the senator" finds its owner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from newsapp.detection.lexicon.function_words import DETERMINERS, TIME_WORDS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    FEMALE_WORDS,
    FIRST_NAMES,
    FIRST_NAMES_FEMALE,
    FIRST_NAMES_MALE,
    HONORIFICS,
    MALE_WORDS,
    TITLES,
)
from newsapp.detection.persons import person_name
from newsapp.detection.types import Span

_CAPITAL = r"(?:[^\W\d_]\.(?:[^\W\d_]\.)*|[A-ZÀ-ÞŁŚŠŽÇĞİ][\w’'-]*)"
# A run of capitalised words, with a role before it and particles inside: "Sen. Ana de la Cruz".
_RUN = re.compile(
    rf"(?:(?<![\w-])[a-z-]{{1,30}}\s)?{_CAPITAL}\.?"
    r"(?:[ \t]+(?:(?:de|da|di|del|van|von|der|bin|al|el|la|le)[ \t]+)?"
    rf"{_CAPITAL}\.?){{0,7}}"
)
# A word that things happen in is a place or a body: "in Halden".
_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|outside) ([A-Z][\w’'-]+)(?! [A-Z])"
    # What only countries, towns and companies have.
    r"|\b([A-Z][\w-]{2,30})[’']s (?:(?:first|new|largest|biggest|main|central|foreign|prime|former"
    r"|ruling|state) ){0,2}(?:government|president|parliament|minister|ministry|army|navy|border"
    r"|capital|embassy|economy|borders|airspace|coast|waters|constitution|king|queen|central bank"
    r"|chief executive|board|shareholders|headquarters|engineers|products|shares|factories|mayor)\b"
)
_NO_NAME_FIRST = (
    DETERMINERS
    | TIME_WORDS
    | frozenset(
        """in on at for but and or if when while after before as he she it they we i what who why
        how where there here so yet by from with of to not no according since because
        although however meanwhile though still also then yes no oh well""".split()
    )
)


def surname_of(words: Sequence[str]) -> str:
    """The last word of a name, lower-case, with one form for its apostrophes."""
    last = words[-1].lower().replace("’", "'").removesuffix("'s")
    return last.strip(".")


@dataclass(frozen=True, slots=True)
class PersonName:
    """One personal name of a text: where it stands, its words, and the titles before it."""

    span: Span
    words: tuple[str, ...]
    titles: frozenset[str]
    female: bool | None

    @property
    def surname(self) -> str:
        """The last word, lower-case."""
        return surname_of(self.words)


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All personal names of a text in order."""

    names: tuple[PersonName, ...]
    starts: tuple[int, ...]
    full: dict[str, PersonName]
    places: frozenset[str]
    bodies: frozenset[str]

    @property
    def surnames(self) -> Set[str]:
        """Lower-case surnames of the names given in full."""
        return self.full.keys()

    def before(self, position: int, limit: int = 12) -> Sequence[PersonName]:
        """The names that begin before ``position``, the nearest first, at most ``limit``."""
        at = bisect_left(self.starts, position)
        return self.names[max(0, at - limit) : at][::-1]

    def after(self, position: int, limit: int = 12) -> Sequence[PersonName]:
        """The names that begin at ``position`` or behind it, at most ``limit``."""
        at = bisect_left(self.starts, position)
        return self.names[at : at + limit]


def gender(words: Sequence[str], titles: frozenset[str]) -> bool | None:
    """True for a woman, False for a man, None where names and titles do not say."""
    first = words[0].lower() if words else ""
    if titles & FEMALE_WORDS or (len(words) > 1 and first in FIRST_NAMES_FEMALE):
        return True
    if titles & MALE_WORDS or (len(words) > 1 and first in FIRST_NAMES_MALE):
        return False
    return None


def find_names(text: str, paragraphs: Sequence[Span]) -> NameIndex:
    """Personal names of two words or more, or with a title, and later mentions by surname."""
    runs = [
        (paragraph, match)
        for paragraph in paragraphs
        for match in _RUN.finditer(text, paragraph.start, paragraph.end)
    ]
    first_pass = [found for _, match in runs if (found := _read(match, frozenset())) is not None]
    full: dict[str, PersonName] = {}
    for name in first_pass:
        if len(name.words) > 1:
            full.setdefault(name.surname, name)
    known = frozenset(full)
    names = [found for _, match in runs if (found := _read(match, known)) is not None]
    for name in names:
        full.setdefault(name.surname, name)
    names.sort(key=lambda name: name.span)
    places = {(match.group(1) or match.group(2)).lower() for match in _PLACE.finditer(text)}
    places.update(before for _, match in runs if (before := _before_title(match)))
    return NameIndex(
        tuple(names),
        tuple(name.span.start for name in names),
        full,
        frozenset(place for place in places if place not in full),
        (frozenset(_bodies(text)) | _shortened(runs, full)) - full.keys(),
    )


# What only bodies and countries have, are and do. Bounded, so that no text makes it slow.
_BODY = re.compile(
    r"\b(?P<owner>[A-Z][\w-]{2,30})(?:[’']s)?\s(?:"
    r"officials?|spokes(?:man|woman|person)|authorities|government|ministry|army|navy|forces"
    r"|workers|employees|executives|engineers|shares|shareholders|customers|plant|factory|staff"
    r"|Inc|Corp|Ltd|plc|said\sin\sa\sfiling|said\sits?\s|says\sits?\s|said\sit\s"
    r"|says\sit\s)"
    r"|\b(?:at|from|by|with|of|the\s(?:company|firm|maker|utility|bank|group|start-?up)),?\s"
    r"(?P<apposed>[A-Z][\w-]{2,30}),\s(?:a|an|the|which|whose)\s(?:[\w-]{1,20}\s){0,4}?"
    r"(?:company|firm|maker|utility|bank|group|start-?up|airline|chain|retailer|country|state)"
)


def _bodies(text: str) -> Iterator[str]:
    """Lower-case names of one word that the text treats as a body: "Norland officials"."""
    for match in _BODY.finditer(text):
        yield (match.group("owner") or match.group("apposed")).lower()


def _shortened(
    runs: Sequence[tuple[Span, re.Match[str]]], full: Mapping[str, PersonName]
) -> Set[str]:
    """Lower-case first words of longer names that are used alone: "Tarn" of "Tarn Energy".

    People are shortened to their last word, bodies to their first.
    """
    alone: set[str] = set()
    first: dict[str, str] = {}
    for _, match in runs:
        words = [_bare(word).lower() for word in match.group().split() if not word.islower()]
        while words and words[0] in _NO_NAME_FIRST:
            words = words[1:]
        if len(words) == 1:
            alone.add(words[0])
        elif len(words) > 1 and not {words[0], words[1]} & (TITLES | HONORIFICS):
            first.setdefault(words[0], words[-1])
    return frozenset(
        word
        for word, last in first.items()
        if word in alone and last not in alone and word not in FIRST_NAMES and last not in full
    )


def _read(match: re.Match[str], known: frozenset[str]) -> PersonName | None:
    words = match.group().split()
    offset = match.start()
    role = ""
    if words[0].islower():
        role = words[0]
        offset += len(role) + 1
        words = words[1:]
    while words and words[0].lower().strip(".,") in _NO_NAME_FIRST and len(words[0]) > 1:
        words = words[1:]
    bare = tuple(_bare(word) for word in words)
    name = person_name(bare, known)
    if not name and role and singular(role) in TITLES and len(bare) == 1:
        name = bare
    if not name or not name[-1]:
        return None
    titles = {
        word.lower().strip(".") for word in bare if word.lower().strip(".") in TITLES | HONORIFICS
    }
    if singular(role) in TITLES:
        titles.add(role)
    start = match.group().rfind(name[0])
    span = Span(match.start() + start, match.end())
    return PersonName(span, name, frozenset(titles), gender(name, frozenset(titles)))


def _before_title(match: re.Match[str]) -> str:
    """The country or body before a title and a name: "Westmark Premier Tomas Lind"."""
    words = [_bare(word).lower() for word in match.group().split() if not word.islower()]
    if len(words) > 2 and words[1] in TITLES and words[0] not in TITLES | _NO_NAME_FIRST:
        return words[0]
    return ""


@lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    stripped = re.sub(r"[’']s$", "", word)
    return stripped if re.fullmatch(r"(?:\w\.)+", stripped) else stripped.rstrip(".’'")
