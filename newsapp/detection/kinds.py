"""What a source is, told from one mention's words. Clusters may know better (see `clusters`).

The questions are asked in order, and the first that is answered decides. Which rule that was goes
with the answer: some rules are nearly always right, others are only the likeliest guess.
"""

from __future__ import annotations

from newsapp.detection.counts import has_number, is_share, number_in
from newsapp.detection.descriptors import Descriptor
from newsapp.detection.groups import is_whole_group, pick_of
from newsapp.detection.kinds_of_names import named_thing, outlet
from newsapp.detection.lexicon.bodies import MEDIA_HEADS, ORGANIZATION_HEADS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    HONORIFICS,
    INSIDER_HEADS,
    LAWYER_HEADS,
    NATIONS,
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
from newsapp.detection.verdicts import Rule, Verdict

# People only by what they know or whom they stand by: "people familiar with the talks".
_ACCESS = frozenset(
    """familiar close briefed knowledge involved aware privy present inside near around sides
    talks room negotiations working advising""".split()
)
_EVERYBODY = frozenset("all anybody anyone each everybody everyone neither nobody none one".split())
_PERSONS = frozenset("correspondent journalist judge reporter".split())
_STATES = frozenset("agency country nation state".split())
_RELATIVES = frozenset("who whose whom".split())
# Plurals that are a faction until a word says that some of them were spoken to.
_PARTY_HEADS = frozenset(
    "senator lawmaker member prosecutor strategist mp peer backbencher".split()
)
_SOME_OF_THEM = frozenset("some other former senior local numerous".split())
_RANKS = frozenset("senior high-ranking high-level veteran former longtime".split())
_BODIES = frozenset("police authority prosecutor prosecution government military".split())
_ARTICLES = frozenset("the a an".split())
# They read out what an advertisement or a film says.
_READ_ALOUD = frozenset("narrator announcer voice-over voiceover".split())


# Who speaks in an interview: the outlet asks, and somebody whom the text introduces answers.
_TURNS = {
    ("Q",): Verdict(Kind.REPORTER, Rule.OWN_VOICE),
    ("A",): Verdict(Kind.NAMED_PERSON, Rule.ANSWERS),
}


def kind_of(descriptor: Descriptor, names: NameIndex, act: Act) -> Kind:
    """The kind of a mention."""
    return verdict_on(descriptor, names, act).kind


def verdict_on(descriptor: Descriptor, names: NameIndex, act: Act) -> Verdict:
    """The kind of a mention; a pronoun that nobody resolved is a group or the outlet's voice."""
    if not descriptor.words:
        return Verdict(Kind.NONE, Rule.DAMAGED)
    if descriptor.pronoun:
        return _pronoun(descriptor.pronoun)
    if descriptor.words in _TURNS:
        return _TURNS[descriptor.words]
    if descriptor.lower[0] == "our" and descriptor.head in ("correspondent", "reporter"):
        return Verdict(Kind.REPORTER, Rule.OWN_VOICE)
    if is_whole_group(descriptor):
        return Verdict(Kind.COLLECTIVE, Rule.WHOLE_GROUP)
    medium = outlet(descriptor)
    if medium is not None:
        return Verdict(Kind.MEDIA, medium)
    named = _person(descriptor, names)
    if named is not None:
        return Verdict(Kind.NAMED_PERSON, named)
    if _is_spokesperson(descriptor):
        return Verdict(Kind.SPOKESPERSON, Rule.OFFICIAL_VOICE)
    if _is_lawyer(descriptor):
        return Verdict(Kind.SPOKESPERSON, Rule.LAWYER)
    if descriptor.name:
        return named_thing(descriptor, names)
    return _common_noun(descriptor, act)


def _pronoun(pronoun: str) -> Verdict:
    if pronoun in ("it", "its", "which"):
        return Verdict(Kind.ORGANIZATION, Rule.THING_PRONOUN)
    if pronoun in ("i", "we", "you", "me", "us", "my", "our"):
        return Verdict(Kind.REPORTER, Rule.OWN_VOICE)
    return Verdict(Kind.COLLECTIVE, Rule.CROWD_PRONOUN)


def _person(descriptor: Descriptor, names: NameIndex) -> Rule | None:
    sort = descriptor.before_name[-1] if descriptor.name and descriptor.before_name else ""
    if sort in ORGANIZATION_HEADS and not _is_titled(descriptor.name):
        return None  # "the charity Open Harbor", not "Halden police Chief Ada Voss"
    if _named_example(descriptor, names):
        return Rule.NAMED_EXAMPLE
    name = personal_name(descriptor, names.surnames)
    if name:
        return Rule.FULL_NAME if len(name) > 1 else Rule.SURNAME
    return Rule.NAME_FIRST if _leads_with_name(descriptor, names) else None


