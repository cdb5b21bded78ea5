"""What a proper name is where it is no person's: an outlet, a body, a place, a document."""

from __future__ import annotations

import re

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.lexicon.bodies import (
    BRANDS,
    COUNTRIES,
    KNOWN_BODIES,
    MEDIA_FIRST_WORDS,
    MEDIA_HEADS,
    MEDIA_NAMES,
    MEDIA_WORDS,
    METONYMS,
    ORGANIZATION_WORDS,
)
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS, POLL_NAMES
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.people import COLLECTIVE_HEADS, FAMOUS_SURNAMES, TITLES
from newsapp.detection.names import NameIndex
from newsapp.detection.types import Kind
from newsapp.detection.verdicts import Rule, Verdict

# What an outlet counts or measures itself is a document, not its word.
_MEASURED = frozenset("poll survey analysis tally count database average review".split())
_PEOPLES = frozenset("british chinese dutch french germans israelis japanese turks".split())
_ARTICLES = frozenset("the a an".split())
_OUTLETS = frozenset(
    "newspaper paper magazine broadcaster tabloid website blog channel station daily weekly".split()
)


# "The Geological Survey", "Tarn Data": at the end of a name these make no document of it.
_ENDS_OF_BODIES = frozenset(
    """survey research audit label platform sign chart film page site data plan order model song
    movie series satellite application script map image speech tape cable""".split()
)
# "McLennan", "O’Hara", "DeSoto": capitals inside, and surnames all the same.
_CAMEL_SURNAME = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|St|[OD][’'])[A-Z][a-zà-ÿ]")


def _phrase(descriptor: Descriptor) -> str:
    phrase = " ".join(word.lower() for word in descriptor.name)
    return phrase.rstrip(".").removeprefix("the ")


def outlet(descriptor: Descriptor) -> Rule | None:
    """By which rule the mention is a news outlet or its staff; None where it is not."""
    phrase = _phrase(descriptor)
    whole = f"the {phrase}" if descriptor.lower[0] == "the" else phrase
    if phrase in MEDIA_NAMES or whole in MEDIA_NAMES or phrase.endswith((".com", ".org")):
        return Rule.OUTLET_NAME
    if descriptor.name:
        sort = descriptor.before_name[-1] if descriptor.before_name else ""
        known = sort in _OUTLETS or _is_newspaper(descriptor)
        return Rule.OUTLET_WORD if known else None
    if descriptor.head in ("reporter", "journalist", "correspondent"):
        known = not descriptor.plural or bool(descriptor.before_name)
        return Rule.OUTLET_NOUN if known and "former" not in descriptor.lower else None
    owner = " ".join(descriptor.before_name).lower().split("'s")[0].split("’s")[0]
    relayed = owner.removeprefix("the ").removeprefix("a ").strip() in MEDIA_NAMES and bool(owner)
    if relayed and descriptor.head in DOCUMENT_HEADS - _MEASURED:
        return Rule.OUTLET_NAME
    if descriptor.head == "agency" and "news" in descriptor.lower:
        return Rule.OUTLET_NOUN
    if descriptor.head in MEDIA_HEADS and not descriptor.partitive:
        return None if _is_manuscript(descriptor) else Rule.OUTLET_NOUN
    return None


def _is_newspaper(descriptor: Descriptor) -> bool:
    """ "The Halden Herald", "Halden Daily Star": the last word of a newspaper's name."""
    last = descriptor.name[-1].lower()
    article = (
        descriptor.before_name[:1] and descriptor.before_name[0].lower() == "the"
    ) or descriptor.words[0] == "The"
    several = len(descriptor.name) > 1
    first = descriptor.name[0].lower() in MEDIA_FIRST_WORDS and several
    agency = _phrase(descriptor).endswith(("news service", "news agency"))
    paper = last in MEDIA_WORDS or set(last.split("-")) <= MEDIA_WORDS  # "the Herald-Times"
    named = first or agency or (paper and bool(article or several))
    return named and not descriptor.partitive


_SORTS_OF_PAPER = frozenset(
    """scientific research working white green discussion policy briefing position consultation
    board academic original""".split()
)


def _is_manuscript(descriptor: Descriptor) -> bool:
    """ "A confidential paper", "a paper on tides": something written, not an outlet."""
    if descriptor.head != "paper":
        return False
    outlet_like = {"local", "national", "newspaper", "daily", "weekly", "sunday", "evening"}
    if outlet_like & set(descriptor.lower):
        return False
    own = descriptor.lower[0] in ("his", "her", "their", "our", "this") or bool(
        _SORTS_OF_PAPER & set(descriptor.lower)
    )
    about = {"by", "on", "about", "published", "seen", "circulated", "from", "titled", "called"}
    behind = {*descriptor.modifiers, *descriptor.apposition[:1]}
    return own or descriptor.indefinite or bool(about & behind)


def named_thing(descriptor: Descriptor, names: NameIndex) -> Verdict:
    """The kind of a name that is neither an outlet's nor clearly a person's."""
    phrase = _phrase(descriptor)
    last_word = descriptor.name[-1].lower()
    last = singular(last_word)
    article = bool(descriptor.before_name) and descriptor.before_name[0].lower() in _ARTICLES
    if phrase in KNOWN_BODIES or " for " in phrase:
        return Verdict(Kind.ORGANIZATION, Rule.BODY_WORD)
    if phrase in METONYMS or phrase in COUNTRIES:
        return Verdict(Kind.ORGANIZATION, Rule.PLACE_NAME)
    if last in POLL_NAMES or last in DOCUMENT_HEADS - _ENDS_OF_BODIES:
        return Verdict(Kind.DOCUMENT, Rule.DOCUMENT_NAME)
    if last in COLLECTIVE_HEADS and is_plural(last_word):
        return Verdict(Kind.COLLECTIVE, Rule.PEOPLE_NAME)
    people = article and is_plural(last_word) and last_word.endswith("ans")
    if people or (article and last_word in _PEOPLES):
        return Verdict(Kind.ORGANIZATION, Rule.NATION)
    if (
        len(descriptor.name) == 1
        and is_plural(last_word)
        and last_word.endswith(("ans", "ists", "ers"))
    ):
        return Verdict(Kind.COLLECTIVE, Rule.PEOPLE_NAME)
    titled = article and singular(descriptor.name[0].lower()) in TITLES
    if last in TITLES or (titled and last not in ORGANIZATION_WORDS):
        return Verdict(Kind.NAMED_PERSON, Rule.TITLE_AT_END)
    return Verdict(*_body_or_person(descriptor, names, last, article=article))


def _body_or_person(
    descriptor: Descriptor, names: NameIndex, last: str, *, article: bool
) -> tuple[Kind, Rule]:
    """One capitalised word without a full name anywhere: what stands beside it decides.

    A newspaper gives people in full; where nothing tells, the word is a body's or a country's.
    """
    if last in ORGANIZATION_WORDS:
        return Kind.ORGANIZATION, Rule.BODY_WORD
    if article:
        return Kind.ORGANIZATION, Rule.ARTICLE_AND_NAME
    if len(descriptor.name) > 1:
        return Kind.ORGANIZATION, Rule.SEVERAL_CAPITALS
    word = descriptor.name[-1]
    lower = word.lower()
    shouted = word.isupper() or "." in word
    camel = any(letter.isupper() for letter in word[1:])
    if lower in FAMOUS_SURNAMES or _CAMEL_SURNAME.match(word):
        return Kind.NAMED_PERSON, Rule.LONE_PERSON
    if shouted or camel or lower in names.places or lower in BRANDS or lower in names.bodies:
        return Kind.ORGANIZATION, Rule.LONE_BODY
    if lower in names.alone:
        return Kind.NAMED_PERSON, Rule.LONE_PERSON
    return Kind.ORGANIZATION, Rule.LONE_CAPITAL
