"""The queue across articles with keys, the way to it, and what a reader meets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from newsapp.corpus.models import Article, Attribution, Desk, User
from tests.e2e.conftest import SignIn
from tests.e2e.pen import drag_over, heard, open_workbench, press

pytestmark = pytest.mark.django_db(transaction=True)


def test_rows_are_walked_and_opened_with_keys(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto("/review/")
    expect(page.locator("html.js")).to_be_attached()
    page.wait_for_load_state()
    rows = page.locator(".queue > li")
    expect(rows).to_have_count(3)
    press(page, "j")
    expect(rows.nth(0)).to_have_class(re.compile("now"))
    press(page, "j", "j")
    expect(rows.nth(2)).to_have_class(re.compile("now"))
    expect(page.locator(".queue > li.now")).to_have_count(1)
    press(page, "j")
    assert "last finding" in heard(page)
    press(page, "k")
    wanted = rows.nth(1).locator("h2 a").get_attribute("href")
    expect(rows.nth(1).locator("h2 a")).to_be_focused()
    press(page, "Enter")
    page.wait_for_url(f"**{wanted}")


def test_the_workbench_leads_to_the_review_of_its_article(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.set_viewport_size({"width": 320, "height": 640})
    open_workbench(page, article)
    link = page.get_by_label("Views of the article").get_by_role("link", name="Review")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("[data-claim]")).to_be_visible()


def test_guidelines_come_into_view_with_their_text(
    sign_in: SignIn, standards: User, article: Article, desk: Desk
) -> None:
    Desk.objects.filter(pk=desk.pk).update(guidelines="Mark every source.\n\n" * 6)
    page = sign_in(standards)
    page.set_viewport_size({"width": 1280, "height": 500})
    open_workbench(page, article)
    press(page, "j")  # a card is open, so that the margin is longer than the window
    press(page, "b")
    expect(page.locator("#guidelines p").first).to_be_in_viewport(ratio=0.9)


def test_a_reader_is_told_who_marks_words(sign_in: SignIn, reader: User, article: Article) -> None:
    page = sign_in(reader)
    open_workbench(page, article)
    before = Attribution.objects.count()
    drag_over(page, "traders")
    for key in ("s", "t", "6"):
        page.locator("#announcer").evaluate("(place) => { place.textContent = ''; }")
        press(page, key)
        assert heard(page) == "You read here as a reader. Editors of the desk mark words."
    assert Attribution.objects.count() == before
    expect(page.get_by_role("link", name="Paste")).to_have_count(0)


def test_the_search_is_a_key_away_also_where_it_stands_in_the_menu(
    sign_in: SignIn, editor: User
) -> None:
    page = sign_in(editor)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto("/")
        expect(page.locator("html.js")).to_be_attached()
        page.keyboard.press("/")
        expect(page.get_by_label("Find an article")).to_be_focused()
        assert page.get_by_label("Find an article").input_value() == ""
