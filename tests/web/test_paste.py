"""Pasting an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

TEXT = (
    "Bridge to close for a year\n"
    "\n"
    "The bridge will close in June, two people who have seen the plan said.\n"
)
PASTE = "/articles/paste/"


def test_a_pasted_text_opens_in_the_workbench(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    answer = as_person(editor).post_plain(PASTE, text=TEXT)
    article = Article.objects.get()
    assert answer.response["Location"] == reverse("workbench", args=[article.pk])
    assert article.title == "Bridge to close for a year"
    assert article.versions.get().text == TEXT
    assert article.desk in editor.desks.all()


def test_everything_known_about_it_is_kept(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    as_person(editor).post_plain(
        PASTE,
        text=TEXT,
        title="The bridge",
        outlet="The Quay Post",
        byline="Ida Marsh",
        url="https://quay.example/bridge",
        published="2026-03-01",
        genre="analysis",
    )
    article = Article.objects.get()
    assert (article.title, article.outlet, article.byline) == (
        "The bridge",
        "The Quay Post",
        "Ida Marsh",
    )
    assert (article.genre, str(article.published)) == ("analysis", "2026-03-01")


def test_line_ends_of_a_form_become_line_feeds_once(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    as_person(editor).post_plain(PASTE, text=TEXT.replace("\n", "\r\n"))
    assert Article.objects.get().versions.get().text == TEXT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "text"),  # nothing at all
        (" \n\t\n", "text"),  # white space only
        ("é" * 500_001, "1,000,000"),  # one byte too many, counted in UTF-8
        ("\x01\x02\x03\x04PK\x03\x04\x00\x01" * 50, "text"),  # a file, not a text
    ],
)
def test_what_is_no_text_comes_back_with_its_error_as_it_was_typed(
    as_person: Callable[[User], Asking], editor: User, text: str, said: str
) -> None:
    answer = as_person(editor).post_plain(PASTE, text=text, title="Kept title")
    assert answer.status == 422
    assert said in answer.text_of("[role=alert]")
    assert answer.one("#id_title")["value"] == "Kept title"
    kept = answer.one("textarea").get_text()
    assert kept.strip("\n").replace("\r\n", "\n") == text.strip("\n") or "\x01" in text
    assert not Article.objects.exists()


def test_exactly_the_limit_is_taken(as_person: Callable[[User], Asking], editor: User) -> None:
    text = ("a" * 99 + "\n") * 10_000
    assert as_person(editor).post_plain(PASTE, text=text).status == 302
    assert len(Article.objects.get().versions.get().text) == 1_000_000


def test_the_same_text_twice_offers_the_existing_article(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    as_person(editor).post_plain(PASTE, text=TEXT)
    article = Article.objects.get()
    answer = as_person(editor).post_plain(PASTE, text=TEXT)
    assert answer.status == 422
    assert "here already" in answer.text_of("[role=alert]")
    assert answer.page.select(f'[role=alert] a[href="{reverse("workbench", args=[article.pk])}"]')
    assert Article.objects.count() == 1


def test_the_same_text_can_be_added_a_second_time_on_purpose(
    as_person: Callable[[User], Asking], editor: User
) -> None:
    as_person(editor).post_plain(PASTE, text=TEXT)
    as_person(editor).post_plain(PASTE, text=TEXT, same_text_ok="true")
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Bridge to close for a year", "Bridge to close for a year"),
        ("The bridge will close in June.", ""),  # a final stop
        (" ".join(["word"] * 20), " ".join(["word"] * 20)),  # twenty words still are a title
        (" ".join(["word"] * 21), ""),  # twenty-one are not
        ("“We will close it.”", ""),  # the stop inside the quotation mark counts
        ("Will the bridge close?", ""),
        ("", ""),
    ],
)
def test_the_title_is_guessed_from_the_first_line(
    as_person: Callable[[User], Asking], editor: User, line: str, title: str
) -> None:
    assert as_person(editor).get("/articles/title/", line=line).body == title


def test_a_reader_may_not_paste(as_person: Callable[[User], Asking], reader: User) -> None:
    assert as_person(reader).post_plain(PASTE, text=TEXT).status == 403
    assert not Article.objects.exists()


def test_who_is_on_no_desk_is_told_so(as_person: Callable[[User], Asking]) -> None:
    loner = User.objects.create_user("lena", role="editor")
    answer = as_person(loner).post_plain(PASTE, text=TEXT)
    assert answer.status == 422
    assert "An administrator can put you on a desk" in answer.text_of("[role=alert]")


def test_the_first_administrator_needs_no_desk(as_person: Callable[[User], Asking]) -> None:
    first = User.objects.create_superuser("ruth", password="invented")
    assert as_person(first).post_plain(PASTE, text=TEXT).status == 302
    assert Article.objects.get().desk.name == "News desk"
