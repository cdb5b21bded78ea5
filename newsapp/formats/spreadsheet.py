"""What a cell of a table may hold that people open in a spreadsheet."""

from __future__ import annotations

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection),
# the full-width forms among them.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe_cell(cell: str) -> str:
    """The cell on one line and, where it could be taken for a formula, behind an apostrophe."""
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
