"""What can be taken out of the record: the words of a field, who repeats them, where they stand.

What somebody said in another field stays, even in the same words: only what was named is taken
out. ``taking_out`` does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from newsapp.corpus.models import (
    Article,
    Attestation,
    Change,
    Comment,
    Decision,
    Mute,
    SignOff,
    SourcingStatement,
)

REDACTED = "[redacted]"
"""What stands where words were taken out."""
_AROUND = 40
"""Code points that are shown on either side of what was looked for."""


class Redactable(StrEnum):
    """A field of free words in the record: noun and column."""

    DECISION_NOTE = "decision.note"
    COMMENT = "comment.text"
    ATTESTATION_NOTE = "attestation.note"
    MUTE_NOTE = "mute.note"
    SIGN_OFF_NOTE = "sign_off.note"
    REOPEN_REASON = "sign_off.reopen_reason"
    STATEMENT = "statement.text"
    SUMMARY = "change.summary"

    @property
    def noun(self) -> str:
        """What the field is of."""
        return self.value.partition(".")[0]

    @property
    def field(self) -> str:
        """The column's name."""
        return self.value.partition(".")[2]


CARRIED = frozenset({"decision", "comment", "attestation", "statement"})
"""What a new version takes over from the one before it."""
_MODELS: dict[str, Any] = {
    "decision": Decision,
    "comment": Comment,
    "attestation": Attestation,
    "mute": Mute,
    "sign_off": SignOff,
    "statement": SourcingStatement,
    "change": Change,
}
_ARTICLE = {
    "decision": "flag__version__article",
    "comment": "version__article",
    "attestation": "version__article",
    "mute": "article",
    "sign_off": "version__article",
    "statement": "version__article",
    "change": "article",
}


@dataclass(frozen=True, slots=True)
class Copies:
    """What is to be taken out: ``words`` of the field ``what`` in the rows ``keys``."""

    what: Redactable
    keys: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A field that holds what was looked for, and an excerpt of its words on one line."""

    what: Redactable
    key: int
    excerpt: str

    def __str__(self) -> str:
        return f"{self.what.value}:{self.key}"


def copies_of(article: Article, what: Redactable, key: int) -> Copies:
    """The words of one field, and the rows that repeat them: those carried to other versions.

    The row itself may be gone, undone by whoever made it: then the history still has its words.
    ``words`` is empty where there is nothing to take out.
    """
    rows = {
        row["pk"]: row[what.field]
        for row in rows_of(article, what).values("pk", what.field)
        if row["pk"] == key
    }
    words = set(rows.values())
    keys = _carried_with(article, what, key)
    words |= set(rows_of(article, what).filter(pk__in=keys).values_list(what.field, flat=True))
    if what is not Redactable.SUMMARY:
        for change in Change.objects.filter(article=article).iterator(chunk_size=100):
            words |= {row[what.field] for row in snapshots(change.rows, what, keys)}
    return Copies(what, frozenset(keys), frozenset(words - {"", REDACTED}))


def places_of(article: Article, words: str) -> list[Place]:
    """The fields that hold ``words`` (in any case), each with some words around them.

    Rows that were undone are found in the history. A summary counts where no field that it quotes
    holds the words.
    """
    wanted = words.casefold()
    found: dict[tuple[Redactable, int], str] = {}
    quoted: set[int] = set()
    for what in Redactable:
        if what is not Redactable.SUMMARY:
            rows = rows_of(article, what).filter(**{f"{what.field}__icontains": words})
            for key, whole in rows.values_list("pk", what.field):
                found[what, key] = whole
    for change in Change.objects.filter(article=article).iterator(chunk_size=100):
        for what in Redactable:
            rows_here = (
                [] if what is Redactable.SUMMARY else list(_all_snapshots(change.rows, what))
            )
            for key, row in rows_here:
                if wanted in str(row[what.field]).casefold():
                    found.setdefault((what, key), str(row[what.field]))
                    quoted.add(change.pk)
        if wanted in change.summary.casefold() and change.pk not in quoted:
            found[Redactable.SUMMARY, change.pk] = change.summary
    return [
        Place(what, key, _excerpt(whole, wanted)) for (what, key), whole in sorted(found.items())
    ]


def _excerpt(whole: str, wanted: str) -> str:
    """Some words around what was looked for, on one line, without control characters."""
    line = "".join(one for one in " ".join(whole.split()) if one.isprintable())
    at = line.casefold().find(wanted)
    start, end = max(0, at - _AROUND), max(at, 0) + len(wanted) + _AROUND
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"


def rows_of(article: Article, what: Redactable) -> Any:
    """The stored rows of an article that have the field, as a QuerySet of whichever model it is."""
    return _MODELS[what.noun]._default_manager.filter(**{_ARTICLE[what.noun]: article})


def _carried_with(article: Article, what: Redactable, key: int) -> set[int]:
    """The rows that say the same in other versions of the article, and the one with this key.

    What a new version takes over keeps who said it and when, to the microsecond.
    """
    if what.noun not in CARRIED:
        return {key}
    said = set(rows_of(article, what).filter(pk=key).values_list("by", "at", what.field))
    for change in Change.objects.filter(article=article).iterator(chunk_size=100):
        for row in snapshots(change.rows, what, {key}):
            said.add((row["by_id"], datetime.fromisoformat(row["at"]), row[what.field]))
    keys = {key}
    beside = _beside(article, what, key)
    for by, at, words in said:
        same = rows_of(article, what).filter(by=by, at=at, **{what.field: words})
        keys |= set(same.exclude(pk__in=beside).values_list("pk", flat=True))
    return keys


def _beside(article: Article, what: Redactable, key: int) -> set[int]:
    """The other rows of the same version: several decisions can be made in one moment."""
    version = "flag__version" if what is Redactable.DECISION_NOTE else "version"
    rows = rows_of(article, what)
    here = rows.filter(pk=key).values_list(version, flat=True)
    return set(rows.filter(**{f"{version}__in": here}).values_list("pk", flat=True)) - {key}


def snapshots(
    rows: Iterable[dict[str, Any]], what: Redactable, keys: Iterable[int]
) -> Iterator[dict[str, Any]]:
    """The snapshots of these rows that the entries of a change hold."""
    wanted = set(keys)
    yield from (snapshot for key, snapshot in _all_snapshots(rows, what) if key in wanted)


def _all_snapshots(
    rows: Iterable[dict[str, Any]], what: Redactable
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The snapshots of a noun's rows that the entries of a change hold, with their keys."""
    for entry in rows:
        for side in ("before", "after"):
            snapshot = entry.get(side)
            if snapshot is None:
                continue
            if what is Redactable.DECISION_NOTE and entry["model"] == "flag":
                yield from ((row["id"], row) for row in snapshot["decisions"])
            elif entry["model"] == what.noun:
                yield entry["id"], snapshot
