"""Reading in a real browser: find in the article, light and dark, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.models import Article, User
from tests.conftest import ARTICLE_TEXT
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(sign_in: SignIn, reader: User) -> Page:
    return sign_in(reader)


@pytest.mark.parametrize("view", ["", "read/"])
def test_find_counts_steps_and_leaves_the_text_alone(
    page: Page, article: Article, view: str
) -> None:
    page.goto(f"/articles/{article.pk}/{view}")
    expect(page.locator("html.js")).to_be_attached()
    page.keyboard.press("f")
    field = page.get_by_role("searchbox", name="Find in the article")
    expect(field).to_be_focused()
    page.keyboard.type("the ")
    page.keyboard.type("HARBOUR")
    found = page.locator("[data-found]")
    expect(found).to_have_text("1 of 1")
    field.fill("officials")
    expect(found).to_have_text("1 of 2")
    page.keyboard.press("Enter")
    expect(found).to_have_text("2 of 2")
    page.keyboard.press("Enter")
    expect(found).to_have_text("1 of 2")
    page.keyboard.press("Shift+Enter")
    expect(found).to_have_text("2 of 2")
    words = "[...CSS.highlights.get('found-now')].map((range) => range.toString())"
    assert page.evaluate(words) == ["officials"]
    assert page.evaluate("[...CSS.highlights.get('found')].length") == 2
    text = page.locator("[data-article-text], [data-reading-text]")
    assert text.evaluate("node => node.textContent") == ARTICLE_TEXT
    field.fill("(nothing like it")
    expect(found).to_have_text("not found")
    page.keyboard.press("Escape")
    expect(found).to_be_empty()


def test_what_is_found_is_brought_into_view_also_where_nothing_was_drawn(
    page: Page, article: Article
) -> None:
    page.set_viewport_size({"width": 800, "height": 320})
    page.goto(f"/articles/{article.pk}/read/")
    page.keyboard.press("f")
    page.keyboard.type("did not respond")
    expect(page.locator("[data-found]")).to_have_text("1 of 1")
    expect(page.locator("#p-4")).to_be_in_viewport()


def test_views_lead_to_each_other_and_marks_can_be_shown(page: Page, article: Article) -> None:
    page.goto(f"/articles/{article.pk}/")
    page.get_by_role("link", name="Read", exact=True).click()
    expect(page.locator("mark[data-attribution]")).to_have_count(0)
    page.get_by_role("link", name="Show the marks").click()
    assert page.locator("mark[data-attribution]").count() > 5
    page.get_by_role("link", name="Sources only").click()
    expect(page.locator(".speaker").first).to_contain_text("Two officials")


def test_on_paper_stands_the_article_alone(page: Page, article: Article) -> None:
    page.goto(f"/articles/{article.pk}/read/?marks=on")
    page.emulate_media(media="print")
    for selector in (".bar", ".views", "[data-find]"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator(".text")).to_be_visible()
