"""A long text on the page: there at once, with the worker's progress, then with its marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.models import SILENCE, Article, Desk, Marking, MarkingState, User
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.worker_marking import mark
from tests.corpus.long_text import long_text
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

TEXT = long_text(5_100)


@pytest.fixture
def waiting(desk: Desk, editor: User) -> Article:
    """A long text whose transaction has not ended: nobody has begun to mark it."""
    return add_article(desk, text=TEXT, title="A long report", by=editor)


@pytest.fixture
def asking(as_person: Callable[[User], Asking], editor: User) -> Asking:
    return as_person(editor)


def address(article: Article, rest: str = "") -> str:
    return f"/articles/{article.pk}/{rest}"


def do_the_work(article: Article) -> None:
    version = current_version(article)
    mark(version.pk, Marking.objects.get(version=version).attempt)


def test_the_whole_text_is_there_and_a_notice_that_asks_again(
    asking: Asking, waiting: Article
) -> None:
    page = asking.get(address(waiting))
    assert page.one("[data-article-text]").get_text() == TEXT
    assert page.page.select("mark") == []
    notice = page.one("#marking")
    assert notice["hx-trigger"] == "every 2s"
    assert notice["hx-get"] == address(waiting, "marking/?seen=waiting-0-live")
    assert page.one("#marking progress")["value"] == "0"
    assert page.one("#marking noscript a")["href"] == address(waiting)
    assert "Marks follow" in page.text_of("#meter")
    assert "credits anything to anybody" not in page.body


def test_nothing_new_is_no_answer(asking: Asking, waiting: Article) -> None:
    answer = asking.get(address(waiting, "marking/"), seen="waiting-0-live")
    assert (answer.status, answer.body) == (204, "")


def test_progress_is_shown(asking: Asking, waiting: Article) -> None:
    Marking.objects.update(state=MarkingState.RUNNING, progress=42)
    answer = asking.get(address(waiting, "marking/"), seen="waiting-0-live")
    assert answer.status == 200
    assert answer.one("progress")["value"] == "42"
    assert str(answer.one("#marking")["hx-get"]).endswith("seen=running-42-live")


def test_when_it_is_done_the_marks_come_and_the_asking_ends(
    asking: Asking, waiting: Article
) -> None:
    do_the_work(waiting)
    answer = asking.get(address(waiting, "marking/"), seen="running-42-live")
    assert answer.status == 200
    assert not answer.one("#marking").has_attr("hx-get")
    text = answer.one('[hx-swap-oob="innerHTML:[data-article-text]"]')
    assert text.get_text() == TEXT
    assert len(text.select("mark")) > 300
    assert {"sources", "meter", "dock"} <= answer.ids
    assert len(answer.page.select("#sources [data-card]")) == 8  # 7 sources, and what has none
    assert "on-record:marked" in answer.response["HX-Trigger-After-Swap"]
    whole = asking.get(address(waiting))
    assert whole.one("[data-article-text]").decode_contents() == text.decode_contents()


def test_a_worker_that_gives_no_sign_is_told_of(asking: Asking, waiting: Article) -> None:
    Marking.objects.update(heard_at=timezone.now() - SILENCE - timedelta(seconds=5))
    answer = asking.get(address(waiting, "marking/"), seen="waiting-0-live")
    assert "nothing has been heard of the worker" in answer.text_of("#marking")
    assert answer.page.select("progress") == []
    assert answer.one("#marking")["hx-trigger"] == "every 10s"


def test_what_failed_can_be_tried_again(
    asking: Asking,
    waiting: Article,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    Marking.objects.update(state=MarkingState.FAILED, error="It broke.")
    page = asking.get(address(waiting))
    assert "It broke." in page.text_of("#marking")
    assert not page.one("#marking").has_attr("hx-get")
    with django_capture_on_commit_callbacks(execute=True):
        answer = asking.post_plain(str(page.one("#marking form")["action"]))
    assert (answer.status, answer.response["Location"]) == (302, address(waiting))
    assert asking.get(address(waiting)).page.select("mark")


def test_detection_again_goes_to_the_worker(
    asking: Asking,
    waiting: Article,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    do_the_work(waiting)
    with django_capture_on_commit_callbacks() as asked:
        answer = asking.post_plain(address(waiting, "detect/"))
    assert answer.status == 302
    assert len(asked) == 1
    page = asking.get(address(waiting))
    assert page.one("#marking progress")
    assert page.page.select("mark"), "the marks of before stay until then"


def test_readers_and_strangers(
    as_person: Callable[[User], Asking], waiting: Article, reader: User, stranger: User
) -> None:
    Marking.objects.update(state=MarkingState.FAILED, error="It broke.")
    assert as_person(reader).get(address(waiting)).page.select("#marking form") == []
    assert as_person(reader).post_plain(address(waiting, "marking/again/")).status == 403
    assert as_person(stranger).get(address(waiting, "marking/")).status == 404


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (MarkingState.WAITING, "marking…"),
        (MarkingState.RUNNING, "marking…"),
        (MarkingState.FAILED, "marking failed"),
        (MarkingState.DONE, "none open"),
    ],
)
def test_the_list(asking: Asking, waiting: Article, state: str, words: str) -> None:
    Marking.objects.update(state=state)
    assert words in asking.get("/").text_of(f"#article-{waiting.pk}")


def test_a_text_of_ordinary_length_does_not_ask(asking: Asking, article: Article) -> None:
    page = asking.get(address(article))
    assert not page.one("#marking").has_attr("hx-get")
    assert page.text_of("#marking") == ""
