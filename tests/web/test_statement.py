"""The sourcing statement over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.statements import write_statement
from newsapp.corpus.models import Article, SourcingStatement, User, Version
from newsapp.detection.types import State
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AsPerson = Callable[[User], Asking]
DRAFT = "Three sources, two unnamed; no reason is given."


def address(article: Article) -> str:
    return reverse("statement", args=[article.pk])


def test_the_draft_stands_in_the_field(article: Article, editor: User, as_person: AsPerson) -> None:
    answer = as_person(editor).get(address(article))
    assert answer.text_of("textarea") == DRAFT
    assert "no statement is approved" in answer.text_of(".printed")


def test_approved_it_is_the_backstory_of_the_public_page(
    article: Article, editor: User, as_person: AsPerson
) -> None:
    asking = as_person(editor)
    answer = asking.post_plain(address(article), text=DRAFT, revision=0, approve="true")
    assert answer.response["Location"] == address(article)
    assert asking.get(address(article)).text_of("blockquote") == DRAFT
    export = asking.get(reverse("export", args=[article.pk, "html"]))
    data = json.loads(export.one("script").get_text())
    assert data["backstory"] == DRAFT


def test_saved_as_a_draft_it_is_in_no_public_file(
    article: Article, editor: User, as_person: AsPerson
) -> None:
    asking = as_person(editor)
    asking.post_plain(address(article), text="DRAFT-of-words", revision=0)
    for slug in ("html", "json", "csv", "markdown"):
        assert "DRAFT-of-words" not in asking.get(reverse("export", args=[article.pk, slug])).body


def test_a_lapsed_approval_says_why(
    article: Article, version: Version, editor: User, as_person: AsPerson
) -> None:
    write_statement(version, text=DRAFT, approve=True, revision=0, by=editor)
    for number in (2, 3):
        row = version.attributions.get(number=number)
        set_state(row, state=State.REJECTED, revision=1, by=editor)
    told = as_person(editor).get(address(article)).text_of(".printed")
    assert "changed in what it counts" in told


def test_what_was_refused_comes_back_as_it_was_typed(
    article: Article, version: Version, editor: User, standards: User, as_person: AsPerson
) -> None:
    asking = as_person(editor)
    empty = asking.post_plain(address(article), text="  ", revision=0, approve="true")
    assert empty.status == 422
    named = asking.post_plain(address(article), text="Robert Tindle says so.", revision=0)
    assert named.status == 422
    assert named.text_of("textarea") == "Robert Tindle says so."
    assert named.page.select("[name=sure]")
    write_statement(version, text="Theirs.", approve=False, revision=0, by=standards)
    late = asking.post_plain(address(article), text="Mine.", revision=0)
    assert late.status == 409
    assert late.text_of("textarea") == "Mine."
    assert "Theirs." in late.text_of("[role=alert]")
    assert late.one("[name=revision]")["value"] == "1"
    faulty = asking.post_plain(address(article), text="Mine.", revision="x")
    assert faulty.status == 422
    assert SourcingStatement.objects.get().text == "Theirs."


def test_readers_read_it_and_strangers_do_not(
    article: Article, reader: User, stranger: User, as_person: AsPerson
) -> None:
    page = as_person(reader).get(address(article))
    assert not page.page.select("textarea")
    assert as_person(reader).post_plain(address(article), text="x", revision=0).status == 403
    assert as_person(stranger).get(address(article)).status == 404
    assert as_person(stranger).post_plain(address(article), text="x", revision=0).status == 404
