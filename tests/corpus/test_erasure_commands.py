"""`manage.py purge` and `manage.py redact`: who and why are asked for, mistakes are caught."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.models import Article, Comment, Decision, Erasure, User, Version
from newsapp.policy.types import Outcome

pytestmark = pytest.mark.django_db

WHO_AND_WHY = ("--by", "ada", "--reason", "The court ordered it.")


def run(*arguments: object) -> list[str]:
    """The lines that went to standard output."""
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def test_purge(version: Version, administrator: User) -> None:
    article = version.article
    assert run("purge", article.pk, "--title", article.title, *WHO_AND_WHY) == [
        f"purged version 1, sha256 {version.sha256}"
    ]
    assert not Article.objects.exists()
    assert Erasure.objects.get().by == administrator


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        # the title guards against a wrong number
        (("--title", "Another", *WHO_AND_WHY), "is “Harbour wall to close”"),
        (WHO_AND_WHY, "say so: --title"),
        (("--title", "Harbour wall to close", "--by", "eve", "--reason", "x"), "account “eve”"),
        (("--title", "Harbour wall to close", "--by", "stan", "--reason", "x"), "administrator"),
        (("--title", "Harbour wall to close", "--by", "ada", "--reason", " "), "Say why"),
        (("--title", "Harbour wall to close", "--by", "ada"), "--reason"),
    ],
)
def test_purge_refuses(
    version: Version,
    administrator: User,
    standards: User,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    with pytest.raises(CommandError, match=message):
        run("purge", version.article_id, *arguments)
    assert Article.objects.exists()


def test_redact_finds_and_takes_out(version: Version, standards: User, administrator: User) -> None:
    """What was undone is found too; a summary that quotes a note is no place of its own."""
    article = version.article_id
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.DISMISS, note="the night watchman", revision=1, by=standards)
    decision = Decision.objects.get().pk
    comment_on(version.sources.get(number=1), text="The NIGHT watchman, then?", by=standards)
    comment = Comment.objects.get().pk
    undo(version, by=standards)
    assert run("redact", article, "--find", "night watchman") == [
        f"comment.text:{comment}  “The NIGHT watchman, then?”",
        f"decision.note:{decision}  “the night watchman”",
    ]
    line, alike = run("redact", article, "--field", f"decision.note:{decision}", *WHO_AND_WHY)
    assert alike == f"The same words still stand in comment.text:{comment}."
    assert line.startswith(f"redacted decision.note {decision}, sha256 ")
    run("redact", article, "--field", f"comment.text:{comment}", *WHO_AND_WHY)
    assert run("redact", article, "--find", "night watchman") == [
        "These words are in no field that can be emptied."
    ]
    assert Erasure.objects.count() == 2


def test_some_words_are_shown_around_each_place_so_that_nobody_chooses_blindly(
    version: Version, standards: User
) -> None:
    """On one line, cut on both sides, and without what would steer the terminal."""
    long = "He asked us\n" + "very often " * 9 + "for the \x1b[1mnight watchman" + " and more" * 9
    comment_on(version.sources.get(number=1), text=long, by=standards)
    (line,) = run("redact", version.article_id, "--find", "night watchman")
    assert line.partition("  ")[2] == (
        "“…often very often very often for the [1mnight watchman and more and more and more "
        "and more and…”"
    )


def test_the_same_words_elsewhere_are_named(
    version: Version, standards: User, administrator: User
) -> None:
    for rule in ("S04", "S06"):
        flag = version.flags.get(rule=rule)
        decide(flag, outcome=Outcome.DISMISS, note="Ada knows him", revision=1, by=standards)
    first, second = Decision.objects.order_by("pk")
    field = f"decision.note:{first.pk}"
    _, line = run("redact", version.article_id, "--field", field, *WHO_AND_WHY)
    assert line == f"The same words still stand in decision.note:{second.pk}."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--field", "decision.note:1"), "Say who takes it out and why"),
        (("--field", "decision.outcome:1", *WHO_AND_WHY), "names no field"),
        (("--field", "decision.note", *WHO_AND_WHY), "names no field"),
        (("--field", "decision.note:1", *WHO_AND_WHY), "no words here"),
        ((), "--find"),
    ],
)
def test_redact_refuses(
    version: Version, administrator: User, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run("redact", version.article_id, *arguments)


@pytest.mark.parametrize("command", ["purge", "redact"])
def test_an_article_that_is_not_there(administrator: User, command: str) -> None:
    what = ("--title", "x") if command == "purge" else ("--find", "x")
    with pytest.raises(CommandError, match="There is no article 7"):
        run(command, 7, *what, *WHO_AND_WHY)
