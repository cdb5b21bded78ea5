"""A text that is not English says so on its page, and can be marked all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.models import Article, Desk, User
from newsapp.detection.unmarked import NOT_ENGLISH
from tests.corpus.test_language import GERMAN
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def german(desk: Desk, editor: User) -> Article:
    return add_article(desk, text=GERMAN, title="Brücke", by=editor)


def test_the_page_says_so(
    as_person: Callable[[User], Asking], german: Article, editor: User
) -> None:
    page = as_person(editor).get(f"/articles/{german.pk}/")
    assert "seems to be German: nothing was marked automatically" in page.text_of("#language")
    assert page.one("[data-article-text]")["lang"] == "de"
    assert page.page.select("mark") == []


@pytest.mark.parametrize("page", ["read/sources/", "review/"])
def test_no_page_takes_what_was_not_looked_for_as_not_there(
    as_person: Callable[[User], Asking], german: Article, editor: User, page: str
) -> None:
    assert NOT_ENGLISH in as_person(editor).get(f"/articles/{german.pk}/{page}").text_of("main")


def test_it_is_marked_when_somebody_says_that_it_is_english(
    as_person: Callable[[User], Asking], german: Article, editor: User
) -> None:
    asking = as_person(editor)
    form = asking.get(f"/articles/{german.pk}/").one("#language form")
    answer = asking.post_plain(str(form["action"]))
    assert (answer.status, answer.response["Location"]) == (302, f"/articles/{german.pk}/")
    page = asking.get(f"/articles/{german.pk}/")
    assert page.page.select("mark")
    assert page.text_of("#language") == ""
    assert page.one("[data-article-text]")["lang"] == "en"


def test_readers_and_strangers(
    as_person: Callable[[User], Asking], german: Article, reader: User, stranger: User
) -> None:
    seen = as_person(reader).get(f"/articles/{german.pk}/")
    assert "German" in seen.text_of("#language")
    assert "by hand" not in seen.text_of("#language")
    assert seen.page.select("#language form") == []
    assert as_person(reader).post_plain(f"/articles/{german.pk}/english/").status == 403
    assert as_person(stranger).post_plain(f"/articles/{german.pk}/english/").status == 404


def test_english_has_no_notice(
    as_person: Callable[[User], Asking], article: Article, editor: User
) -> None:
    assert as_person(editor).get(f"/articles/{article.pk}/").text_of("#language") == ""
