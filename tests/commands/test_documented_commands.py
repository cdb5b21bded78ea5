"""docs/commands.md and the commands in README say what the commands themselves say."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import (
    BaseCommand,
    call_command,
    get_commands,
    load_command_class,
)

from newsapp.corpus.models import Article

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", DOCUMENT, re.M | re.S))
OURS = {name: app for name, app in get_commands().items() if str(app).startswith("newsapp.")}
# Commands that people are shown and that come with Django.
WRITTEN_IN = ["README.md", "docs/commands.md", "docs/people.md", "docs/settings.md"]
LINES = [
    (path, line.partition("manage.py ")[2].partition(" #")[0].strip())
    for path in WRITTEN_IN
    for line in (ROOT / path).read_text(encoding="utf-8").splitlines()
    if re.match(r"(?:cat \S+ \| )?(?:\.venv/bin/python |docker .*python )?manage\.py ", line)
]


def command(name: str) -> BaseCommand:
    """The command, as `manage.py` would load it."""
    app = get_commands()[name]
    return load_command_class(str(app), name)


def options_of(name: str) -> set[str]:
    """The long options of its own that a command takes."""
    plain: Any = BaseCommand().create_parser("manage.py", "plain")
    inherited = {option for action in plain._actions for option in action.option_strings}
    parser: Any = command(name).create_parser("manage.py", name)
    every = {option for action in parser._actions for option in action.option_strings}
    return every - inherited


def test_every_command_has_a_section_and_no_other() -> None:
    assert set(SECTIONS) == set(OURS)


@pytest.mark.parametrize("name", sorted(OURS))
def test_its_options_are_those_it_takes(name: str) -> None:
    table = "\n".join(row.split("|")[1] for row in SECTIONS[name].splitlines() if "| `" in row)
    assert set(re.findall(r"--[a-z-]+", table)) == options_of(name)


@pytest.mark.parametrize(("path", "line"), LINES, ids=[line for _, line in LINES])
def test_a_line_that_is_shown_is_understood(path: str, line: str) -> None:
    given = shlex.split(re.split(r" [|>] ", line)[0])
    parser = command(given[0]).create_parser("manage.py", given[0])
    parser.parse_args(given[1:])  # exits where it does not understand


@pytest.mark.django_db
def test_the_import_that_readme_shows_works_on_a_fresh_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = [
        line for path, line in LINES if path == "README.md" and line.startswith("import_articles")
    ]
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "wall.txt").write_text("Two officials said so.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    call_command(*shlex.split(line), stdout=StringIO())
    assert Article.objects.get().desk.slug == "city"


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not on this machine")
def test_the_filters_are_jq_and_find_what_they_say() -> None:
    text = "🚧 Two officials said so."
    flag = {"rule": "S04", "severity": "high", "message": "It never says why."}
    article = {
        "name": "wall",
        "text": text,
        "sources": [{"name": "Two officials", "kind": "anonymous"}],
        "attributions": [{"kind": "anonymous", "source": [[2, 15]]}],
        "flags": [flag],
    }
    cms = {"headline": "Wall", "body": text, "author": "Rita", "date": "2026-03-31T10:00Z"}
    unnamed, lines, stop, words, renamed = re.findall(r"```jq\n(.*?)\n```", DOCUMENT, re.S)
    assert answer(unnamed, article) == {"name": "wall", "unnamed": ["Two officials"]}
    assert answer(lines, article) == "wall\tS04\thigh\tIt never says why."
    assert answer(stop, article) is False
    assert answer(words, article) == "Two officials", "jq counts code points too"
    assert answer(renamed, cms) == {
        "title": "Wall",
        "text": text,
        "byline": "Rita",
        "published": "2026-03-31",
    }


def answer(program: str, value: object) -> Any:
    """What jq makes of ``value``."""
    done = subprocess.run(
        ["jq", program], input=json.dumps(value), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)
