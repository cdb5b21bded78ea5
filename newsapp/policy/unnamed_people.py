"""How many different unnamed people speak, for certain: nobody is counted twice.

A text speaks of “four sources”, then of “two of the sources”, “a third source”, “one of the
diplomats”: each may be a source of its own in the marks, and all of them are the four. Where the
words leave open whether somebody is among those spoken of before, they count as if they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsapp.detection.descriptors import Descriptor, describe
from newsapp.detection.groups import Choice, all_words, pick_of
from newsapp.detection.types import Source, Span

_ANYBODY = frozenset(("", "source", "person", "people", "individual", "insider", "one"))
"""Heads that say nothing of who it is: any other unnamed person may be one of these."""
_FURTHER = frozenset("another other others further additional more different separate".split())


@dataclass(frozen=True, slots=True)
class Speaking:
    """An unnamed source that speaks, and how many of its people certainly do."""

    source: Source
    people: int


@dataclass(frozen=True, slots=True)
class Distinct:
    """``people`` is certain; ``exact`` says that there cannot be more by the words printed."""

    people: int
    exact: bool


@dataclass(slots=True)
class _Block:
    """People who may overlap with each other, and with nobody in another block."""

    people: int
    plural: bool
    words: set[str]
    anybody: bool
    head: str
    introduced: int = 0  # brought in one by one ("an aide", "a diplomat"): different people
    picked: bool = False  # whether some of them were spoken of singly already

    def may_hold(self, words: Descriptor) -> bool:
        """Whether somebody who is described like this may be one of them."""
        return self.anybody or words.head in _ANYBODY or words.head in self.words


def distinct_people(speaking: Iterable[Speaking], text: str) -> Distinct:
    """How many people these sources are for certain, whichever of them overlap.

    “An aide” and “a diplomat” are two, and so are “an aide” and “another aide”. “One of the
    sources”, “one source” and “the source” are among the sources spoken of before, and so is
    whoever may be: “an official” after “four sources”. “A third official” after “two officials”
    is one more.
    """
    blocks: list[_Block] = []
    exact = True
    for one in sorted(speaking, key=lambda one: _first(one.source)):
        exact &= _counted(one, text, blocks)
    return Distinct(sum(block.people for block in blocks), exact)


def _first(source: Source) -> Span:
    return min(source.mentions, default=Span(0, 1))


def _counted(one: Speaking, text: str, blocks: list[_Block]) -> bool:
    """Put the people of one source in their block; whether the words leave nothing open."""
    mentions = [describe(span.of(text)) for span in sorted(one.source.mentions)]
    mentions = mentions or [describe(one.source.name)]
    first = mentions[0]
    plural = one.source.at_least > 1
    known = one.source.count is not None or not plural
    words = {word for mention in mentions for word in all_words(mention)}
    holding = [block for block in blocks if block.may_hold(first)]
    group = next((block for block in reversed(holding) if block.plural), None)
    if group is not None:
        certain = _join(group, one, first)
        group.words |= words
        return certain
    among = _is_among(first)
    if holding and (plural or among):
        # “Officials” after “an official” may be who spoke before, with others; “the aide” is.
        people = max(one.people, sum(block.people for block in holding) if plural else 0)
        merged = holding[-1]
        merged.people = max(merged.people, people)
        merged.plural |= plural
        merged.words |= words
        if plural:
            merged.introduced = sum(max(block.introduced, 1) for block in holding)
            merged.anybody |= first.head in _ANYBODY
            for block in holding[:-1]:
                blocks.remove(block)
        return False
    anybody = first.head in _ANYBODY
    blocks.append(
        _Block(one.people, plural, words, anybody and plural, first.head, int(not plural))
    )
    return known


def _join(group: _Block, one: Speaking, first: Descriptor) -> bool:
    """Count somebody who may be of the group; whether the words leave nothing open."""
    pick = pick_of(first)
    further = bool(_FURTHER & set(first.lower[:3])) and not first.partitive
    if pick is not None and pick.number > group.people:
        group.people += one.people  # “a third” after two
        return True
    if further and not group.picked and first.head == group.head:
        group.people += one.people  # “two officials”, “another official”
        return True
    explicit = first.partitive or (
        pick is not None and (pick.choice is Choice.ONE or group.picked or pick.number > 0)
    )
    group.people = max(group.people, one.people)
    if explicit or further:
        group.picked = True
        return explicit
    if first.indefinite:
        group.introduced += one.people
        group.people = max(group.people, group.introduced)
    return False


def _is_among(words: Descriptor) -> bool:
    """Whether the words point back: “the source”, “one of the diplomats”."""
    pick = pick_of(words)
    if pick is not None and not words.partitive:
        return False  # “one source”, “another”, “a second official”: with no group, one more
    return words.definite and not words.pronoun