def _is_titled(name: tuple[str, ...]) -> bool:
    first = name[0].lower().strip(".")
    return first in HONORIFICS or singular(first) in TITLES


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
    """ "A critic like Ana Ruiz": somebody named stands for others; among many she is one."""
    if descriptor.lower[0] in ("many", "most", "some", "as", "all"):
        return False
    for at, word in enumerate(descriptor.lower[:-1]):
        if at and word in ("like", "including"):
            run = descriptor.words[at + 1 : at + 5]
            capitals = tuple(w for w in run if w[:1].isupper())
            return run[:1] == capitals[:1] and bool(person_name(capitals[:3], names.surnames))
    return False


def _is_spokesperson(descriptor: Descriptor) -> bool:
    lower = descriptor.lower
    if any(singular(word) in SPOKES_HEADS for word in lower[:7]):
        return True
    if descriptor.head == "representative" and _belongs_to_named(descriptor):
        return True  # "a Corvane representative"
    return any(phrase in " ".join(lower) for phrase in SPOKES_PHRASES)


def _belongs_to_named(descriptor: Descriptor) -> bool:
    """ "A Corvane representative", "Ruiz's representatives", "representatives of the bank"."""
    named = any(
        word[:1].isupper() for word in descriptor.before_name if word.lower() not in _ARTICLES
    )
    return named or descriptor.modifiers[:1] in (("of",), ("for",))


def _is_lawyer(descriptor: Descriptor) -> bool:
    lower = descriptor.lower
    if descriptor.head not in LAWYER_HEADS:
        return False
    if descriptor.head == "publicist":
        return True
    owned = any(word.endswith(("'s", "’s")) for word in lower) or lower[0] in (
        "his",
        "her",
        "their",
    )
    if descriptor.head == "agent":
        return owned
    return owned or bool({"for", "with"} & set(descriptor.modifiers)) or "representing" in lower


def _common_noun(descriptor: Descriptor, act: Act) -> Verdict:
    head = descriptor.head
    closed = _closed_class(descriptor)
    if closed is not None:
        return closed
    if is_share(descriptor):
        inside = head in INSIDER_HEADS
        return Verdict(Kind.ANONYMOUS if inside else Kind.COLLECTIVE, Rule.SHARE)
    if head in _BODIES and "former" not in descriptor.lower:
        return Verdict(Kind.ORGANIZATION, Rule.BODY_PLURAL)
    if head in NATIONS and descriptor.lower == ("the", f"{head}s"):
        return Verdict(Kind.ORGANIZATION, Rule.NATION)
    if (head in DOCUMENT_HEADS or head in _READ_ALOUD) and not _is_figure(descriptor):
        return Verdict(Kind.DOCUMENT, Rule.DOCUMENT_NOUN)
    chief = "chief executive" in " ".join(descriptor.lower) and descriptor.definite
    unnamed = None if chief and not descriptor.plural else _unnamed_person(descriptor)
    if unnamed is not None:
        faction = act is Act.ATTITUDE and _may_be_faction(descriptor)
        kind = Kind.COLLECTIVE if faction else Kind.ANONYMOUS
        return Verdict(kind, Rule.FACTION if faction else unnamed)
    return _office_or_group(descriptor)


def _is_figure(descriptor: Descriptor) -> bool:
    """ "A senior figure at the company", not "figures released on Monday"."""
    if descriptor.head != "figure":
        return False
    within = {"at", "in", "within", "inside", "close", "who"} & set(descriptor.modifiers[:1])
    return bool(_PUBLIC_FIGURES & set(descriptor.lower) or (within and not descriptor.plural))


_PUBLIC_FIGURES = frozenset(
    """senior leading prominent key top influential party opposition cabinet gop republican
    democratic tory labour industry religious establishment""".split()
)


def _may_be_faction(descriptor: Descriptor) -> bool:
    """Insiders as a body: "officials want"; not "two officials", nor sources."""
    several = descriptor.plural and not descriptor.partitive and not has_number(descriptor)
    return several and descriptor.head not in ("source", "person", "people")


def _office_or_group(descriptor: Descriptor) -> Verdict:
    head = descriptor.head
    if not descriptor.plural and _holds_office(descriptor) and not descriptor.indefinite:
        return Verdict(Kind.NAMED_PERSON, Rule.OFFICE)
    if head in ORGANIZATION_HEADS:
        crowd = descriptor.plural and not descriptor.definite and head not in _STATES
        if crowd and not _named_bodies(descriptor):
            return Verdict(Kind.COLLECTIVE, Rule.BODIES)
        return Verdict(Kind.ORGANIZATION, Rule.BODY_NOUN)
    if head in COLLECTIVE_HEADS and head not in ANONYMOUS_HEADS:
        return Verdict(Kind.COLLECTIVE, Rule.GROUP_NOUN)
    if descriptor.plural or not head:
        return Verdict(Kind.COLLECTIVE, Rule.PLURAL)
    return _one_of_no_list(descriptor)


