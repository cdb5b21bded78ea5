"""What a source is, told from one mention's words. Clusters may know better (see `clusters`)."""

from __future__ import annotations

from newsapp.detection.counts import has_number
from newsapp.detection.descriptors import Descriptor
from newsapp.detection.groups import is_whole_group, pick_of
from newsapp.detection.lexicon.bodies import (
    COUNTRIES,
    MEDIA_HEADS,
    MEDIA_NAMES,
    MEDIA_WORDS,
    METONYMS,
    ORGANIZATION_HEADS,
    ORGANIZATION_WORDS,
)
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS, POLL_NAMES
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    INSIDER_HEADS,
    LAWYER_HEADS,
    PUBLIC_HEADS,
    SPOKES_HEADS,
    SPOKES_PHRASES,
    TITLES,
    UNIQUE_OFFICES,
    VAGUE_COLLECTIVES,
)
from newsapp.detection.names import NameIndex
from newsapp.detection.persons import person_name, personal_name
from newsapp.detection.types import Act, Kind

# People only by what they know or whom they stand by: "people familiar with the talks".
_ACCESS = frozenset(
    """familiar close briefed knowledge involved aware privy present inside near around""".split()
)
# What an outlet counts or measures itself is a document, not its word.
_MEASURED = frozenset("poll survey analysis tally count database average review".split())
_EVERYBODY = frozenset("all anybody anyone each everybody everyone neither nobody none one".split())
_PEOPLES = frozenset("british chinese dutch french germans israelis japanese turks".split())
_PERSONS = frozenset("correspondent journalist judge reporter".split())
_STATES = frozenset("agency country nation state".split())
_RELATIVES = frozenset("who whose whom".split())
# Plurals that are a faction until a word says that some of them were spoken to.
_PARTY_HEADS = frozenset("senator lawmaker member prosecutor strategist leader".split())
_SOME_OF_THEM = frozenset("some other former senior top local numerous".split())
_RANKS = frozenset("senior top high-ranking high-level veteran former longtime".split())
_BODIES = frozenset("police authority prosecutor prosecution government troop military".split())
_ARTICLES = frozenset("the a an".split())


def kind_of(descriptor: Descriptor, names: NameIndex, act: Act) -> Kind:
    """The kind of a mention; a pronoun that nobody resolved is a group or the outlet's voice."""
    if not descriptor.words:
        return Kind.NONE  # marks only: a damaged span
    if descriptor.pronoun:
        if descriptor.pronoun in ("it", "its", "which"):
            return Kind.ORGANIZATION
        own_voice = descriptor.pronoun in ("i", "we", "you", "me", "us", "my", "our")
        return Kind.REPORTER if own_voice else Kind.COLLECTIVE
    if descriptor.lower[0] == "our" and descriptor.head in ("correspondent", "reporter"):
        return Kind.REPORTER
    if is_whole_group(descriptor):
        return Kind.COLLECTIVE
    if _is_media(descriptor):
        return Kind.MEDIA
    if _named_example(descriptor, names):
        return Kind.NAMED_PERSON
    if personal_name(descriptor, names.surnames) or _leads_with_name(descriptor, names):
        return Kind.NAMED_PERSON
    if _speaks_officially(descriptor):
        return Kind.SPOKESPERSON
    if descriptor.name:
        return _named_thing(descriptor, names)
    return _common_noun(descriptor, act)


def _leads_with_name(descriptor: Descriptor, names: NameIndex) -> bool:
    """ "Voss and her aides": somebody named stands first."""
    if "and" not in descriptor.lower[1:-1]:
        return False
    if descriptor.lower[:2] in (("he", "and"), ("she", "and")):
        return True
    first = descriptor.words[: descriptor.lower.index("and", 1)]
    if any(word.islower() and word not in TITLES for word in first):
        return False  # "Aides of Voss and the mayor"
    return bool(person_name(tuple(first), names.surnames)) and first[0][:1].isupper()


def _named_example(descriptor: Descriptor, names: NameIndex) -> bool:
    """ "Critics like Ana Ruiz": somebody named stands for the others."""
    for at, word in enumerate(descriptor.lower[:-1]):
        if at and word in ("like", "including"):
            run = descriptor.words[at + 1 : at + 5]
            capitals = tuple(w for w in run if w[:1].isupper())
            return run[:1] == capitals[:1] and bool(person_name(capitals[:3], names.surnames))
    return False


def _phrase(descriptor: Descriptor) -> str:
    phrase = " ".join(word.lower() for word in descriptor.name)
    return phrase.rstrip(".").removeprefix("the ")


