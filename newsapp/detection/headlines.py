"""Which source of the story a headline's source is: "Officials: …" above "Two officials said …"."""

from __future__ import annotations

from collections.abc import Set

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.lexicon.documents import SAME_DOCUMENTS
from newsapp.detection.types import Kind

# Words for somebody unnamed that fit anybody unnamed.
_ANYBODY = frozenset("source insider person people individual".split())
_UNNAMED = frozenset((Kind.ANONYMOUS, Kind.COLLECTIVE))


def fits_headline(
    heads: Set[str], kind: Kind, plural: bool, descriptor: Descriptor, found: Kind
) -> bool:
    """Whether a mention in the story is the source of the headline, which only sums it up.

    ``heads``, ``kind`` and ``plural`` are of the headline's source, ``found`` is the kind of the
    mention by itself. People agree in number, and their head nouns are the same or say nothing.
    """
    if found is Kind.DOCUMENT:
        same = any(heads & alike and descriptor.head in alike for alike in SAME_DOCUMENTS)
        return kind is Kind.DOCUMENT and (same or descriptor.head in heads)
    if found is not Kind.ANONYMOUS:
        return descriptor.head in heads and found is kind and found is not Kind.NAMED_PERSON
    if descriptor.plural != plural and not descriptor.partitive:
        return False
    anybody = descriptor.head in _ANYBODY or bool(heads & _ANYBODY)
    return descriptor.head in heads or (anybody and kind in _UNNAMED)