def _named_bodies(descriptor: Descriptor) -> bool:
    """ "Unions including the Harbour Workers": bodies of which one at least is named."""
    behind = (*descriptor.modifiers, *descriptor.apposition)
    example = bool({"like", "including", "such"} & {word.lower() for word in behind})
    return example and any(word[:1].isupper() for word in descriptor.words[2:])


def _one_of_no_list(descriptor: Descriptor) -> Verdict:
    """A singular noun that no list explains: by its ending and its article."""
    head = descriptor.head
    if head in TITLES or head in ANONYMOUS_HEADS or is_agent(head):
        # "The pilot" without a pilot before is nobody that the text names; an office is.
        # "Her father", "the mayor's doctor": known by whom they belong to.
        article = descriptor.lower[0] in _ARTICLES or descriptor.indefinite
        if article and not _holds_office(descriptor):
            return Verdict(Kind.ANONYMOUS, Rule.SOMEBODY)
        return Verdict(Kind.NAMED_PERSON, Rule.BELONGING)
    if descriptor.indefinite and _RELATIVES & set(descriptor.modifiers):
        return Verdict(Kind.ANONYMOUS, Rule.WHO_CLAUSE)  # "an astronaut who came back in May"
    return Verdict(Kind.ORGANIZATION, Rule.REMAINDER)


def _closed_class(descriptor: Descriptor) -> Verdict | None:
    """ "One", "someone", "nobody", "those who voted": told by small words alone."""
    head = descriptor.head
    pick = pick_of(descriptor)
    if pick is not None and not pick.head:
        return Verdict(Kind.ANONYMOUS, Rule.SOME_ONE)  # one of some who could have been named
    if head in ("someone", "somebody"):
        return Verdict(Kind.ANONYMOUS, Rule.SOME_ONE)
    if head == "judge" and not descriptor.plural:
        named = descriptor.definite or not descriptor.indefinite
        return Verdict(Kind.NAMED_PERSON if named else Kind.ORGANIZATION, Rule.JUDGE)
    if head in _EVERYBODY or descriptor.lower[0] in ("those", "anyone", "everyone"):
        if set(descriptor.modifiers) & _ACCESS:
            return Verdict(Kind.ANONYMOUS, Rule.ACCESS)
        return Verdict(Kind.COLLECTIVE, Rule.EVERYBODY)
    return None


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


def _unnamed_person(descriptor: Descriptor) -> Rule | None:
    """By which rule this is somebody who could have been named; None where it is not."""
    head, counted = descriptor.head, has_number(descriptor)
    if descriptor.lower[0] in ("few", "no", "none", "neither", "every", "each"):
        return None
    if head == "member" and "public" in descriptor.modifiers:
        return None
    if head == "figure":
        ranked = _RANKS & set(descriptor.lower) or not descriptor.plural
        return Rule.INSIDER if ranked or counted else None
    access = Rule.ACCESS if set(descriptor.modifiers) & _ACCESS else None
    number = Rule.COUNTED if counted else None
    one = Rule.SINGLE if descriptor.indefinite and not descriptor.plural else None
    if head in ("person", "individual", "those", "someone", "somebody", "other", "people"):
        interviewed = Rule.ACCESS if "interviewed" in descriptor.modifiers else None
        single = Rule.SINGLE if head == "person" and not descriptor.plural else None
        return access or number or interviewed or single
    party = head in _PARTY_HEADS and descriptor.plural and not descriptor.definite
    if party and set(descriptor.lower[:3]) & _SOME_OF_THEM:
        return Rule.INSIDER  # "other senators", "former prosecutors"
    if head in ("republican", "democrat", "lawmaker", "senator", "leader", "politician"):
        ranked = bool(set(descriptor.lower[:4]) & _RANKS) and not descriptor.definite
        senior = ranked and head not in ("leader", "politician", "republican", "democrat")
        return one or number or access or (Rule.INSIDER if senior else None)
    if head in PUBLIC_HEADS:
        return None
    if head in VAGUE_COLLECTIVES:
        # "Two experts" are known one by one; "several experts" are what experts say.
        exact = number if number_in(descriptor).count else None
        return exact or one
    if head in INSIDER_HEADS:
        return Rule.INSIDER
    if head in ANONYMOUS_HEADS or head in TITLES or is_agent(head):
        return number or one or access
    return None
