"""The README is the front door: what can be checked in it is checked here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from newsapp.formats import FORMATS
from newsapp.policy import RULES, preset, preset_slugs

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DECISIONS = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """The first column of the table whose heading row starts with ``heading``."""
    table = README.split(f"| {heading} |")[1].split("\n\n")[0]
    return [row.split("|")[1].strip().strip("`") for row in table.splitlines()[2:]]


def test_every_format_is_listed_and_no_other() -> None:
    assert first_cells("Format") == list(FORMATS)


def test_the_rules_are_as_many_as_it_says() -> None:
    assert "**Thirty rules** (S01 to S30)" in README
    assert list(RULES) == [f"S{number:02}" for number in range(1, 31)]
    assert "The preset Default has eight of them on, Strict all, and\n  five lie between." in README
    assert (len(preset().rules), list(preset("strict").rules)) == (8, list(RULES))
    assert len(preset_slugs()) == 2 + 5


@pytest.mark.parametrize("target", re.findall(r"\bmake ([a-z][a-z-]+)", README))
def test_a_make_target_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("command", re.findall(r"manage\.py ([a-z_]+)", README))
def test_a_command_exists(command: str) -> None:
    assert command in get_commands()


@pytest.mark.parametrize(
    "path", re.findall(r"^((?:newsapp|templates|static|tests)/\S*) ", README, re.M)
)
def test_the_map_speaks_of_what_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_a_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_decisions_are_numbered_without_a_gap_and_short() -> None:
    headings = re.findall(r"^## (\d+)\. ", DECISIONS, re.MULTILINE)
    assert [int(number) for number in headings] == list(range(1, len(headings) + 1))
    for body in re.split(r"^## .*$", DECISIONS, flags=re.MULTILINE)[1:]:
        assert len([line for line in body.splitlines() if line.strip()]) <= 6
