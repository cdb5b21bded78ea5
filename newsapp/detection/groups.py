"""Members and groups: "one", "another", "the second official", "the museum source", "the pair"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.lexicon.function_words import NUMBER_WORDS
from newsapp.detection.lexicon.heads import singular

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PAIRS = frozenset("both two three four five six seven eight nine ten pair trio duo couple".split())
_SOME = frozenset("some others many most several few all".split())
# Words before a head that do not tell one source from another.
_NO_QUALIFIER = frozenset(
    """a an the this that these those one two three four five six another other same senior top
    former veteran high-ranking high-level longtime unnamed anonymous government local several
    some many both first second third fourth fifth said""".split()
)


class Choice(StrEnum):
    """How a mention picks somebody out of several."""

    ONE = "one"
    ANOTHER = "another"
    NTH = "nth"


@dataclass(frozen=True, slots=True)
class Pick:
    """ "One senior official" (one, official), "the second" (nth, no head, 2)."""

    choice: Choice
    head: str
    number: int = 0


def pick_of(descriptor: Descriptor) -> Pick | None:
    """How the mention picks somebody out of a group; None where it does not."""
    lower = descriptor.lower
    if not lower or descriptor.name:
        return None
    if descriptor.partitive:
        alone = len(lower) == 4 and lower[3] in NUMBER_WORDS  # "one of the three"
        picks = lower[:2] in (("one", "of"), ("another", "of"))
        if picks and (alone or lower[2:] in (("them",), ("those",), ("these",))):
            return Pick(Choice.ONE, "")
        return None
    rest = lower[1:]
    if lower[0] == "one" and not descriptor.plural:
        return Pick(Choice.ONE, descriptor.head if rest else "")
    if lower[0] == "another":
        return Pick(Choice.ANOTHER, descriptor.head if rest else "")
    if lower[0] in ("the", "a") and rest and rest[0] in ("other", *_ORDINALS):
        head = descriptor.head if len(rest) > 1 else ""
        if lower[0] == "a" or rest[0] == "other":
            return Pick(Choice.ANOTHER, head, _ORDINALS.get(rest[0], 0))
        return Pick(Choice.NTH, head, _ORDINALS[rest[0]])
    return None


def is_whole_group(descriptor: Descriptor) -> bool:
    """ "Both", "the pair, who …", "the two": all of the group spoken of before."""
    plain = takewhile(lambda word: word not in (",", "who", "whose"), descriptor.lower)
    words = [word for word in plain if word not in ("the", "of", "them", "all")]
    return len(words) == 1 and words[0] in _PAIRS


def is_some(descriptor: Descriptor) -> bool:
    """ "Some", "others", alone: of the crowd spoken of before."""
    return len(descriptor.lower) == 1 and descriptor.lower[0] in _SOME


def qualifiers(descriptor: Descriptor) -> frozenset[str]:
    """The words before the head that tell one source from another: "museum", "norland"."""
    words = (re.sub(r"[’']s$", "", word.lower()) for word in descriptor.before_name)
    return frozenset(singular(word) for word in words if word not in _NO_QUALIFIER)


def all_words(descriptor: Descriptor) -> frozenset[str]:
    """Every word of a mention, singular, for the qualifiers of later mentions to be found in."""
    return frozenset(singular(re.sub(r"[’']s$", "", word)) for word in descriptor.lower)