def _is_media(descriptor: Descriptor) -> bool:
    phrase = _phrase(descriptor)
    if phrase in MEDIA_NAMES or phrase.endswith((".com", ".org")):
        return True
    if descriptor.name:
        last = descriptor.name[-1].lower()
        article = (
            descriptor.before_name[:1] and descriptor.before_name[0].lower() == "the"
        ) or descriptor.words[0] == "The"
        spelled = article or len(descriptor.name) > 1
        return last in MEDIA_WORDS and bool(spelled) and not descriptor.partitive
    if descriptor.head in ("reporter", "journalist", "correspondent"):
        known = not descriptor.plural or bool(descriptor.before_name)
        return known and "former" not in descriptor.lower
    owner = " ".join(descriptor.before_name).lower().split("'s")[0].split("’s")[0]
    relayed = owner.removeprefix("the ").removeprefix("a ").strip() in MEDIA_NAMES and bool(owner)
    if relayed and descriptor.head in DOCUMENT_HEADS - _MEASURED:
        return True
    return descriptor.head in MEDIA_HEADS and not descriptor.partitive


def _speaks_officially(descriptor: Descriptor) -> bool:
    lower = descriptor.lower
    if any(singular(word) in SPOKES_HEADS for word in lower[:7]):
        return True
    if any(phrase in " ".join(lower) for phrase in SPOKES_PHRASES):
        return True
    if descriptor.head in LAWYER_HEADS:
        owned = any(word.endswith(("'s", "’s")) for word in lower) or lower[0] in (
            "his",
            "her",
            "their",
        )
        if descriptor.head == "agent":
            return owned
        return owned or bool({"for", "with"} & set(descriptor.modifiers)) or "representing" in lower
    return False


def _named_thing(descriptor: Descriptor, names: NameIndex) -> Kind:
    phrase = _phrase(descriptor)
    last_word = descriptor.name[-1].lower()
    last = singular(last_word)
    article = bool(descriptor.before_name) and descriptor.before_name[0].lower() in _ARTICLES
    if phrase in METONYMS or phrase in COUNTRIES:
        return Kind.ORGANIZATION
    if last in POLL_NAMES or last in DOCUMENT_HEADS:
        return Kind.DOCUMENT
    if last in COLLECTIVE_HEADS and is_plural(last_word):
        return Kind.COLLECTIVE  # Germans
    people = article and is_plural(last_word) and last_word.endswith("ans")
    if people or (article and last_word in _PEOPLES):
        return Kind.ORGANIZATION  # "the Kestrians" are their government
    if (
        len(descriptor.name) == 1
        and is_plural(last_word)
        and last_word.endswith(("ans", "ists", "ers"))
    ):
        return Kind.COLLECTIVE
    if last in TITLES or (article and singular(descriptor.name[0].lower()) in TITLES):
        return Kind.NAMED_PERSON
    if last in ORGANIZATION_WORDS or article or len(descriptor.name) > 1:
        return Kind.ORGANIZATION
    if last_word in names.places or descriptor.name[-1].isupper() or "." in last_word:
        return Kind.ORGANIZATION
    # One capitalised word without a full name anywhere: a surname more often than a body, unless
    # its capitals or its use say otherwise.
    camel = any(letter.isupper() for letter in descriptor.name[-1][1:])
    body = camel or last_word in _BRANDS or last_word in names.bodies
    return Kind.ORGANIZATION if body else Kind.NAMED_PERSON


_BRANDS = frozenset(
    """twitter facebook google apple amazon microsoft instagram netflix tesla uber boeing airbus
    toyota honda nissan samsung sony intel oracle walmart target starbucks pfizer moderna
    exxon shell chevron citigroup goldman barclays hsbc ford chrysler volkswagen siemens
    huawei alibaba tencent congress parliament hamas hezbollah taliban interpol europol fifa
    uefa unicef greenpeace oxfam state treasury tories labour parliament""".split()
)


