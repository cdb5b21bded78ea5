"""Takes the words of one field out of the record, and puts a mark in the place of each copy.

The copies: the row itself, the rows before and after in every change (undone ones too), the
summaries that quote it, the records of sign-offs, what a new version took over.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime
from typing import Any

from newsapp.corpus.models import Article, CarriedItem, Change, SignOff
from newsapp.corpus.redaction import REDACTED, Copies, Redactable, rows_of, snapshots

_TELLING = 12
"""Words of this many code points or more are found inside a longer text that repeats them; shorter
ones ("No.") only where they stand alone or are quoted as a note."""


def take_out(article: Article, copies: Copies, *, by: str, at: datetime) -> int:
    """Put REDACTED in the place of every copy; the number of stored rows that were changed.

    The records of sign-offs that held one say that it was taken out, when and by whom (the name of
    an account). Call it with the record open.
    """
    what = copies.what
    named = rows_of(article, what).filter(pk__in=copies.keys)
    changed: int = named.update(**{what.field: REDACTED})
    repeating = set(copies.keys) if what is Redactable.SUMMARY else set()
    for change in list(Change.objects.filter(article=article).order_by("pk")):
        quoting = False
        rows = deepcopy(change.rows)
        for row in snapshots(rows, what, copies.keys):
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
