"""The personal names of a text, so that a later "Hayashi" or "the senator" finds its owner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    FEMALE_WORDS,
    FIRST_NAMES_FEMALE,
    FIRST_NAMES_MALE,
    HONORIFICS,
    MALE_WORDS,
    TITLES,
)
from newsapp.detection.lone_names import NEVER_NAMES, read_lone_names, without_ending
from newsapp.detection.persons import person_name
from newsapp.detection.types import Span

_CAPITAL = r"(?:[^\W\d_]\.(?:[^\W\d_]\.)*|[A-ZÀ-ÞŁŚŠŽÇĞİ][\w’'-]*)"
# A run of capitalised words, with a role before it and particles inside: "Sen. Ana de la Cruz".
_RUN = re.compile(
    rf"(?:(?<![\w-])[a-z-]{{1,30}}\s)?{_CAPITAL}\.?"
    r"(?:[ \t]+(?:(?:de|da|di|del|van|von|der|bin|al|el|la|le)[ \t]+)?"
    rf"{_CAPITAL}\.?){{0,7}}"
)


# "A former Tarn executive", "oil major Tarn": these stand before bodies too.
_NO_TITLE_ALONE = frozenset(
    "former first private voter supporter resident major general chief".split()
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
    """All personal names of a text in order.

    ``titles`` are those of all of them. ``places``, ``bodies`` and ``alone`` hold lower-case words
    that stand alone in the text and seem to be places, bodies and people (see `lone_names`).
    """

    names: tuple[PersonName, ...]
    starts: tuple[int, ...]
    full: dict[str, PersonName]
    titles: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    alone: frozenset[str]

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
    runs = [match for paragraph in paragraphs for match in _runs(text, paragraph)]
    first_pass = [found for match in runs if (found := _read(match, frozenset())) is not None]
    full: dict[str, PersonName] = {}
    for name in first_pass:
        if len(name.words) > 1:
            full.setdefault(name.surname, name)
    known = frozenset(full)
    names = [found for match in runs if (found := _read(match, known)) is not None]
    for name in names:
        full.setdefault(name.surname, name)
    names.sort(key=lambda name: name.span)
    alone = read_lone_names(text, runs)
    titled = {before for match in runs if (before := _before_title(match))}
    return NameIndex(
        tuple(names),
        tuple(name.span.start for name in names),
        full,
        frozenset().union(*(name.titles for name in names)),
        frozenset((alone.places | titled) - full.keys()),
        frozenset((alone.bodies | alone.shortened) - full.keys()),
        alone.people,
    )


def _runs(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """The runs of capitalised words; none goes on over the end of a sentence."""
    place = paragraph.start
    while (match := _RUN.search(text, place, paragraph.end)) is not None:
        for stop in _STOP.finditer(match.group()):
            if stop.group(1).lower() not in _ABBREVIATED:
                shorter = _RUN.match(text, match.start(), match.start() + stop.end(1))
                match = shorter if shorter is not None else match
                break
        yield match
        place = match.end()


# A full stop behind a word of four letters or more, unless it is one of these.
_STOP = re.compile(r"(\w{4,})\.\s")
_ABBREVIATED = frozenset("prof capt supt corp dept assn insp cllr messrs comm".split())


def _read(match: re.Match[str], known: frozenset[str]) -> PersonName | None:
    words = match.group().split()
    offset = match.start()
    role = ""
    if words[0].islower():
        role = words[0]
        offset += len(role) + 1
        words = words[1:]
    article = role in ("the", "a", "an")
    while words and words[0].lower().strip(".,") in NEVER_NAMES and len(words[0]) > 1:
        article = words[0].lower() == "the"
        words = words[1:]
    bare = tuple(without_ending(word) for word in words)
    name = person_name(bare, known)
    titled = singular(role) in TITLES and role not in _NO_TITLE_ALONE
    if not name and titled and len(bare) == 1:
        name = bare
    if not name or not name[-1] or (article and name == bare):
        return None  # "The Harbor Treaty"
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
    words = [without_ending(word).lower() for word in match.group().split() if not word.islower()]
    if len(words) > 2 and words[1] in TITLES and words[0] not in TITLES | NEVER_NAMES:
        return words[0]
    return ""
