"""A source's words taken apart: head noun, name, number, determiner."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsapp.detection.lexicon.bodies import COUNTRIES, METONYMS, ORGANIZATION_WORDS
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.people import (
    FIRST_NAMES,
    HONORIFICS,
    NAME_SUFFIXES,
    TITLES,
)

# Long enough for any descriptor; a longer span (a damaged one) is described by its beginning.
_LONGEST = 400
_WORD = re.compile(r"(?:[A-Za-z]\.){2,6}|@?\w+(?:[’'&./-]\w+)*[’']?|[,()—–&]")
PRONOUNS = frozenset(
    """i we you he she it they who which that whom him her them his hers their theirs its me us
    himself herself themselves itself one everyone everybody someone somebody nobody anyone
    whoever""".split()
)
_DEFINITE = frozenset("the this that these those both his her their its our my your".split())
_INDEFINITE = frozenset("a an another one some".split())
# What ends the plain part of a noun phrase and begins its modifiers.
_MODIFIERS = frozenset(
    """of for at in from with who whom that which on close familiar briefed involved aware to near
    inside within by about whose working speaking under over during among close privy present
    connected linked including like against after before behind around between outside across
    into via as than because when while said""".split()
)
_PARTITIVES = frozenset(
    """one two three four five six seven eight nine ten some many most several few both all each none any
    half dozens hundreds thousands majority number group pair couple handful series lot scores
    another either neither members member""".split()
)
_NAME_PARTICLES = frozenset(
    "de da di del della van von der den bin ibn al el la le ter dos du".split()
)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the words of one mention say about it.

    ``head`` is the singular lower-case head noun ("official"; "" for a bare name or pronoun);
    ``name`` the proper name at the place of the head ("Yoshitsune Hayashi", "Pentagon");
    ``before_name`` the words before it, ``modifiers`` those behind the plain phrase.
    """

    words: tuple[str, ...]
    head: str
    name: tuple[str, ...]
    before_name: tuple[str, ...]
    modifiers: tuple[str, ...]
    apposition: tuple[str, ...]
    pronoun: str
    plural: bool
    definite: bool
    indefinite: bool
    partitive: bool

    @property
    def lower(self) -> tuple[str, ...]:
        """All words, lower-case."""
        return tuple(word.lower() for word in self.words)


def split_words(phrase: str) -> list[str]:
    """Words and commas of a phrase."""
    return [
        match.group().rstrip("’'") or match.group() for match in _WORD.finditer(phrase[:_LONGEST])
    ]


def describe(phrase: str) -> Descriptor:
    """Take the words of one mention apart."""
    words = split_words(phrase)
    lower = [word.lower().replace("’", "'") for word in words]
    main, apposition = _without_apposition(words)
    pronoun = lower[0] if len(words) == 1 and lower[0] in PRONOUNS else ""
    partitive = (
        "of" in lower[1:4]
        and lower[0] in _PARTITIVES | {"a", "at", "the"}
        and any(word in _PARTITIVES for word in lower[: lower.index("of")])
    )
    inner = main[lower.index("of") + 1 :] if partitive else main
    plain, modifiers = _plain(inner)
    name = _trailing_name(plain)
    before_name = tuple(plain[: len(plain) - len(name)])
    head = "" if name else (singular(plain[-1].lower()) if plain else "")
    last = plain[-1].lower() if plain else ""
    determiner = inner[0].lower() if inner else ""
    plural = bool(last) and not name and is_plural(last)
    return Descriptor(
        words=tuple(words),
        head=head,
        name=name,
        before_name=before_name,
        modifiers=tuple(modifiers),
        apposition=tuple(apposition),
        pronoun=pronoun,
        plural=plural or (not partitive and " and " in f" {' '.join(lower)} "),
        definite=determiner in _DEFINITE or bool(re.search(r"[’']s$", determiner)),
        indefinite=lower[0] in _INDEFINITE if lower else False,
        partitive=partitive,
    )


def _without_apposition(words: list[str]) -> tuple[list[str], list[str]]:
    for mark in (",", "(", "—", "–"):
        if mark in words[1:]:
            at = words.index(mark, 1)
            return words[:at], [word for word in words[at + 1 :] if word not in ",()—–"]
    return words, []


def _plain(words: list[str]) -> tuple[list[str], list[str]]:
    for at, word in enumerate(words):
        if (
            at
            and word.lower() in _MODIFIERS
            and not (word.lower() in ("of", "for") and _inside_name(words, at))
        ):
            return words[:at], words[at:]
    return words, []


def _inside_name(words: list[str], at: int) -> bool:
    """ "Bank of Norland", "Department for Transport": one name."""
    if at + 1 >= len(words) or not words[at - 1][:1].isupper():
        return False
    singular_before = singular(words[at - 1].lower())
    return words[at + 1][:1].isupper() and singular_before in ORGANIZATION_WORDS


def _trailing_name(plain: list[str]) -> tuple[str, ...]:
    """The capitalised words at the end of a plain phrase, with particles between them."""
    first = len(plain)
    while first > 0:
        word = plain[first - 1]
        if word[:1].isupper() or word[:1] == "@" or (word == "&" and first < len(plain)):
            first -= 1
        elif (
            word.lower() in _NAME_PARTICLES | {"of", "for"}
            and first < len(plain)
            and first > 1
            and (plain[first - 2][:1].isupper())
        ):
            first -= 1
        else:
            break
    name = plain[first:]
    if (
        first == 0
        and name
        and name[0].lower() in _DEFINITE | _INDEFINITE | {"many", "most", "several"}
    ):
        name = name[1:]
    # A sentence's first word is capitalised without being a name: "Sources", "Officials".
    if len(name) == 1 and first == 0 and _is_common(name[0]):
        return ()
    return tuple(name)


def _is_common(word: str) -> bool:
    from newsapp.detection.lexicon.people import (  # noqa: PLC0415
        ANONYMOUS_HEADS,
        COLLECTIVE_HEADS,
        SPOKES_HEADS,
    )

    base = singular(word.lower())
    return base in ANONYMOUS_HEADS | COLLECTIVE_HEADS | SPOKES_HEADS | TITLES


def person_name(run: tuple[str, ...], known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The personal name at the end of a capitalised run, without titles; () where there is none.

    ``known`` are lower-case surnames that the text gives in full elsewhere.
    """
    words = [word for word in run if word.lower().strip(".") not in NAME_SUFFIXES]
    titled = False
    start = 0
    for at, word in enumerate(words):
        base = singular(word.lower().strip("."))
        if base in TITLES or base in HONORIFICS:
            start, titled = at + 1, True
        elif re.search(r"[’']s$", word):
            start = at + 1
    name = words[start:]
    if not name or len(name) > 5:
        return ()
    lower = [word.lower().strip(".") for word in name]
    if any(word in ORGANIZATION_WORDS or singular(word) in ORGANIZATION_WORDS for word in lower):
        return ()
    if " ".join(lower) in METONYMS or " ".join(lower) in COUNTRIES or lower[-1] in COUNTRIES:
        return ()
    if len(name) == 1:
        acronym = name[0].isupper() and len(name[0]) > 1 and not titled
        return tuple(name) if not acronym and (titled or lower[0] in known) else ()
    if any(word.isupper() and len(word.strip(".")) > 2 for word in name) and not titled:
        return tuple(name) if lower[0] in FIRST_NAMES else ()
    return tuple(name)
