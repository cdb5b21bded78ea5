"""What a source is, told from one mention's words. Clusters may know better (see `clusters`)."""

from __future__ import annotations

from newsapp.detection.counts import number_in
from newsapp.detection.descriptors import Descriptor, person_name
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
from newsapp.detection.lexicon.heads import singular
from newsapp.detection.lexicon.people import (
    ANONYMOUS_HEADS,
    COLLECTIVE_HEADS,
    LAWYER_HEADS,
    SPOKES_HEADS,
    SPOKES_PHRASES,
    TITLES,
    UNIQUE_OFFICES,
    VAGUE_COLLECTIVES,
)
from newsapp.detection.names import NameIndex
from newsapp.detection.types import Act, Kind

# Members of the public: unnamed, but nobody is protected by it.
_PUBLIC = frozenset(
    """voter supporter protester protestor demonstrator fan resident reader viewer user heckler
    citizen taxpayer republican democrat american conservative liberal progressive parent
    customer consumer critic opponent skeptic sceptic""".split()
)
# People only by what they know or whom they stand by: "people familiar with the talks".
_ACCESS = frozenset(
    """familiar close briefed knowledge involved aware privy present working inside near""".split()
)
# Unnamed people who speak from the inside, also in the plural without a number.
_INSIDERS = frozenset(
    """source official aide adviser advisor insider diplomat operative staffer executive person
    associate confidant staff officer colleague friend banker trader negotiator investigator
    lobbyist employee attendee participant whistleblower whistle-blower strategist donor ally
    courtier backbencher bureaucrat mandarin witness organizer engineer detective agent
    manager consultant fundraiser bundler assistant deputy figure minister guard""".split()
)


def kind_of(descriptor: Descriptor, names: NameIndex, act: Act) -> Kind:
    """The kind of a mention that is no pronoun; pronouns take their cluster's."""
    if descriptor.pronoun:
        return Kind.REPORTER if descriptor.pronoun in ("i", "we", "you") else Kind.COLLECTIVE
    if _is_media(descriptor):
        return Kind.MEDIA
    if personal_name(descriptor, names):
        return Kind.NAMED_PERSON
    if _speaks_officially(descriptor):
        return Kind.SPOKESPERSON
    if descriptor.name:
        return _named_thing(descriptor)
    return _common_noun(descriptor, act)


def personal_name(descriptor: Descriptor, names: NameIndex) -> tuple[str, ...]:
    """The personal name in a mention: at its head or in its apposition; () where there is none."""
    if descriptor.name:
        found = person_name((*descriptor.before_name[-1:], *descriptor.name), names.surnames)
        article = descriptor.before_name[:1] and descriptor.before_name[0].lower() == "the"
        if found and not (article and len(descriptor.before_name) == 1):
            return found
        return ()
    if descriptor.apposition:
        run: list[str] = []
        for word in descriptor.apposition:
            if not word[:1].isupper():
                break
            run.append(word)
        return person_name(tuple(run), names.surnames) if len(run) > 1 else ()
    return ()


def _phrase(descriptor: Descriptor) -> str:
    return " ".join(word.lower().rstrip(".") for word in descriptor.name)


def _is_media(descriptor: Descriptor) -> bool:
    phrase = _phrase(descriptor)
    if phrase in MEDIA_NAMES or phrase.removeprefix("the ") in MEDIA_NAMES:
        return True
    if descriptor.name:
        last = descriptor.name[-1].lower()
        article = bool(descriptor.before_name) and descriptor.before_name[0].lower() == "the"
        return last in MEDIA_WORDS and (article or len(descriptor.name) > 1)
    owner = " ".join(descriptor.before_name).lower().split("'s")[0].split("’s")[0]
    if owner and owner.removeprefix("the ") in MEDIA_NAMES and descriptor.head in DOCUMENT_HEADS:
        return True
    return descriptor.head in MEDIA_HEADS and not descriptor.partitive


