"""The workbench: the text as it is, its marks, and the margin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.models import Article, Desk, User
from tests.conftest import ARTICLE_TEXT
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(article: Article) -> str:
    return reverse("workbench", args=[article.pk])


def test_the_text_on_the_page_is_the_text_of_the_version(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    text = as_person(editor).get(address).one("[data-article-text]")
    assert text.get_text() == ARTICLE_TEXT


def test_each_paragraph_carries_its_start_in_code_points(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    paragraphs = as_person(editor).get(address).page.select("[data-article-text] > p")
    assert [int(str(p["data-start"])) for p in paragraphs] == [
        ARTICLE_TEXT.index(p.get_text()) for p in paragraphs
    ]


def test_a_mark_says_attribution_role_kind_and_span(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    mark = as_person(editor).get(address).one('mark[data-attribution="a4"][data-role="source"]')
    start = ARTICLE_TEXT.index("one of the officials")
    assert mark.get_text() == "one of the officials"
    assert mark["data-kind"] == "anonymous"
    assert mark["data-span"] == f"{start}-{start + len('one of the officials')}"
    assert mark["data-word"] == "anonymous"


def test_unnamed_sources_come_first_in_the_margin(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    cards = as_person(editor).get(address).page.select("[data-card]:not([hidden]) .name")
    assert [card.get_text() for card in cards] == ["Two officials", "Marta Quill"]


def test_a_card_lists_mentions_reason_and_support(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    card = as_person(editor).get(address).text_of("#source-s1 dl")
    assert "“Two officials”, “one of the officials”" in card
    assert "Reason printed none" in card
    assert "nothing else in the article" in card


def test_the_meter_counts_what_rests_on_unnamed_sources(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    meter = as_person(editor).get(address).text_of("#meter span")
    assert meter == "2 of 4 attributions rest on an unnamed source"


def test_a_reader_sees_the_flags_but_nothing_that_writes(
    as_person: Callable[[User], Asking], reader: User, address: str
) -> None:
    page = as_person(reader).get(address).page
    assert page.select("[data-flag]")
    assert not page.select("main form[method], [data-selection-bar], #undo-button, #redo-button")


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, address: str
) -> None:
    assert as_person(stranger).get(address).status == 404


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('sign-in')}?next={address}"


def test_the_queries_do_not_grow_with_the_article(
    as_person: Callable[[User], Asking], editor: User, desk: Desk
) -> None:
    asking = as_person(editor)

    def queries(attributions: int) -> int:
        article = add_article(
            desk,
            title=f"{attributions}",
            text="Two officials said so.\n“No,” said Ida Marsh.\n" * attributions,
            by=editor,
        )
        with CaptureQueriesContext(connection) as captured:
            asking.get(reverse("workbench", args=[article.pk]))
        return len(captured)

    queries(1)  # sessions and content types are read once
    assert queries(2) == queries(12)


def test_the_chosen_attribution_shows_its_parts_and_why(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    answer = as_person(editor).get(reverse("attribution", args=[article.pk, 1]))
    assert "“officials” names nobody" in answer.text_of("#chosen")
    roles = [role.get_text() for role in answer.page.select(".role")]
    assert roles == ["source", "cue", "content"]


def test_an_attribution_that_does_not_exist_is_404(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    assert as_person(editor).get(reverse("attribution", args=[article.pk, 99])).status == 404
