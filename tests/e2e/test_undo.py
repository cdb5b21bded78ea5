"""Undo and what is chosen: the next mark goes where the page says, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.models import Attribution
from tests.e2e.pen import choose, drag_over, expect_selected, heard, press

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_an_undo_the_next_mark_starts_an_attribution_of_its_own(page: Page) -> None:
    choose(page, "a2")
    press(page, "y")
    expect(page.locator("#chosen")).to_contain_text("confirmed")
    press(page, "Escape")
    expect(page.locator("#chosen")).to_be_hidden()
    drag_over(page, "traders")
    press(page, "t")  # chosen now, as what was made last
    expect(page.locator("#chosen")).to_contain_text("traders")
    press(page, "u")
    expect(page.locator("#chosen")).to_be_hidden()
    drag_over(page, "The council")
    expect(page.locator("[data-selection-bar]")).to_be_visible()
    expect(page.locator("[data-target]")).to_be_hidden()
    press(page, "t")
    expect(page.locator("#chosen")).to_contain_text("The council")
    assert [span.quote for span in Attribution.objects.latest("pk").spans.all()] == ["The council"]


def test_what_was_chosen_before_the_undone_change_is_chosen_again(page: Page) -> None:
    choose(page, "a4")
    drag_over(page, "The council did not respond")
    press(page, "t")
    expect(page.locator("#chosen")).to_contain_text("The council")
    press(page, "Escape", "u")
    expect(page.locator("#chosen")).to_be_visible()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a4")
    expect(page.locator("#chosen")).not_to_contain_text("The council")


def test_an_undo_after_a_reload_chooses_nothing(page: Page) -> None:
    choose(page, "a2")
    press(page, "y")
    expect(page.locator("#chosen")).to_contain_text("confirmed")
    page.reload()
    expect(page.locator("html.js")).to_be_attached()
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Undid")
    expect(page.locator("#chosen")).to_be_hidden()


def test_the_bar_says_where_a_mark_would_go_and_offers_a_new_one(page: Page) -> None:
    choose(page, "a4")
    drag_over(page, "traders")
    target = page.locator("[data-target]")
    expect(target).to_contain_text("Adds to Two officials")
    bar = page.get_by_role("toolbar")
    expect(bar).to_have_attribute("aria-label", "Add the selection to Two officials")
    target.get_by_role("button", name="Start a new one").click()
    expect(target).to_be_hidden()
    expect_selected(page, "traders")
    press(page, "t")
    expect(page.locator("#chosen")).to_contain_text("traders")
    assert Attribution.objects.count() == 5


def test_what_was_found_is_where_the_keyboard_goes_on(page: Page) -> None:
    press(page, "f")
    page.keyboard.type("meet on")
    expect(page.locator("[data-found]")).to_have_text("1 of 1")
    press(page, "Escape")
    expect(page.locator("[data-article-text]")).to_be_focused()
    press(page, "Shift+ArrowRight")
    assert heard(page) == "meet"
    press(page, "Shift+ArrowRight", "t")
    expect(page.locator("#chosen")).to_contain_text("meet on")
    assert Attribution.objects.latest("pk").spans.get().quote == "meet on"
