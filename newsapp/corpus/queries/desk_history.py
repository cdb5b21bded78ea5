"""How a desk's tags and guidelines came to be what they are, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet

from newsapp.corpus.models import Desk, DeskChange, Tag

_WORDS = {
    "name": "name",
    "applies_to": "for",
    "guidance": "when it is used",
    "retired": "retired",
    "text": "lines",
}


@dataclass(frozen=True, slots=True)
class DeskDifference:
    """One thing that a change altered; empty where it was not there."""

    what: str
    before: str
    after: str


def changes_of_desk(desk: Desk) -> QuerySet[DeskChange]:
    """Every edit of a desk's tags and guidelines, the newest first, with who made it."""
    return DeskChange.objects.filter(desk=desk).select_related("by").order_by("-pk")


def differences_in(change: DeskChange) -> tuple[DeskDifference, ...]:
    """What a change altered; of the guidelines only the lines that differ."""
    return tuple(_differences(change.before or {}, change.after or {}))


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[DeskDifference]:
    for name, word in _WORDS.items():
        if before.get(name) == after.get(name):
            continue
        if name == "text":
            gone, come = _lines(before.get(name) or "", after.get(name) or "")
            yield DeskDifference(word, gone, come)
        else:
            yield DeskDifference(word, _said(name, before), _said(name, after))


def _lines(before: str, after: str) -> tuple[str, str]:
    """The lines that went, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    gone: list[str] = []
    come: list[str] = []
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            gone += old[old_start:old_end]
            come += new[new_start:new_end]
    return "\n".join(gone), "\n".join(come)


def _said(name: str, side: dict[str, Any]) -> str:
    if not side:
        return ""
    value = side.get(name)
    if name == "retired":
        return "yes" if value else "no"
    if name == "applies_to":
        return Tag.AppliesTo(str(value)).label.lower()
    return str(value or "")
