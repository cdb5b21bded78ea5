"""Which attributions of one version support each other, as a page shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from newsapp.detection.types import Act, State
from newsapp.web.workbench import Workbench
from newsapp.web.workbench.attributions import AttributionItem


@dataclass(frozen=True, slots=True)
class Credited:
    """One attribution among those that may support each other."""

    item: AttributionItem
    pk: int
    source_name: str

    @property
    def number(self) -> int:
        """Its number within the version."""
        return self.item.number

    @property
    def revision(self) -> int:
        """Its revision as it is shown."""
        return self.item.revision

    @property
    def summary(self) -> str:
        """Its content in a line."""
        return self.item.summary

    @property
    def word(self) -> str:
        """The kind of its source in words."""
        return self.item.word


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """What one attribution credits, what supports it, and whether anything else might."""

    credited: Credited
    supporters: tuple[Credited, ...]
    has_others: bool


class Support:
    """The attributions of a version that stand, and the groups in which they support each other."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def of(self, numbers: Collection[int]) -> tuple[ShownClaim, ...]:
        """The attributions with these numbers in reading order, each with what supports it."""
        return tuple(self._claim(one) for one in self._credited if one.number in numbers)

    def addable_to(self, credited: Credited) -> tuple[Credited, ...]:
        """The statements that may be said to support one, and are not said to yet."""
        group = self._group(credited)
        return tuple(
            one
            for one in self._credited
            if one.item.value.id not in group and one.item.value.act is Act.STATEMENT
        )

    @cached_property
    def _credited(self) -> tuple[Credited, ...]:
        """Every attribution that stands, in reading order."""
        keys = {key: pk for pk, key in self._bench.attribution_keys.items()}
        names = {source.id: source.name for source in self._bench.everything.sources}
        return tuple(
            Credited(item, keys[value.id], names.get(value.source_id or "", ""))
            for value in self._bench.everything.attributions
            if value.state is not State.REJECTED
            and (item := self._bench.attribution(int(value.id[1:])))
        )

    def _claim(self, credited: Credited) -> ShownClaim:
        group = self._group(credited)
        others = frozenset(group) - {credited.item.value.id}
        return ShownClaim(
            credited,
            supporters=tuple(one for one in self._credited if one.item.value.id in others),
            has_others=len(self._credited) > len(group),
        )

    def _group(self, credited: Credited) -> tuple[str, ...]:
        own = credited.item.value.id
        groups = (one.attributions for one in self._bench.everything.claims)
        return next((group for group in groups if own in group), (own,))