def _common_noun(descriptor: Descriptor, act: Act) -> Kind:
    head = descriptor.head
    closed = _closed_class(descriptor)
    if closed is not None:
        return closed
    if _is_share(descriptor):
        return Kind.COLLECTIVE if head not in INSIDER_HEADS else Kind.ANONYMOUS
    if head in _BODIES and "former" not in descriptor.lower:
        return Kind.ORGANIZATION
    if head in DOCUMENT_HEADS:
        return Kind.DOCUMENT
    if _is_unnamed_person(descriptor):
        faction = act is Act.ATTITUDE and descriptor.plural and not descriptor.partitive
        faction = faction and head not in ("source", "person", "people")
        return Kind.COLLECTIVE if faction and not has_number(descriptor) else Kind.ANONYMOUS
    if not descriptor.plural and _holds_office(descriptor) and not descriptor.indefinite:
        return Kind.NAMED_PERSON
    if head in ORGANIZATION_HEADS:
        crowd = descriptor.plural and not descriptor.definite and head not in _STATES
        return Kind.COLLECTIVE if crowd else Kind.ORGANIZATION
    group = head in COLLECTIVE_HEADS and head not in ANONYMOUS_HEADS
    if group or descriptor.plural or not head:
        return Kind.COLLECTIVE
    if head in TITLES or head in ANONYMOUS_HEADS or is_agent(head):
        # "The pilot" without a pilot before is nobody that the text names; an office is.
        # "Her father", "the mayor's doctor": known by whom they belong to.
        article = descriptor.lower[0] in _ARTICLES or descriptor.indefinite
        return Kind.ANONYMOUS if article and not _holds_office(descriptor) else Kind.NAMED_PERSON
    if descriptor.indefinite and _RELATIVES & set(descriptor.modifiers):
        return Kind.ANONYMOUS  # "an astronaut who came back in May": somebody
    return Kind.ORGANIZATION


def _closed_class(descriptor: Descriptor) -> Kind | None:
    """ "One", "someone", "nobody", "those who voted": told by small words alone."""
    head = descriptor.head
    pick = pick_of(descriptor)
    if pick is not None and not pick.head:
        return Kind.ANONYMOUS  # "one said": one of some who could have been named
    if head in ("someone", "somebody"):
        return Kind.ANONYMOUS
    if head == "judge" and not descriptor.plural:
        return Kind.NAMED_PERSON if descriptor.definite else Kind.ORGANIZATION
    if head in _EVERYBODY or descriptor.lower[0] in ("those", "anyone", "everyone"):
        return Kind.ANONYMOUS if set(descriptor.modifiers) & _ACCESS else Kind.COLLECTIVE
    return None


def _is_share(descriptor: Descriptor) -> bool:
    """ "75 percent of voters", "about four in 10", "a third", "nearly half"."""
    lower = descriptor.lower[:6]
    shares = {"percent", "third", "thirds", "quarter", "quarters", "half", "majority", "two-thirds"}
    if descriptor.head == "percent" or (shares & set(lower) and "a dozen" not in " ".join(lower)):
        return True
    return "in" in lower and any(
        lower[at + 1 : at + 2] and lower[at + 1][:1].isdigit() and at > 0
        for at, word in enumerate(lower)
        if word == "in" and (lower[at - 1].isdigit() or lower[at - 1] in _SMALL_NUMBERS)
    )


_SMALL_NUMBERS = frozenset("one two three four five six seven eight nine".split())


def _holds_office(descriptor: Descriptor) -> bool:
    """ "The mayor", "the chief executive": one person at a time."""
    phrase = " ".join(descriptor.lower)
    office = descriptor.head in UNIQUE_OFFICES and not descriptor.indefinite
    return office or any(title in phrase for title in ("chief executive", "attorney general"))


def is_agent(head: str) -> bool:
    """Whether a singular noun looks like somebody who does something."""
    agentive = ("er", "or", "ist", "ian", "ee", "man", "woman", "person", "eon", "yst")
    things = MEDIA_HEADS | ORGANIZATION_HEADS | DOCUMENT_HEADS
    return len(head) > 4 and head.endswith(agentive) and (head in _PERSONS or head not in things)


def _is_unnamed_person(descriptor: Descriptor) -> bool:
    """Whether this is somebody who could have been named."""
    head, counted = descriptor.head, has_number(descriptor)
    if descriptor.lower[0] in ("few", "no", "none", "neither", "every", "each"):
        return False
    access = bool(set(descriptor.modifiers) & _ACCESS)
    one = descriptor.indefinite and not descriptor.plural
    if head in ("person", "individual", "those", "someone", "somebody", "other", "people"):
        interviewed = "interviewed" in descriptor.modifiers
        return access or counted or interviewed or (head == "person" and not descriptor.plural)
    party = head in _PARTY_HEADS and descriptor.plural and not descriptor.definite
    if party and set(descriptor.lower[:3]) & _SOME_OF_THEM:
        return True  # "other senators", "former prosecutors"
    if head in ("republican", "democrat", "lawmaker", "senator", "leader", "politician"):
        ranked = bool(set(descriptor.lower[:4]) & _RANKS) and not descriptor.definite
        return one or counted or access or (ranked and head not in ("leader", "politician"))
    if head in PUBLIC_HEADS:
        return False
    if head in VAGUE_COLLECTIVES:
        return counted or one
    if head in INSIDER_HEADS:
        return True
    if head in ANONYMOUS_HEADS or head in TITLES or is_agent(head):
        return counted or one or access
    return False
