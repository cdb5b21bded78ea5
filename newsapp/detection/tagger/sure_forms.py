"""Forms that the grammar reads surely and the tagger often drops.

The tagger learned from the running text of newspapers. What stands around that text, and forms of
few words, it may not have seen often enough: there the grammar's reading is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsapp.detection.layout import Layout
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.repairs import Bundle, spans_of
from newsapp.detection.types import FurnitureKind, Role, Span

_TOLD = re.compile(r"\b(?:according to|told)\b", re.IGNORECASE)
_LINES_OF_THEIR_OWN = frozenset((FurnitureKind.HEADLINE, FurnitureKind.CAPTION))
_DRAWER = 1000
"""Code points that share a drawer: what is near each other is found without looking at all."""


class Chest:
    """Attributions by where their spans stand."""

    def __init__(self, bundles: Iterable[Bundle]) -> None:
        self._held: dict[int, Bundle] = {}
        self._drawers: dict[int, set[int]] = defaultdict(set)
        self._next = 0
        for bundle in bundles:
            self.add(bundle)

    def add(self, bundle: Bundle) -> None:
        """Holds one more attribution."""
        self._held[self._next] = bundle
        for one in bundle:
            for drawer in _drawers(one.span):
                self._drawers[drawer].add(self._next)
        self._next += 1

    def meeting(self, span: Span, *roles: Role) -> dict[int, Bundle]:
        """The attributions of which a span, of one of ``roles``, overlaps ``span``; by number."""
        numbers = sorted({n for drawer in _drawers(span) for n in self._drawers[drawer]})
        return {
            number: held
            for number in numbers
            if (held := self._held.get(number))
            and any(one.role in roles and one.span.overlaps(span) for one in held)
        }

    def drop(self, numbers: Iterable[int]) -> None:
        """Holds these no more."""
        for number in numbers:
            del self._held[number]

    def bundles(self) -> list[Bundle]:
        """All that are held, in the order in which they came."""
        return list(self._held.values())


def _drawers(span: Span) -> range:
    return range(span.start // _DRAWER, span.end // _DRAWER + 1)


def with_sure_forms(
    text: str, layout: Layout, bundles: Iterable[Bundle], grammar: Iterable[RoleSpan]
) -> list[Bundle]:
    """The tagger's attributions and the grammar's where it is the surer of the two."""
    groups: dict[int | None, Bundle] = defaultdict(list)
    for one in grammar:
        groups[one.group].append(one)
    chest = Chest(bundles)
    read = [bundle for group, bundle in groups.items() if group is not None]
    for bundle in read:
        cue = next(iter(spans_of(bundle, Role.CUE)), None)
        if cue is None:
            continue
        if cue.of(text) == ":":
            _take_turn(text, chest, bundle, cue)
        elif _TOLD.search(cue.of(text)):
            _take_told(text, chest, bundle, cue)
        else:
            _part_source(text, chest, bundle, cue)
    _take_lines(chest, layout, Chest(read))
    return chest.bundles()


def _take_told(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "According to X, …" that the tagger missed; "…, X told Reuters" that it turned round.

    In the second it takes whom X told for what was said. What else the grammar finds with these
    cues and the tagger does not is wrong more often than right.
    """
    rivals = chest.meeting(cue, Role.CUE)
    behind = _says_before(bundle, cue)
    if behind and not any(_says_before(rival, cue) for rival in rivals.values()):
        chest.drop(rivals)
        chest.add(bundle)
    elif not rivals and cue.of(text).startswith("According"):
        chest.add(bundle)


def _says_before(bundle: Bundle, cue: Span) -> bool:
    """Whether what is said and who says it stand before the cue, in that order."""
    content, source = spans_of(bundle, Role.CONTENT), spans_of(bundle, Role.SOURCE)
    if not content or not source:
        return False
    return content[-1].end <= source[0].start and source[-1].end <= cue.start


def _take_turn(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "SMITH: We won. Nobody thought we could.": a whole turn belongs to its speaker."""
    turn = Span(min(one.span.start for one in bundle), max(one.span.end for one in bundle))
    rivals = chest.meeting(turn, *Role)
    (label,) = spans_of(bundle, Role.SOURCE)
    if rivals and not chest.meeting(label, Role.SOURCE):
        return
    agreed = chest.meeting(cue, Role.CUE).values()
    score = max(one.score for each in (bundle, *agreed) for one in each)
    chest.drop(rivals)
    chest.add([replace(_with_mark(text, one), score=score) for one in bundle])


def _with_mark(text: str, one: RoleSpan) -> RoleSpan:
    """Content with its question mark: a turn is said as a whole."""
    end = one.span.end
    if one.role is Role.CONTENT and text[end : end + 1] in ("?", "!"):
        return replace(one, span=Span(one.span.start, end + 1))
    return one


def _take_lines(chest: Chest, layout: Layout, read: Chest) -> None:
    """Headlines and captions in which the tagger found nothing."""
    for piece in layout.furniture:
        if piece.kind in _LINES_OF_THEIR_OWN and not chest.meeting(piece.span, *Role):
            for bundle in read.meeting(piece.span, *Role).values():
                if all(piece.span.contains(one.span) for one in bundle):
                    chest.add(bundle)


def _part_source(text: str, chest: Chest, bundle: Bundle, cue: Span) -> None:
    """ "…, its chief executive, Ola Berg, said": the source that was taken for what is said."""
    source, content = spans_of(bundle, Role.SOURCE), spans_of(bundle, Role.CONTENT)
    if not source or not content:
        return
    for number, rival in chest.meeting(cue, Role.CUE).items():
        taken = spans_of(rival, Role.CONTENT)
        if taken and not spans_of(rival, Role.SOURCE) and taken[-1].contains(source[-1]):
            chest.drop([number])
            score = rival[0].score
            chest.add([replace(_with_comma(text, one), score=score) for one in bundle])
            return


def _with_comma(text: str, one: RoleSpan) -> RoleSpan:
    """A source with the comma that closes its apposition, as everywhere else."""
    apposition = one.role is Role.SOURCE and "," in one.span.of(text)
    if apposition and text[one.span.end : one.span.end + 1] == ",":
        return replace(one, span=Span(one.span.start, one.span.end + 1))
    return one
