"""A source's words taken apart: head noun, name, number, determiner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsapp.detection.lexicon.bodies import ORGANIZATION_HEADS, ORGANIZATION_WORDS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS
from newsapp.detection.lexicon.function_words import AUXILIARIES, MODALS
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    SPOKES_HEADS,
    TITLES,
)
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

# Long enough for any descriptor; a longer span (a damaged one) is described by its beginning.
_LONGEST = 400
_WORD = re.compile(r"(?:[A-Za-z]\.){2,6}|@?\w+(?:[’'&./-]\w+)*[’']?|[,()—–&]")
PRONOUNS = frozenset(
    """i we you he she it they who which that whom him her them his hers their theirs its me us my
    our himself herself themselves itself whose""".split()
)
_SELVES = frozenset("himself herself itself themselves".split())
_DEFINITE = frozenset("the this that these those both his her their its our my your".split())
_INDEFINITE = frozenset("a an another one some any".split())
# What ends the plain part of a noun phrase and begins its modifiers.
_MODIFIERS = (
    frozenset(
        """of for at in from with who whom that which on close familiar aware to near inside within
        by about whose under over among privy present including like against after
        before behind around between outside across into via as than because when while
        through during since without regarding""".split()
    )
    | AUXILIARIES
    | MODALS
)
_PARTITIVES = frozenset(
    """one two three four five six seven eight nine ten dozen some many most several few both all
    each none any half dozens hundreds thousands majority number group pair couple handful
    series lot scores another either neither percent per cent third thirds
    quarter quarters fifth two-thirds three-quarters half-dozen share plurality rest
    nearly batch raft crop chorus array wave trove pages clutch host coalition series
    string""".split()
)
_PARTICLES = frozenset("de da di del della van von der den bin ibn al el la le ter dos du".split())
_PERSON_HEADS = ANONYMOUS_HEADS | COLLECTIVE_HEADS | SPOKES_HEADS | TITLES
_KNOWN_HEADS = _PERSON_HEADS | ORGANIZATION_HEADS | DOCUMENT_HEADS
_MARKS = frozenset((",", "(", "—", "–"))
# A clause without "who" begins with these: "the experts she asked".
_SUBJECTS = frozenset("i he she we they you".split())


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the words of one mention say about it.

    ``head`` is the singular lower-case head noun ("official"; "" for a bare name or pronoun);
    ``name`` the proper name at the place of the head ("Yoshitsune Hayashi", "Pentagon");
    ``before_name`` the words of the plain phrase before it (or before the head), ``modifiers``
    those behind the plain phrase, ``apposition`` those behind its first comma or bracket.
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
    """Words, commas, dashes and brackets of a phrase; a possessive ending stays on its word."""
    return _WORD.findall(phrase[:_LONGEST])


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word without its possessive ending."""
    return re.sub(r"(?:[’']s|[’'])$", "", word)


@lru_cache(maxsize=4096)
def describe(phrase: str) -> Descriptor:
    """Take the words of one mention apart."""
    words = split_words(phrase)
    while words and words[0] in _MARKS:
        words = words[1:]
    if words:
        words[-1] = bare(words[-1])  # "Ada Voss’s": the owner is meant
    lower = [word.lower().replace("’", "'") for word in words]
    pronoun = lower[0] if len(words) == 1 and lower[0] in PRONOUNS else ""
    if len(words) > 1 and lower[-1] in _SELVES:
        words, lower = words[:-1], lower[:-1]  # "Ruiz herself"
    main, apposition = _without_apposition(words)
    main = _without_measure(main)
    main_lower = [word.lower() for word in main]
    partitive = _is_partitive(main_lower)
    inner = main[main_lower.index("of") + 1 :] if partitive else main
    plain, modifiers = _plain(inner)
    if plain[:1] and plain[0].lower() == "those":
        plain, modifiers = plain[:1], [*plain[1:], *modifiers]
    name = () if _is_crowd(plain, modifiers) else _trailing_name(plain)
    before_name = tuple(plain[: len(plain) - (len(name) or 1)])
    last = plain[-1].lower() if plain else ""
    determiner = inner[0].lower() if inner else ""
    return Descriptor(
        words=tuple(words),
        head="" if name else _head(last),
        name=name,
        before_name=before_name,
        modifiers=tuple(word.lower() for word in modifiers),
        apposition=tuple(apposition),
        pronoun=pronoun,
        plural=_is_plural(main_lower, last, bool(name), partitive),
        definite=determiner in _DEFINITE or determiner.endswith(("'s", "’s")),
        indefinite=bool(lower) and lower[0] in _INDEFINITE,
        partitive=partitive,
    )


