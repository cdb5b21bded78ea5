"""People who are described first and named later: "A county judge ruled … Judge Ana Ruiz"."""

from __future__ import annotations

import re

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.lexicon.people import INSIDER_HEADS, TITLES, UNIQUE_OFFICES
from newsapp.detection.names import NameIndex, PersonName
from newsapp.detection.types import Span

# The name follows within about two paragraphs; a headline's within the first four.
_SAME_OFFICE = {"judge": "justice", "chairman": "chair", "chairwoman": "chair"}
_NEAR = 1500
_BELOW_HEADLINE = 3000


def named_later(
    text: str, names: NameIndex, descriptor: Descriptor, mention: Span, *, in_headline: bool
) -> PersonName | None:
    """Who the person of ``mention`` is by the name that follows with the same office or role.

    A role that many hold ("an aide") is taken for the later "Ana Ruiz, an aide" only in a headline,
    which names nobody that the story names.
    """
    head = descriptor.head
    indefinite = descriptor.indefinite or (in_headline and not descriptor.definite)
    if not indefinite or descriptor.plural or descriptor.partitive or head not in TITLES:
        return None
    office = head in UNIQUE_OFFICES
    if not office and (not in_headline or head in INSIDER_HEADS):
        return None
    behind = re.compile(rf",?\s+(?:who\s+(?:is|was)\s+)?[^.;:“\"\n]{{0,60}}?\b{re.escape(head)}\b")
    for name in names.after(mention.end):
        if name.span.start - mention.end > (_BELOW_HEADLINE if in_headline else _NEAR):
            return None
        if {head, _SAME_OFFICE.get(head, head)} & name.titles or behind.match(
            text[name.span.end : name.span.end + 90]
        ):
            return name
    return None
