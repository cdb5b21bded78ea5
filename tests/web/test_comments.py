"""Threads on sources and attributions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Comment, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


@pytest.fixture(params=["source", "attribution"])
def thread(request: pytest.FixtureRequest, article: Article) -> tuple[str, str]:
    """The address of a thread and the id of its fragment, for both sorts of subject."""
    key = {"source": "s1", "attribution": "a1"}[request.param]
    return reverse(f"{request.param}-comments", args=[article.pk, 1]), f"#comments-{key}"


def test_a_comment_is_added_and_the_thread_comes_back(
    as_person: AS, editor: User, thread: tuple[str, str]
) -> None:
    address, fragment = thread
    answer = as_person(editor).post(address, text="Which wall is it?\nThe old one?")
    assert answer.status == 200
    shown = answer.text_of(fragment)
    assert "Edda Editor" in shown
    assert "Which wall is it? The old one?" in shown
    assert "1 open of 1" in shown


def test_it_is_settled_and_opened_again(
    as_person: AS, editor: User, standards: User, article: Article, thread: tuple[str, str]
) -> None:
    address, fragment = thread
    as_person(editor).post(address, text="Which wall is it?")
    comment = Comment.objects.get()
    settle = reverse("comment-resolve", args=[article.pk, comment.pk])
    answer = as_person(standards).post(settle)
    assert "settled by Stan Standards" in answer.text_of(fragment)
    assert "0 open of 1" in answer.text_of(fragment)
    answer = as_person(standards).post(settle, open="on")
    assert "1 open of 1" in answer.text_of(fragment)


def test_settling_twice_says_so(as_person: AS, editor: User, article: Article) -> None:
    as_person(editor).post(reverse("source-comments", args=[article.pk, 1]), text="Why?")
    settle = reverse("comment-resolve", args=[article.pk, Comment.objects.get().pk])
    as_person(editor).post(settle)
    answer = as_person(editor).post(settle)
    assert answer.status == 422
    assert "resolved already" in answer.text_of("[role=alert]")


@pytest.mark.parametrize("text", ["", "   ", "x" * 5001])
def test_nothing_and_too_much_are_refused(
    as_person: AS, editor: User, thread: tuple[str, str], text: str
) -> None:
    answer = as_person(editor).post(thread[0], text=text)
    assert answer.status == 422
    assert not Comment.objects.exists()


def test_a_name_is_asked_about_and_what_was_typed_stays(
    as_person: AS, editor: User, thread: tuple[str, str]
) -> None:
    address, fragment = thread
    text = "Is it Orla Fennick again?"
    answer = as_person(editor).post(address, text=text)
    assert answer.status == 422
    assert answer.one(f"{fragment} textarea").get_text() == text
    assert not Comment.objects.exists()
    assert as_person(editor).post(address, text=text, sure="on").status == 200
    assert Comment.objects.get().text == text


def test_markup_in_a_comment_is_text(as_person: AS, editor: User, thread: tuple[str, str]) -> None:
    answer = as_person(editor).post(thread[0], text="<script>alert(1)</script>")
    assert not answer.page.select("script")
    assert "<script>alert(1)</script>" in answer.text_of(thread[1])


def test_without_javascript_the_thread_is_a_page(
    as_person: AS, editor: User, thread: tuple[str, str]
) -> None:
    page = as_person(editor).get(thread[0])
    assert page.page.select("main h1")
    assert page.page.select(f"{thread[1]} form textarea")


def test_the_card_of_a_source_says_how_many_are_open_and_where_they_are(
    as_person: AS, editor: User, reader: User, article: Article
) -> None:
    address = reverse("source-comments", args=[article.pk, 1])
    as_person(editor).post(address, text="Which wall is it?")
    page = as_person(editor).get(reverse("workbench", args=[article.pk]))
    place = page.one("#thread-place-s1")
    assert place["hx-get"] == address
    assert place.summary is not None
    assert "1 open" in place.summary.get_text(" ", strip=True)
    # A reader sees nothing internal.
    page = as_person(reader).get(reverse("workbench", args=[article.pk]))
    assert not page.page.select("[id^=thread-place]")


def test_the_chosen_attribution_leads_to_its_thread(
    as_person: AS, editor: User, article: Article
) -> None:
    fragment = as_person(editor).get(reverse("attribution", args=[article.pk, 1]))
    address = reverse("attribution-comments", args=[article.pk, 1])
    assert fragment.one("#thread-place-a1")["hx-get"] == address