def _is_crowd(plain: list[str], modifiers: list[str]) -> bool:
    """ "Children at the school": a plural at the head of a sentence, and no name."""
    if len(plain) != 1 or not modifiers:
        return False
    return is_plural(plain[0].lower()) and modifiers[0].lower() in _PLACES_AND_CLAUSES


_PLACES_AND_CLAUSES = frozenset("at in from near around across along inside outside who".split())
# Before a hyphen these do not change what somebody is: "ex-wife", "co-founder".
_PREFIXED = re.compile(r"(?:ex|co|self|then|now|[a-z]{3,})-(?P<noun>[a-z]{3,})$")


def _head(last: str) -> str:
    """The singular head noun; of "ex-wife" and "African-Americans" the part that a list knows."""
    base = singular(last)
    prefixed = _PREFIXED.fullmatch(base)
    if prefixed and base not in _KNOWN_HEADS and prefixed["noun"] in _KNOWN_HEADS:
        return prefixed["noun"]
    return base


_MEASURE = re.compile(r"(?:at least|(?:more|fewer|less|other) than|as many as) (?=\S)")


def _without_measure(words: list[str]) -> list[str]:
    """ "More than a dozen traders" without its measure."""
    measure = _MEASURE.match(" ".join(words[:4]).lower())
    return words[measure.group().count(" ") :] if measure else words


def _is_partitive(lower: list[str]) -> bool:
    """ "one of the sources", "75 percent of voters", "members of the board"."""
    if "of" not in lower[1:6]:
        return False
    before = lower[: lower.index("of")]
    if any(word in _MODIFIERS for word in before):
        return False  # "a guard at one of the gates" is a guard
    return before[-1] in _PARTITIVES or before[-1].isdigit()


def _is_plural(main: list[str], last: str, named: bool, partitive: bool) -> bool:
    if partitive:
        return main[0] not in ("one", "another", "neither", "none", "each")
    joined = _is_joined(main)
    return joined or (not named and (is_plural(last) or main[:1] == ["both"]))


def _is_joined(main: list[str]) -> bool:
    """ "Voss and her aides" are several; "a person who called and wrote" is one."""
    if "and" not in main[1:-1]:
        return False
    at = main.index("and", 1)
    described = any(word in _MODIFIERS for word in main[:at])
    return not described or main[at + 1] in _INDEFINITE | _DEFINITE | _PARTITIVES


def _without_apposition(words: list[str]) -> tuple[list[str], list[str]]:
    for at, word in enumerate(words):
        if at and word in _MARKS:
            return words[:at], [other for other in words[at + 1 :] if other not in ",()—–"]
    return words, []


def _plain(words: list[str]) -> tuple[list[str], list[str]]:
    for at, word in enumerate(words):
        if at and _is_modifier(words, at) and not _inside_name(words, at):
            return words[:at], words[at:]
        before = words[at - 1].lower() if at else ""
        if word.lower() == "and" and (is_plural(before) or singular(before) in _PERSON_HEADS):
            return words[:at], words[at:]
    return words, []


def _is_modifier(words: list[str], at: int) -> bool:
    word = words[at].lower()
    if word in _MODIFIERS:
        # "an inside source": between article and noun it describes, behind the noun it modifies.
        describes = (
            at == 1
            and words[0].lower() in ("a", "an", "the")
            and word in ("inside", "close", "present", "outside", "like", "on")
        )
        return not describes
    before = _head(words[at - 1].lower())
    if word in _SUBJECTS and (word != "i" or words[at] == "I") and before in _KNOWN_HEADS:
        return True
    if _is_capitalised(words[at]):
        return False
    if word.endswith("ing") and len(word) > 5 and at + 1 < len(words) and before in _KNOWN_HEADS:
        return True  # "a union representing pilots"
    described = DOCUMENT_HEADS | {"person", "people"}
    if word.endswith("ed") and at + 1 < len(words) and before in described:
        return True  # "emails unearthed last week"
    if (
        word.endswith("ed")
        and before in _PERSON_HEADS
        and words[at + 1 : at + 2] in (["by"], ["in"])
    ):
        return True  # "analysts polled by Reuters"
    if word not in VERB_FORMS:
        return False
    base, form = VERB_FORMS[word]
    if form is Form.PAST and word != base and at + 1 < len(words) and before in _KNOWN_HEADS:
        return True  # "a paper drawn up for the board"
    if form is Form.PAST or form is Form.ING:
        return before in _PERSON_HEADS or (at + 1 < len(words) and words[at + 1].lower() in _AFTER)
    return False


