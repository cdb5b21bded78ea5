"""Kinds that only the text before a mention can tell: "the two men", "Another", "the paper"."""

from __future__ import annotations

import re

from newsapp.detection.descriptors import Descriptor
from newsapp.detection.groups import is_whole_group, pick_of
from newsapp.detection.names import NameIndex
from newsapp.detection.register import MEMORY, Mention, Register
from newsapp.detection.types import Kind

# Definite plurals that mostly mean two people named before.
_RIVALS = frozenset("man woman candidate senator nominee president rival contender two".split())
_STUDY = re.compile(
    r"(?i)\b(?:an?|new|research|working|their|his|her)\s(?:\w+\s)?(?:paper|study|preprint)\b"
    r"|\bjournal\b"
)


def kind_in_company(
    kind: Kind,
    descriptor: Descriptor,
    mention: Mention,
    text: str,
    names: NameIndex,
    known: Register,
) -> Kind:
    """``kind``, or the one that goes with what the text spoke of right before."""
    if _means_two_named(descriptor, mention, names):
        return Kind.NAMED_PERSON
    if kind is Kind.REPORTER and descriptor.words != ("Q",) and _is_interview(text, mention):
        return Kind.NAMED_PERSON
    if kind is Kind.MEDIA and descriptor.lower == ("the", "paper"):
        outlet = any(cluster.kind is Kind.MEDIA for cluster in known.near(mention))
        start = mention.span.start
        study = _STUDY.search(text, max(0, start - MEMORY), start)
        return Kind.DOCUMENT if study and not outlet else Kind.MEDIA
    if kind is Kind.ORGANIZATION and _speaks_in_a_talk(text, mention):
        return Kind.NAMED_PERSON
    pick = pick_of(descriptor)
    if kind is Kind.ANONYMOUS and pick is not None and not pick.head:
        # "One email … Another": of the same sort as the last.
        last = next(iter(known.near(mention)), None)
        if last is not None and last.kind is Kind.DOCUMENT and "one" in last.words:
            return Kind.DOCUMENT
    return kind


def _means_two_named(descriptor: Descriptor, mention: Mention, names: NameIndex) -> bool:
    """ "Both", "the two men", where two people are named right before."""
    rivals = descriptor.plural and descriptor.head in _RIVALS
    both = is_whole_group(descriptor) or (
        rivals and descriptor.lower[0] in ("the", "both") and not descriptor.modifiers
    )
    if not both:
        return False
    before = names.before(mention.span.start)
    near = {name.surname for name in before if mention.span.start - name.span.start <= MEMORY}
    return len(near) >= 2


def _is_interview(text: str, mention: Mention) -> bool:
    """ "A: I never saw it": the one who is asked speaks, not the outlet."""
    start = text.rfind("\n", max(0, mention.span.start - 4000), mention.span.start) + 1
    return text[start : start + 2] in ("A:", "Q:")


# "SMITH: We won.": the label of a turn.
_TURN = re.compile(r"^[A-Z][A-Z.’' -]{2,40}:\s", re.MULTILINE)


def _speaks_in_a_talk(text: str, mention: Mention) -> bool:
    """Whether the mention labels a turn, in a text with another turn: people talk there."""
    own = _TURN.match(text, mention.span.start)
    if own is None or own.end() > mention.span.end + 2:
        return False
    # Behind it first: the next turn is near, the first may be far.
    first = None if _TURN.search(text, own.end()) else _TURN.search(text)
    return first is None or first.start() != own.start()


def speaks_of(head: str, text: str) -> bool:
    """Whether ``text`` has somebody by that noun: "a firefighter", "the sheriff's deputy"."""
    return re.search(rf"\b{re.escape(head)}s?\b", text, re.IGNORECASE) is not None
