"""One convention for every command: 0 all done, 1 not all is well, 2 nothing was done."""

from __future__ import annotations

import re
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import Settings

from newsapp.corpus import exit_status
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.management.commands import import_articles
from newsapp.corpus.models import Article, User
from newsapp.web.management.commands import serve
from tests.commands.test_documented_commands import OURS, command
from tests.platform.servers import free_port

# What cannot begin, and nothing else, is 2. In the words of docs/commands.md: "a wrong option or
# setting, a file, article, desk, person or database that is not there, a refusal". A wrong setting
# ends every command (tests/platform/test_environment.py); what stops `serve`:
# tests/platform/test_serve.py.
CANNOT_BEGIN = [
    # files that are not there
    ["detect", "none.txt"],
    ["detect", "--policy", "none.toml", "none.txt"],
    ["import_articles", "none.txt"],
    ["import_articles", "nowhere/"],
    ["evaluate", "none.jsonl"],
    ["compare_detection", "none.jsonl", "none.jsonl"],
    # an article that is not there
    ["check_spans", "--article", "999999"],
    ["export", "999999", "--format", "html"],
    ["purge", "999999", "--by", "ada", "--reason", "x"],
    ["redact", "999999", "--find", "x"],
    # a desk and a person who are not there
    ["import_articles", ".", "--desk", "weather"],
    ["import_articles", ".", "--by", "zoe"],
    ["add_person", "nora", "--no-password", "--desk", "weather"],
]


@pytest.mark.django_db
@pytest.mark.parametrize("given", CANNOT_BEGIN, ids=" ".join)
def test_what_cannot_begin_exits_with_2_and_prints_nothing(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command(*given, stdout=out)
    assert (caught.value.returncode, out.getvalue()) == (2, "")


@pytest.mark.django_db
def test_a_refusal_exits_with_2(
    article: Article, editor: User, administrator: User, tmp_path: Path
) -> None:
    file = tmp_path / "there.html"
    file.write_text("mine")
    for given in (
        # an editor may not purge
        ["purge", "--title", article.title, "--by", "edda", "--reason", "asked to"],
        # the wrong title
        ["purge", "--title", "Another", "--by", "edda", "--reason", "asked to"],
        # who and why are not said
        ["redact", "--field", "decision.note:1"],
        # not the name of a field
        ["redact", "--field", "decision.outcome:1", "--by", "ada", "--reason", "asked to"],
        # a field without words
        ["redact", "--field", "decision.note:1", "--by", "ada", "--reason", "asked to"],
        # a file that is there already
        ["export", "--format", "html", "--output", str(file)],
        # an internal file without “internal” in its name
        ["export", "--format", "json", "--profile", "internal", "--output", "x.json"],
    ):
        with pytest.raises(CommandError) as caught:
            call_command(given[0], article.pk, *given[1:], stdout=StringIO())
        assert caught.value.returncode == 2
    assert file.read_text() == "mine"
    assert Article.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_machine_that_is_not_set_up_right_exits_with_2(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "run_checks", lambda **_: [checks.Error("The folder is missing.")])
    with pytest.raises(SystemCheckError, match=r"The folder is missing\.") as caught:
        command(name).check()
    assert caught.value.returncode == 2


# What each command that uses the database is asked for, where that is all it needs.
WITH_A_DATABASE = {
    "add_person": ["nora", "--no-password"],
    "check_spans": [],
    "export": ["1", "--format", "html"],
    "import_articles": ["."],
    "load_samples": [],
    "purge": ["1", "--by", "ada", "--reason", "x"],
    "redact": ["1", "--find", "x"],
    "serve": [],
    "work": ["--until-idle"],
}


def test_every_command_that_uses_the_database_is_tried_without_it() -> None:
    assert set(WITH_A_DATABASE) | {"detect", "evaluate", "compare_detection"} == set(OURS)


@pytest.mark.parametrize("name", sorted(WITH_A_DATABASE))
def test_a_database_that_does_not_answer_exits_with_2(
    name: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def refuse(self: BaseDatabaseWrapper) -> None:
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)
    settings.PORT = free_port()
    with pytest.raises(CommandError) as caught:
        call_command(name, *WITH_A_DATABASE[name], stdout=StringIO())
    assert caught.value.returncode == 2
    assert re.fullmatch(
        r"The database \S+( at \S+)? cannot be used: connection refused Is the server running\?\. "
        r"Start it, or correct DATABASE_URL \(docs/settings\.md\)\.",
        str(caught.value),
    )


@pytest.mark.parametrize("name", sorted(set(WITH_A_DATABASE) - {"serve"}))  # which migrates
@pytest.mark.django_db
def test_a_database_that_is_not_up_to_date_exits_with_2(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exit_status, "pending_migrations", lambda: ["corpus.0002_more"])
    with pytest.raises(CommandError, match=r"run `manage\.py migrate`") as caught:
        call_command(name, *WITH_A_DATABASE[name], stdout=StringIO())
    assert caught.value.returncode == 2


def test_a_command_on_texts_needs_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: BaseDatabaseWrapper) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)
    (tmp_path / "port.txt").write_text("The port closed.", encoding="utf-8")
    call_command("detect", str(tmp_path / "port.txt"), stdout=StringIO())


@pytest.mark.django_db
def test_a_database_that_is_lost_on_the_way_exits_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not 2: the first article is stored, and said to be."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The port {name} closed.", encoding="utf-8")

    def add_one(*given: Any, **header: Any) -> Article:
        if Article.objects.exists():
            raise OperationalError("the connection was closed")
        return add_article(*given, **header)

    monkeypatch.setattr(import_articles, "add_article", add_one)
    out = StringIO()
    with pytest.raises(CommandError, match="closed\\. What is said above is done") as caught:
        call_command("import_articles", str(tmp_path), stdout=out)
    assert caught.value.returncode == 1
    assert f"article {Article.objects.get().pk}:" in out.getvalue()


@pytest.mark.django_db
def test_samples_that_cannot_be_loaded_end_the_first_start_with_2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda given, **_: subprocess.CompletedProcess(given, 1))
    with pytest.raises(CommandError, match=r"`manage\.py load_samples` ended with 1") as caught:
        serve.Command().prepare_database()
    assert caught.value.returncode == 2