_AFTER = frozenset(
    """by in on at for from to with about of last this that earlier recently the a as during into
    monday tuesday wednesday thursday friday saturday sunday and""".split()
)


def _inside_name(words: list[str], at: int) -> bool:
    """ "Bank of Norland", "Department for Transport": one name."""
    if words[at].lower() not in ("of", "for", "on") or at + 1 >= len(words):
        return False
    before = words[at - 1]
    capitals = before[:1].isupper() and words[at + 1][:1].isupper()
    joined = at == 1 and words[at] == "for" and before in _PEOPLE_WHO_JOIN
    return capitals and (joined or singular(before.lower()) in ORGANIZATION_WORDS)


# "Citizens for Clean Rivers": a body by its name.
_PEOPLE_WHO_JOIN = frozenset(
    "Citizens Americans Britons Doctors Students Mothers Parents Women Families Friends".split()
)


def _is_capitalised(word: str) -> bool:
    """Whether a word begins like a name, "al-Masri" and "d’Estaing" included."""
    if word[:1].isupper():
        return True
    particle, joint, rest = word.replace("’", "-").replace("'", "-").partition("-")
    return bool(joint) and particle in _PARTICLES | {"d"} and rest[:1].isupper()


def _trailing_name(plain: list[str]) -> tuple[str, ...]:
    """The capitalised words at the end of a plain phrase, with particles between them.

    A role or a group at the end ("Harbour Officials", "Westmark Republicans") is no name.
    """
    first = len(plain)
    while first > 0:
        word = plain[first - 1]
        between = 1 < first < len(plain) and plain[first - 2][:1].isupper()
        joins = word.lower() in _PARTICLES | {"of", "for", "on", "and", "the", "&"}
        if _is_capitalised(word) or word[:1] == "@" or (joins and between):
            first -= 1
        else:
            break
    name = plain[first:]
    while first == 0 and name and name[0].lower() in _DEFINITE | _INDEFINITE | _QUANTIFIERS:
        name = name[1:]
    member = bool(name) and len(name) < len(plain) and name[-1] in _MEMBERS
    if not name or member or _is_common(name):
        return ()  # "one Tory MP"
    return tuple(name)


_MEMBERS = frozenset("MP MPs MEP MEPs MSP MSPs TD TDs".split())
_RANK_WORDS = frozenset("former ex top senior local state federal retired veteran".split())
_QUANTIFIERS = frozenset(
    "many most several few all some two three four five other others no".split()
)


# Nouns that a sentence may begin with and that are no names though they stand alone.
_COMMON_THINGS = frozenset(
    "poll survey document record message police study tweet video report website email".split()
)


def _is_common(name: list[str]) -> bool:
    word = name[-1].lower()
    base = _head(word)
    if len(name) == 1:
        several = word != base and base in ORGANIZATION_HEADS | DOCUMENT_HEADS
        return base in _PERSON_HEADS or base in _COMMON_THINGS or several
    # Plural roles are never the end of a name; singular ones are where a name precedes.
    group = base in COLLECTIVE_HEADS | ANONYMOUS_HEADS | SPOKES_HEADS
    if group and (word != base or base in ("republican", "democrat")):
        return True
    # "Former White House Doctor" above a story: what stands before the role is no first name.
    described = name[0].lower() in _RANK_WORDS or any(
        singular(before.lower()) in ORGANIZATION_WORDS for before in name[:-1]
    )
    return base in ANONYMOUS_HEADS | SPOKES_HEADS and described
