"""The header: outlet, byline, address, date, genre."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Flag, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

HEADER = {
    "title": "The wall",
    "outlet": "The Quay Post",
    "byline": "Ida Marsh",
    "url": "https://quay.example/wall",
    "published": "2026-03-01",
    "genre": "news",
}


@pytest.fixture
def address(article: Article) -> str:
    return reverse("article-details", args=[article.pk])


def test_the_form_shows_what_is_stored(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    assert as_person(editor).get(address).one("#id_outlet")["value"] == "The Quay Post"


def test_an_edit_is_stored(
    as_person: Callable[[User], Asking], editor: User, address: str, article: Article
) -> None:
    answer = as_person(editor).post_plain(address, **HEADER, revision=article.revision)
    assert answer.status == 302
    article.refresh_from_db()
    assert (article.title, article.byline) == ("The wall", "Ida Marsh")
    assert article.revision == 2


def test_an_opinion_piece_is_judged_as_one(
    as_person: Callable[[User], Asking], editor: User, address: str, article: Article, flag: Flag
) -> None:
    as_person(editor).post_plain(
        address, **(HEADER | {"genre": "opinion"}), revision=article.revision
    )
    flag.refresh_from_db()
    article.refresh_from_db()
    assert article.genre == "opinion"
    assert not flag.active


@pytest.mark.parametrize(
    "fault", [{"title": ""}, {"url": "javascript:alert(1)"}, {"published": "soon"}, {"genre": "ad"}]
)
def test_a_fault_comes_back_with_what_was_typed(
    as_person: Callable[[User], Asking],
    editor: User,
    address: str,
    article: Article,
    fault: dict[str, str],
) -> None:
    answer = as_person(editor).post_plain(address, **(HEADER | fault), revision=article.revision)
    assert answer.status == 422
    assert answer.page.select(".error-text")
    assert answer.one("#id_byline")["value"] == "Ida Marsh"
    article.refresh_from_db()
    assert article.byline == ""


def test_a_stale_edit_is_409_with_both_sides_and_can_be_saved_all_the_same(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    address: str,
    article: Article,
) -> None:
    theirs = HEADER | {"title": "Theirs"}
    as_person(standards).post_plain(address, **theirs, revision=article.revision)
    answer = as_person(editor).post_plain(
        address, **(HEADER | {"title": "Mine"}), revision=article.revision
    )
    assert answer.status == 409
    assert "Theirs" in answer.text_of("[role=alert]")
    assert answer.one("#id_title")["value"] == "Mine"
    revision = str(answer.one("#id_revision")["value"])
    again = as_person(editor).post_plain(address, **(HEADER | {"title": "Mine"}), revision=revision)
    assert again.status == 302
    article.refresh_from_db()
    assert article.title == "Mine"


def test_a_reader_gets_403(as_person: Callable[[User], Asking], reader: User, address: str) -> None:
    assert as_person(reader).get(address).status == 403


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, address: str
) -> None:
    assert as_person(stranger).get(address).status == 404
