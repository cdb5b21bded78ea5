"""The history of an article for people and scripts: CSV and JSON lines. Internal, always."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsapp.formats.spreadsheet import safe_cell
from newsapp.formats.words import INTERNAL_NOTICE

SCHEMA = "on-record-history@1"
"""The form of a line of JSON. Keys may be added under one version, never taken away."""
_COLUMNS = (
    "change",
    "at",
    "by",
    "action",
    "version",
    "summary",
    "undone",
    "undoes",
    "subject",
    "what",
    "before",
    "after",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a change altered, in words: of ``subject`` ("a3"), ``what`` ("kind").

    ``before`` is empty for what was added, ``after`` for what went.
    """

    subject: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what, when, with what came of it. ``number`` names the change, everywhere.

    ``version`` is the number of the article's version, None for one of the article alone.
    ``undone`` says that it was taken back since, ``undoes`` which change it takes back.
    """

    number: int
    at: datetime
    by: str
    action: str
    version: int | None
    summary: str
    differences: tuple[Difference, ...]
    undone: bool = False
    undoes: int | None = None


def write_csv(entries: Iterable[HistoryEntry]) -> bytes:
    """A table with a row for each difference, in UTF-8 with a byte order mark and CRLF line ends.

    A change without differences has one row. The last column's name is the internal notice.
    """
    sheet = io.StringIO()
    table = csv.writer(sheet, quoting=csv.QUOTE_MINIMAL)
    table.writerow([*_COLUMNS, INTERNAL_NOTICE])
    for entry in entries:
        for difference in entry.differences or (Difference("", "", "", ""),):
            cells = [
                str(entry.number),
                entry.at.isoformat(),
                entry.by,
                entry.action,
                "" if entry.version is None else str(entry.version),
                entry.summary,
                "yes" if entry.undone else "",
                "" if entry.undoes is None else str(entry.undoes),
                difference.subject,
                difference.what,
                difference.before,
                difference.after,
                "internal",
            ]
            table.writerow([safe_cell(cell) for cell in cells])
    return sheet.getvalue().encode("utf-8-sig")


def write_json_lines(entries: Iterable[HistoryEntry]) -> bytes:
    """One JSON object for each change and line, in UTF-8; docs/formats.md tells each key."""
    lines = (
        json.dumps(
            {
                "notice": INTERNAL_NOTICE,
                "schema": SCHEMA,
                "change": entry.number,
                "at": entry.at.isoformat(),
                "by": entry.by,
                "action": entry.action,
                "version": entry.version,
                "summary": entry.summary,
                "undone": entry.undone,
                "undoes": entry.undoes,
                "differences": [
                    {
                        "subject": one.subject,
                        "what": one.what,
                        "before": one.before,
                        "after": one.after,
                    }
                    for one in entry.differences
                ],
            },
            ensure_ascii=False,
        )
        for entry in entries
    )
    return "".join(f"{line}\n" for line in lines).encode()
