"""Attributions of one text by where they stand, while they are put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsapp.detection.tagger.repairs import Bundle
from newsapp.detection.types import Role, Span

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
