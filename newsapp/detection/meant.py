"""Who is meant by words that say little: "the man", "the man, Karl Brandt,", "her doctor"."""

from __future__ import annotations

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.names import NameIndex
from newsapp.detection.register import MEMORY, Cluster, Mention, Register
from newsapp.detection.types import Kind

# Whom anybody may be called, with the gender that the word tells.
_ANYBODY = {"man": False, "woman": True, "person": None, "boy": False, "girl": True}
# Whom somebody has, and no paper names for it, as it names a wife or a lawyer.
_DOCTORS = frozenset("doctor physician surgeon".split())
_SERVING = _DOCTORS | frozenset(
    """friend neighbor neighbour driver bodyguard trainer accountant housekeeper landlord classmate
    roommate teammate colleague co-worker coworker assistant tutor therapist chef nanny""".split()
)


def spoke_before_its_name(
    descriptor: Descriptor, mention: Mention, known: Register
) -> Cluster | None:
    """The unnamed source that now gets a name: "one witness … The man, Karl Brandt, said"."""
    if descriptor.name or descriptor.lower[0] not in ("the", "that", "this"):
        return None
    found = known.latest_person(mention)
    if found is None or found.kind is not Kind.ANONYMOUS:
        return None
    same = descriptor.head in found.heads or descriptor.head in _ANYBODY
    return found if same else None


def spoke_just_before(descriptor: Descriptor, mention: Mention, known: Register) -> Cluster | None:
    """Whom "the man" means: who spoke just before, if a man may be meant."""
    if descriptor.head not in _ANYBODY or descriptor.plural or descriptor.lower[0] != "the":
        return None
    found = known.latest_person(mention, genders=(None, _ANYBODY[descriptor.head]))
    if found is None or mention.span.start - found.latest > MEMORY // 3:
        return None
    unsure = found.kind is Kind.NAMED_PERSON and found.female is None
    return None if unsure else found


def serves(descriptor: Descriptor, names: NameIndex) -> bool:
    """Whether this is "her doctor", "his friend", and the text names nobody of the sort."""
    if descriptor.head not in _SERVING or descriptor.plural:
        return False
    titles = {descriptor.head, "dr"} if descriptor.head in _DOCTORS else {descriptor.head}
    return not titles & names.titles
