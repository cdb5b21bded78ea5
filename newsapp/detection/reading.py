"""What a source is by its words alone: for words that a person has corrected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsapp.detection.counts import number_in
from newsapp.detection.descriptors import describe
from newsapp.detection.kinds import kind_of
from newsapp.detection.names import NameIndex, find_names
from newsapp.detection.paragraphs import find_paragraphs
from newsapp.detection.types import Act, Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """A kind, and how many people: exactly ``count``, or ``at_least`` where that is None."""

    kind: Kind
    count: int | None
    at_least: int


def read_source(words: str, text: str, act: Act) -> Reading | None:
    """What ``words``, which stand in ``text``, say of the source whose act it is.

    None for a pronoun and for words without a letter: who is meant stands elsewhere.
    """
    descriptor = describe(words)
    if not descriptor.words or descriptor.pronoun:
        return None
    kind = kind_of(descriptor, _names(text), act)
    number = number_in(descriptor)
    return Reading(kind, number.count, number.at_least)


@lru_cache(maxsize=4)
def _names(text: str) -> NameIndex:
    """The names of a text, which is asked about again with every correction in it."""
    return find_names(text, find_paragraphs(text))
