"""One convention for every command: 0 all done, 1 not all is well, 2 nothing was done."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

from newsapp.corpus.models import Article, User
from tests.commands.test_documented_commands import OURS, command

# What cannot begin, and nothing else, is 2. In the words of docs/commands.md: "a wrong option or
# setting, a file, article, desk or person that is not there, a refusal". A wrong setting ends every
# command (tests/platform/test_environment.py); what stops `serve`: tests/platform/test_serve.py.
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