def _speaks_officially(descriptor: Descriptor) -> bool:
    lower = descriptor.lower
    if descriptor.head in SPOKES_HEADS or any(singular(w) in SPOKES_HEADS for w in lower[:6]):
        return True
    if any(phrase in " ".join(lower) for phrase in SPOKES_PHRASES):
        return True
    if descriptor.head in LAWYER_HEADS - {"agent"}:
        owned = any(word.endswith(("'s", "’s")) for word in lower) or lower[:1] in (
            ("his",),
            ("her",),
        )
        return owned or "for" in descriptor.modifiers or "representing" in lower
    return False


def _named_thing(descriptor: Descriptor) -> Kind:
    phrase = _phrase(descriptor)
    last = singular(descriptor.name[-1].lower())
    if last in SPOKES_HEADS:
        return Kind.SPOKESPERSON
    if phrase in METONYMS or phrase in COUNTRIES or phrase.removeprefix("the ") in METONYMS:
        return Kind.ORGANIZATION
    if last in POLL_NAMES or (last in DOCUMENT_HEADS and len(descriptor.name) > 1):
        return Kind.DOCUMENT
    if last in COLLECTIVE_HEADS and descriptor.name[-1].lower() != last:
        return Kind.COLLECTIVE  # Republicans, Germans
    if last in ORGANIZATION_WORDS or descriptor.name[-1].isupper():
        return Kind.ORGANIZATION
    article = bool(descriptor.before_name) and descriptor.before_name[0].lower() in (
        "the",
        "a",
        "an",
    )
    if last in COLLECTIVE_HEADS:
        return Kind.NAMED_PERSON if article and descriptor.definite else Kind.COLLECTIVE
    if article or len(descriptor.name) > 3:
        titled = singular(descriptor.name[0].lower()) in TITLES or last in TITLES
        return Kind.NAMED_PERSON if titled else Kind.ORGANIZATION
    if last in TITLES:
        return Kind.NAMED_PERSON
    return Kind.NAMED_PERSON if len(descriptor.name) == 1 else Kind.ORGANIZATION


def _common_noun(descriptor: Descriptor, act: Act) -> Kind:
    head = descriptor.head
    counted = number_in(descriptor).count is not None
    if head in ("police", "authority", "prosecutor", "prosecution", "government"):
        return Kind.ORGANIZATION
    if head in DOCUMENT_HEADS:
        return Kind.DOCUMENT
    if _is_unnamed_person(descriptor, counted):
        faction = act is Act.ATTITUDE and descriptor.plural and not descriptor.partitive
        return Kind.COLLECTIVE if faction and not counted else Kind.ANONYMOUS
    if head in UNIQUE_OFFICES and not descriptor.plural and descriptor.definite:
        return Kind.NAMED_PERSON
    if head in ORGANIZATION_HEADS:
        return Kind.ORGANIZATION
    if head in COLLECTIVE_HEADS or descriptor.plural or not head:
        return Kind.COLLECTIVE
    if head in TITLES or head in ANONYMOUS_HEADS or _is_agent(head):
        return Kind.NAMED_PERSON if descriptor.definite else Kind.ANONYMOUS
    return Kind.ORGANIZATION


def _is_agent(head: str) -> bool:
    return len(head) > 4 and head.endswith(
        ("er", "or", "ist", "ian", "ee", "man", "woman", "person", "ant")
    )


def _is_unnamed_person(descriptor: Descriptor, counted: bool) -> bool:
    head = descriptor.head
    if head == "person":
        access = bool(set(descriptor.modifiers) & _ACCESS)
        singular_one = not descriptor.plural and head in descriptor.lower
        return access or singular_one or counted
    if head in _PUBLIC:
        return False
    if head in VAGUE_COLLECTIVES:
        return counted or (descriptor.indefinite and not descriptor.plural)
    if head in _INSIDERS:
        return not (head in UNIQUE_OFFICES and descriptor.definite and not descriptor.plural)
    if head in ANONYMOUS_HEADS:
        return counted or (not descriptor.plural and descriptor.indefinite)
    return False
