"""A text of 6,000 words in a real browser, marked by a real worker."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from newsapp.corpus.models import SILENCE, Attribution, Marking, MarkingState, User
from newsapp.detection.types import Origin
from tests.corpus.long_text import long_text
from tests.e2e.conftest import SignIn
from tests.e2e.pen import drag_over, expect_selected, selected
from tests.e2e.worker import working

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = long_text(6_000)
MARKED = 120_000  # milliseconds for a worker to start and to mark it, on a busy machine


@pytest.fixture
def page(sign_in: SignIn, standards: User, settings: Settings) -> Page:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    page = sign_in(standards)
    page.goto("/articles/paste/")
    page.locator("[data-paste]").fill(TEXT)
    page.get_by_role("button", name="See who says what").click()
    expect(page.locator("[data-workbench]")).to_be_visible()
    expect(page.locator("html.js")).to_be_attached()
    return page


def test_the_text_comes_at_once_and_its_marks_follow(page: Page) -> None:
    text = page.locator("[data-article-text]")
    expect(text).to_be_visible()
    assert text.evaluate("node => node.textContent") == TEXT
    expect(page.locator("mark")).to_have_count(0)
    expect(page.get_by_role("progressbar", name="Marked")).to_be_visible()

    # What a person does meanwhile stays: a mark by hand, and words that are selected.
    drag_over(page, "Ada Voss")
    page.keyboard.press("s")
    page.keyboard.press("1")
    expect(page.locator("mark.source")).to_have_count(1)
    drag_over(page, "northern gate")
    expect_selected(page, "northern gate")

    with working():
        expect(page.locator("mark").nth(300)).to_be_attached(timeout=MARKED)
    expect(page.get_by_role("progressbar", name="Marked")).to_have_count(0)
    assert selected(page) == "northern gate"
    assert text.evaluate("node => node.textContent") == TEXT
    assert Attribution.objects.filter(origin=Origin.HAND).count() == 1

    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".flag.now")).to_have_count(1)
    assert Marking.objects.get().state == MarkingState.DONE
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2_500)
    assert not [url for url in asked if "/marking/" in url], "it has stopped to ask"


def test_a_note_that_is_being_typed_is_kept(page: Page) -> None:
    drag_over(page, "officials")
    page.keyboard.press("s")
    page.keyboard.press("6")
    note = page.locator("[data-flag] textarea").first
    expect(note).to_be_attached()
    page.locator("[data-show-flag]").first.click()
    note.fill("Their names are known")
    note.press("End")
    with working():
        expect(page.locator("mark").nth(300)).to_be_attached(timeout=MARKED)
    expect(page.get_by_role("progressbar", name="Marked")).to_have_count(0)
    typed = page.locator("textarea").evaluate_all("all => all.map((one) => one.value)")
    assert "Their names are known" in typed


def test_without_a_worker_the_page_says_so(page: Page) -> None:
    expect(page.get_by_role("progressbar", name="Marked")).to_be_visible()
    Marking.objects.update(heard_at=timezone.now() - SILENCE)
    expect(page.get_by_role("alert")).to_contain_text("nothing has been heard of the worker")
    expect(page.get_by_role("progressbar", name="Marked")).to_have_count(0)
