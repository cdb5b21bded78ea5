"""The list of articles: what it says, search, filter, sort, pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import Article, Desk, Flag, User
from newsapp.detection.types import Detection
from newsapp.policy.types import Outcome
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db


def titles(answer: Answer) -> list[str]:
    return [link.get_text() for link in answer.page.select("tbody th a")]


def add(desk: Desk, by: User, title: str, text: str = "") -> Article:
    return store_article(
        Article(desk=desk, title=title, created_by=by),
        Detection(text=text or f"{title}\n", language="en", detector="by hand"),
    )


def test_a_row_says_status_flags_and_share(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    row = as_person(editor).get("/").text_of(f"#article-{article.pk}")
    assert "Harbour wall to close" in row
    assert "new" in row
    assert "3 open" in row
    assert "2 of 4" in row


def test_the_status_follows_the_decisions(
    as_person: Callable[[User], Asking], standards: User, article: Article, flag: Flag
) -> None:
    decide(
        flag,
        outcome=Outcome.NEEDS_WORK,
        note="say why they are not named",
        revision=flag.revision,
        by=standards,
    )
    row = as_person(standards).get("/").text_of(f"#article-{article.pk}")
    assert "needs work" in row
    assert "2 open" in row
    assert "1 decided" in row


def test_articles_of_other_desks_do_not_show(
    as_person: Callable[[User], Asking], stranger: User, article: Article
) -> None:
    answer = as_person(stranger).get("/")
    assert titles(answer) == []
    assert "No articles yet" in answer.body


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("harbour", True),  # in the title, in another case
        ("quay post", True),  # the outlet
        ("fish market", True),  # the text
        ("lighthouse", False),
    ],
)
def test_search_looks_at_title_outlet_and_text(
    as_person: Callable[[User], Asking], editor: User, article: Article, search: str, found: bool
) -> None:
    answer = as_person(editor).get("/", q=search)
    assert bool(titles(answer)) is found
    if not found:
        assert "Nothing matches" in answer.body
        assert "lighthouse" in answer.body


def test_a_status_filters(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    assert titles(as_person(editor).get("/", status="new")) == ["Harbour wall to close"] or titles(
        as_person(editor).get("/", status="new")
    ) == [article.title]
    assert titles(as_person(editor).get("/", status="needs work")) == []


def test_a_heading_sorts_and_turns_round(
    as_person: Callable[[User], Asking], editor: User, desk: Desk
) -> None:
    for title in ("Bridge", "Airport", "Canal"):
        add(desk, editor, title)
    assert titles(as_person(editor).get("/", sort="title")) == ["Airport", "Bridge", "Canal"]
    assert titles(as_person(editor).get("/", sort="-title")) == ["Canal", "Bridge", "Airport"]
    heading = as_person(editor).get("/", sort="title").one("th[aria-sort=ascending] a")
    assert "sort=-title" in str(heading["href"])


def test_what_makes_no_sense_in_the_address_is_ignored(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    answer = as_person(editor).get("/", sort="password", status="<b>", page="many")
    assert answer.status == 200
    assert titles(answer) == [article.title]


def test_a_long_list_has_pages_that_keep_search_and_sort(
    as_person: Callable[[User], Asking], editor: User, desk: Desk
) -> None:
    for number in range(30):
        add(desk, editor, f"Story {number:02}")
    answer = as_person(editor).get("/", q="story", sort="title")
    assert len(titles(answer)) == 25
    following = str(answer.one("a[rel=next]")["href"])
    assert "q=story" in following
    assert "sort=title" in following
    assert titles(as_person(editor).get("/" + following)) == [f"Story {n}" for n in range(25, 30)]


def test_the_queries_do_not_grow_with_the_list(
    as_person: Callable[[User], Asking],
    editor: User,
    desk: Desk,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(20):
        add(desk, editor, f"Story {number}")
    asking = as_person(editor)
    with django_assert_max_num_queries(6):
        asking.get("/")


def test_the_words_of_a_search_need_not_stand_together(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    assert titles(as_person(editor).get("/", q="May harbour")) == [article.title]
    assert titles(as_person(editor).get("/", q="May lighthouse")) == []
