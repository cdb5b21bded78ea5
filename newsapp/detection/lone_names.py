"""One capitalised word and no full name: is it a place, a body or a person?

A newspaper gives people in full before it calls them "Voss", but not "Norland" or "Tarn". What
stands beside the word tells which it is; only where nothing does is a surname taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsapp.detection.lexicon.function_words import DETERMINERS, TIME_WORDS
from newsapp.detection.lexicon.people import FIRST_NAMES, HONORIFICS, TITLES

# A word that things happen in is a place or a body: "in Halden".
_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|outside) ([A-Z][\w’'-]+)(?! [A-Z])"
    # What only countries, towns and companies have.
    r"|\b([A-Z][\w-]{2,30})[’']s (?:(?:first|new|largest|biggest|main|central|foreign|prime|former"
    r"|ruling|state) ){0,2}(?:government|president|parliament|minister|ministry|army|navy|border"
    r"|capital|embassy|economy|borders|airspace|coast|waters|constitution|king|queen|central bank"
    r"|chief executive|founder|co-founder|owners?|board|shareholders|headquarters|engineers"
    r"|products|shares|factories|mayor)\b"
)
# What only bodies and countries have, are and do. Bounded, so that no text makes it slow.
_BODY = re.compile(
    r"\b(?P<owner>[A-Z][\w-]{2,30})(?:[’']s)?\s(?:"
    r"officials?|spokes(?:man|woman|person)|authorities|government|ministry|army|navy|forces"
    r"|workers|employees|executives|engineers|shares|shareholders|customers|plant|factory|staff"
    r"|Inc|Corp|Ltd|plc|said\sin\sa\sfiling|sa(?:id|ys)\sits\s"
    r"|sa(?:id|ys)\sit\s(?:will|would|had|has|plans?|planned|expects?|expected|intends?|could)\b)"
    r"|\b(?:at|from|by|with|of|the\s(?:company|firm|maker|utility|bank|group|start-?up)),?\s"
    r"(?P<apposed>[A-Z][\w-]{2,30}),\s(?:a|an|the|which|whose)\s(?:[\w-]{1,20}\s){0,4}?"
    r"(?:company|firm|maker|utility|bank|group|start-?up|airline|chain|retailer|country|state)"
    r"|\b(?:company|firm|maker|giant|major|group|club|party|start-?up|airline|retailer|charity|lender|insurer|carmaker"
    r"|chipmaker"
    r"|shipbuilder|drugmaker|newcomer|republic|kingdom|nation)\s(?P<apposed2>[A-Z][\w-]{2,30})\b"
)
# What only people have and are. Behind the word.
_PERSON_BEHIND = re.compile(
    r"[’']s\s(?:\w{1,20}\s)?(?:wife|husband|mother|father|parents|family|son|daughter|lawyers?|attorney"
    r"|campaign|supporters|book|memoir|career|death|desk|phone|speech|remarks|comments|words|tweets?"
    r"|life|home|body|childhood|voice|running\smate|aides?|allies|rivals?|voters|presidency|doctor)\b"
    r"|,\san?\s(?:[\w-]{1,20}\s){0,2}(?:Democrat|Republican|lawyer|professor|doctor|[a-z]{3,15}ist)\b"
    r"|,\s(?:who\b|\d\d,|himself|herself)|\s(?:himself|herself|who)\b"
)
# Ends of surnames, and hardly of anything else.
_SURNAME_END = re.compile(
    r"\w{2}(?:sen|sson|berg|mann|[nrv]ez|kov|nov|ov[ai]|ska|ski|sky|ić|elli|etti|oglu|oğlu|stein|feld"
    r"|str[oö]m|quist|gaard|nen|shvili|enko|chuk|wicz|hauer|meier|meyer|baum|worth|thorpe)$"
)
# The pronoun that the next sentence begins with tells persons from things.
_PRONOUN = re.compile(r"[.!?][”\"]?\s+(?:(He|She|His|Her)|(It|Its))\b")
_LOOK_AHEAD = 160
NEVER_NAMES = (
    DETERMINERS
    | TIME_WORDS
    | frozenset(
        """in on at for but and or if when while after before as he she it they we i what who why
    how where there here so yet by from with of to not no according since because although however
    meanwhile though still also then yes no oh well unlike despite like under among during
    even only just once until within without through against between behind beyond both either
    neither nor perhaps maybe instead indeed besides except regarding including inside outside
    later earlier nearly about around whether whatever whose every each some many most several
    asked""".split()
    )
)


@dataclass(frozen=True, slots=True)
class LoneNames:
    """Lower-case words: places, bodies, the first words of longer names, and people."""

    places: frozenset[str]
    bodies: frozenset[str]
    shortened: frozenset[str]
    people: frozenset[str]


def read_lone_names(text: str, runs: Sequence[re.Match[str]]) -> LoneNames:
    """What one-word names seem to be; ``runs`` are all capitalised runs of ``text``."""
    places = {match.group(1) or match.group(2) for match in _PLACE.finditer(text)}
    bodies = {
        match.group("owner") or match.group("apposed") or match.group("apposed2")
        for match in _BODY.finditer(text)
    }
    read = [(match, _words(match)) for match in runs]
    return LoneNames(
        frozenset(place.lower() for place in places),
        frozenset(body.lower() for body in bodies),
        _shortened(words for _, words in read),
        _people(text, read),
    )


def _words(match: re.Match[str]) -> list[str]:
    """The capitalised words of a run, lower-case, without a first one that is no name."""
    words = [without_ending(word).lower() for word in match.group().split() if not word.islower()]
    while words and words[0] in NEVER_NAMES:
        words = words[1:]
    return words


def _shortened(runs: Iterable[list[str]]) -> frozenset[str]:
    """First words of longer names that are used alone: "Tarn" of "Tarn Energy".

    People are shortened to their last word, bodies to their first.
    """
    alone: set[str] = set()
    first: dict[str, str] = {}
    for words in runs:
        if len(words) == 1:
            alone.add(words[0])
        elif len(words) > 1 and not {words[0], words[1]} & (TITLES | HONORIFICS):
            first.setdefault(words[0], words[-1])
    return frozenset(
        word
        for word, last in first.items()
        if word in alone and last not in alone and word not in FIRST_NAMES
    )


def _people(text: str, runs: Iterable[tuple[re.Match[str], list[str]]]) -> frozenset[str]:
    """Words that a person is called by: first names, ends of longer names, what people have."""
    found: set[str] = set()
    balance: dict[str, int] = {}
    for match, words in runs:
        if len(words) > 1:
            found.add(words[-1])
        if len(words) != 1:
            continue
        word = words[0]
        end = match.end() - (2 if match.group().endswith(("’s", "'s")) else 0)
        if word in FIRST_NAMES or _SURNAME_END.search(word) or _PERSON_BEHIND.match(text, end):
            found.add(word)
        pronoun = _PRONOUN.search(text, match.end(), match.end() + _LOOK_AHEAD)
        if pronoun is not None:
            balance[word] = balance.get(word, 0) + (1 if pronoun.group(1) else -1)
    return frozenset(found | {word for word, sign in balance.items() if sign > 0})


@lru_cache(maxsize=8192)
def without_ending(word: str) -> str:
    """A word without its possessive ending and the mark behind it; initials keep theirs."""
    stripped = re.sub(r"[’']s$", "", word)
    return stripped if re.fullmatch(r"(?:\w\.)+", stripped) else stripped.rstrip(".’'")
