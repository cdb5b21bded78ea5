"""The sourcing statement: approved for what the article counts, and for nothing else."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.erasures import redact
from newsapp.corpus.actions.statements import LONGEST, write_statement
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.errors import NameInNote, NotAllowedNow, Refused, Stale
from newsapp.corpus.models import Action, Article, SourcingStatement, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.corpus.queries.statements import counts_in
from newsapp.corpus.redaction import Redactable
from newsapp.detection.types import State
from newsapp.policy.sourcing_statement import draft
from tests.conftest import ARTICLE_TEXT

pytestmark = pytest.mark.django_db


def test_the_draft_counts_the_article(version: Version) -> None:
    wanted = "Three sources, two unnamed; no reason is given."
    assert draft(counts_in(version)) == wanted


def test_a_draft_is_for_nobody_but_the_newsroom(version: Version, editor: User) -> None:
    change = write_statement(
        version, text=" Three  sources. ", approve=False, revision=0, by=editor
    )
    assert change.action == Action.EDIT_STATEMENT
    assert version.statement.text == "Three sources."
    assert reviewed(version).statement == ""


def test_an_approved_one_goes_into_exports(version: Version, editor: User) -> None:
    change = write_statement(version, text="Three sources.", approve=True, revision=0, by=editor)
    assert change.action == Action.APPROVE_STATEMENT
    assert reviewed(version).statement == "Three sources."


def test_other_words_need_another_approval(version: Version, editor: User) -> None:
    write_statement(version, text="Three sources.", approve=True, revision=0, by=editor)
    write_statement(version, text="Several sources.", approve=False, revision=1, by=editor)
    assert reviewed(version).statement == ""
    undo(version, by=editor)
    assert reviewed(version).statement == "Three sources."


def test_approval_lapses_while_the_article_counts_something_else(
    version: Version, editor: User
) -> None:
    write_statement(version, text="Three sources.", approve=True, revision=0, by=editor)
    for number in (2, 3):
        row = version.attributions.get(number=number)
        set_state(row, state=State.REJECTED, revision=1, by=editor)
    assert reviewed(version).statement == ""
    undo(version, by=editor)
    assert reviewed(version).statement == "Three sources."


def test_a_new_version_keeps_it_while_it_counts_the_same(
    article: Article, version: Version, editor: User
) -> None:
    write_statement(version, text="Three sources.", approve=True, revision=0, by=editor)
    add_version(article, text=ARTICLE_TEXT.replace("May", "June"), follows=1, by=editor)
    assert reviewed(current_version(article)).statement == "Three sources."
    shorter = ARTICLE_TEXT.replace("Two officials", "An official").replace("May", "July")
    add_version(article, text=shorter, follows=2, by=editor)
    third = current_version(article)
    assert reviewed(third).statement == ""
    assert third.statement.text == "Three sources."


def test_words_that_were_taken_out_of_the_record_are_in_no_export(
    article: Article, version: Version, administrator: User
) -> None:
    write_statement(version, text="Three sources.", approve=True, revision=0, by=administrator)
    key = version.statement.pk
    redact(article, what=Redactable.STATEMENT, key=key, reason="x", by=administrator)
    assert reviewed(version).statement == ""


def test_nobody_overwrites_what_they_have_not_seen(
    version: Version, editor: User, standards: User
) -> None:
    write_statement(version, text="Three sources.", approve=False, revision=0, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        write_statement(version, text="Other words.", approve=True, revision=0, by=editor)
    with pytest.raises(Stale):
        write_statement(version, text="Other words.", approve=True, revision=7, by=editor)
    assert version.statement.text == "Three sources."


@pytest.mark.parametrize("text", [" ", "x" * (LONGEST + 1), "damaged \0"])
def test_what_cannot_be_one_is_refused(version: Version, editor: User, text: str) -> None:
    with pytest.raises(Refused):
        write_statement(version, text=text, approve=True, revision=0, by=editor)
    assert not SourcingStatement.objects.exists()


def test_a_name_that_is_not_in_the_article_asks_once_more(version: Version, editor: User) -> None:
    text = "One of the officials is Robert Tindle."
    with pytest.raises(NameInNote):
        write_statement(version, text=text, approve=True, revision=0, by=editor)
    write_statement(version, text=text, approve=False, revision=0, by=editor, sure=True)


def test_one_that_was_seen_and_is_gone_is_stale(version: Version, editor: User) -> None:
    write_statement(version, text="Three sources.", approve=False, revision=0, by=editor)
    undo(version, by=editor)
    with pytest.raises(Stale):
        write_statement(version, text="Three sources.", approve=True, revision=1, by=editor)
    assert not SourcingStatement.objects.exists()
    with pytest.raises(NotAllowedNow):
        write_statement(version, text="", approve=False, revision=0, by=editor)
