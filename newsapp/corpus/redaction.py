"""Takes the words of one field out of the record, and puts a mark in the place of each copy.

The copies: the row itself, the rows before and after in every change (undone ones too), the
summaries that quote it, the records of sign-offs, what a new version took over. What somebody said
in another field stays, even in the same words: only what was named is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from newsapp.corpus.models import (
    Article,
    Attestation,
    CarriedItem,
    Change,
    Comment,
    Decision,
    Mute,
    SignOff,
    SourcingStatement,
)

REDACTED = "[redacted]"
"""What stands where words were taken out."""
_TELLING = 12
"""Words of this many code points or more are found inside a longer text that repeats them; shorter
ones ("No.") only where they stand alone or are quoted as a note."""
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
        for row in _rows(article, what).values("pk", what.field)
        if row["pk"] == key
    }
    words = set(rows.values())
    keys = _carried_with(article, what, key)
    words |= set(_rows(article, what).filter(pk__in=keys).values_list(what.field, flat=True))
    if what is not Redactable.SUMMARY:
        for change in Change.objects.filter(article=article).iterator(chunk_size=100):
            words |= {row[what.field] for row in _snapshots(change.rows, what, keys)}
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
            rows = _rows(article, what).filter(**{f"{what.field}__icontains": words})
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


def take_out(article: Article, copies: Copies, *, by: str, at: datetime) -> int:
    """Put REDACTED in the place of every copy; the number of stored rows that were changed.

    The records of sign-offs that held one say that it was taken out, when and by whom (the name of
    an account). Call it with the record open.
    """
    what = copies.what
    changed: int = _rows(article, what).filter(pk__in=copies.keys).update(**{what.field: REDACTED})
    repeating = set(copies.keys) if what is Redactable.SUMMARY else set()
    for change in list(Change.objects.filter(article=article).order_by("pk")):
        quoting = False
        rows = deepcopy(change.rows)
        for row in _snapshots(rows, what, copies.keys):
            quoting = True
            row[what.field] = REDACTED if row[what.field] else ""
        if change.undoes_id in repeating:  # "Undid: " and the summary of what it undid
            repeating.add(change.pk)
            summary = f"{change.summary.partition(':')[0]}: {REDACTED}"
        else:
            summary = _summary_without(change.summary, copies.words, quoting=quoting)
        if rows != change.rows or summary != change.summary:
            Change.objects.filter(pk=change.pk).update(rows=rows, summary=summary)
            changed += 1
    for sign_off in list(SignOff.objects.filter(version__article=article)):
        record = deepcopy(sign_off.record)
        held = [entry for entry in _entries(record, what) if entry["id"] in copies.keys]
        for entry in held:
            entry[what.field] = REDACTED
        if held or (what.noun == "sign_off" and sign_off.pk in copies.keys):
            said = {"what": what.value, "by": by, "at": at.isoformat()}
            record["redactions"] = [*record.get("redactions", ()), said]
        if record != sign_off.record:
            SignOff.objects.filter(pk=sign_off.pk).update(record=record)
            changed += 1
    # What is told there of what people said before has no keys: what says just that is it.
    for item in list(CarriedItem.objects.filter(version__article=article)):
        earlier = dict(item.earlier)
        if "said" in earlier:
            earlier["said"] = _without(earlier["said"], copies.words)
        if earlier != item.earlier:
            CarriedItem.objects.filter(pk=item.pk).update(earlier=earlier)
            changed += 1
    return changed


def _entries(record: dict[str, Any], what: Redactable) -> list[dict[str, Any]]:
    """The entries of a sign-off's record that tell of rows of a noun; see sign_off_record."""
    if what is Redactable.DECISION_NOTE:
        told = [
            flag[name]
            for flag in record.get("flags", [])
            for name in ("decision", "earlier_decision")
        ]
    else:
        told = record.get(f"{what.noun}s", [])
    return [entry for entry in told if entry is not None]


def _rows(article: Article, what: Redactable) -> Any:
    return _MODELS[what.noun]._default_manager.filter(**{_ARTICLE[what.noun]: article})


def _carried_with(article: Article, what: Redactable, key: int) -> set[int]:
    """The rows that say the same in other versions of the article, and the one with this key.

    What a new version takes over keeps who said it and when, to the microsecond.
    """
    if what.noun not in CARRIED:
        return {key}
    said = set(_rows(article, what).filter(pk=key).values_list("by", "at", what.field))
    for change in Change.objects.filter(article=article).iterator(chunk_size=100):
        for row in _snapshots(change.rows, what, {key}):
            said.add((row["by_id"], datetime.fromisoformat(row["at"]), row[what.field]))
    keys = {key}
    beside = _beside(article, what, key)
    for by, at, words in said:
        same = _rows(article, what).filter(by=by, at=at, **{what.field: words})
        keys |= set(same.exclude(pk__in=beside).values_list("pk", flat=True))
    return keys


def _beside(article: Article, what: Redactable, key: int) -> set[int]:
    """The other rows of the same version: several decisions can be made in one moment."""
    version = "flag__version" if what is Redactable.DECISION_NOTE else "version"
    rows = _rows(article, what)
    here = rows.filter(pk=key).values_list(version, flat=True)
    return set(rows.filter(**{f"{version}__in": here}).values_list("pk", flat=True)) - {key}


def _snapshots(
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


def _without(value: Any, words: Iterable[str]) -> Any:
    """JSON data with REDACTED where a text is, or at some length holds, one of ``words``."""
    if isinstance(value, dict):
        return {name: _without(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, words) for inner in value]
    if not isinstance(value, str):
        return value
    for one in words:
        if value == one:
            return REDACTED
        if len(one) >= _TELLING:
            value = value.replace(one, REDACTED)
    return value


def _summary_without(summary: str, words: Iterable[str], *, quoting: bool) -> str:
    """A summary without the words, also where they are cut off at its end.

    ``quoting`` says that it is of a change on these very rows, so that short words count too.
    """
    for one in words:
        line = " ".join(one.split())
        if not quoting and len(line) < _TELLING:
            continue
        summary = summary.replace(f"({line})", f"({REDACTED})")
        if len(line) >= _TELLING:
            summary = summary.replace(line, REDACTED)
        if not summary.endswith("…"):
            continue
        kept = summary.removesuffix("…")
        start = kept.rfind("(")
        while start >= 0:
            if line.startswith(kept[start + 1 :].rstrip()):
                summary = f"{kept[:start]}({REDACTED})"
                break
            start = kept.rfind("(", 0, start)
    return summary
