"""The table of complaints names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "complaints.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "| Here |" not in line]
NAMED = sorted(set(re.findall(r"`(tests/[\w/.:]+)`", PAGE)) - {"tests/test_complaints.py"})


def test_every_row_says_how_it_is_handled_and_names_a_test() -> None:
    for row in ROWS:
        complaint, threads, here, shown = (cell.strip() for cell in row.strip("|").split("|"))
        assert complaint, row
        assert here, row
        assert "#" in threads or "t/" in threads, row
        assert "`tests/" in shown, row


@pytest.mark.parametrize("name", NAMED)
def test_the_test_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    file = ROOT / path
    assert file.is_file(), f"docs/complaints.md names {path}"
    if function:
        assert f"def {function}(" in file.read_text(encoding="utf-8"), name
