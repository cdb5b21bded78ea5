"""The ledger of sources and the suggestions in a real browser, with keys and buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from newsapp.corpus.actions.tags import add_tag
from newsapp.corpus.models import Article, Attribution, Desk, Source, User
from tests.e2e.conftest import SignIn
from tests.e2e.pen import open_workbench, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(sign_in: SignIn, standards: User, article: Article, desk: Desk) -> Page:
    add_tag(desk, name="Hedged", guidance="It may, might or could be so.")
    add_tag(desk, name="Lobby", applies_to="source")
    page = sign_in(standards)
    open_workbench(page, article)
    return page


def states() -> list[str]:
    return list(Attribution.objects.order_by("number").values_list("state", flat=True))


def test_sources_are_merged_and_split_in_their_card(page: Page) -> None:
    page.locator("#source-s1 summary").first.click()
    page.keyboard.press("o")
    tools = page.locator("#tools-s1")
    expect(tools.locator("#name-s1")).to_be_focused()
    tools.get_by_label("Marta Quill").check()
    tools.get_by_role("button", name="Merge into").click()
    expect(page.locator("#source-s2")).to_have_count(0)
    expect(page.locator("#p-3 mark.source").first).to_have_attribute("data-source", "s1")
    expect(tools.locator("form")).to_have_count(0)  # what it offered is no longer so
    assert Source.objects.count() == 1

    page.locator("#source-s1 [data-source-tools]").click()
    tools.locator("[name=mention]").nth(2).check()
    tools.get_by_role("button", name="Split off").click()
    expect(page.locator("#source-s3 .name")).to_have_text("She")
    page.locator("body").press("u")
    expect(page.locator("#source-s3")).to_have_count(0)
    page.locator("body").press("u")
    expect(page.locator("#source-s2 .name")).to_have_text("Marta Quill")


def test_mentions_are_gone_through_with_a_key(page: Page) -> None:
    page.locator("#source-s1 summary").first.click()
    page.keyboard.press("m")
    expect(page.locator("mark.lit")).to_have_text("Two officials")
    page.keyboard.press("m")
    expect(page.locator("mark.lit")).to_have_text("one of the officials")
    expect(page.locator("#announcer")).to_have_text("Mention 2 of 2: one of the officials")
    expect(page.locator('#source-s1 [aria-current="true"]')).to_have_text("2")
    page.keyboard.press("m")
    page.keyboard.press("Shift+m")
    expect(page.locator("mark.lit")).to_have_text("one of the officials")


def test_suggestions_are_gone_through_with_keys(page: Page) -> None:
    page.keyboard.press("q")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a1")
    page.keyboard.press("y")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a2")
    page.keyboard.press("x")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a3")
    expect(page.locator("#suggestion-count")).to_contain_text("2 suggestions")
    page.keyboard.press("q")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a4")
    page.keyboard.press("Shift+q")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a3")
    assert states() == ["confirmed", "rejected", "proposed", "proposed"]


def test_suggestions_are_settled_by_buttons_and_together(page: Page) -> None:
    page.locator("#suggestion-count").click()
    first = page.locator('[data-suggestion="a1"]')
    first.get_by_role("button", name="Accept").click()
    expect(first).to_have_count(0)
    page.locator(".filter [name=kind]").select_option("named_person")
    expect(page.locator(".counted")).to_have_text("2 suggestions match.")
    page.get_by_role("button", name="Reject all 2").click()
    expect(page.locator(".counted")).to_have_text("0 suggestions match.")
    assert states() == ["confirmed", "rejected", "rejected", "proposed"]
    page.locator("body").press("u")
    expect(page.locator(".counted")).to_have_text("2 suggestions match.")
    assert states() == ["confirmed", "proposed", "proposed", "proposed"]


def test_what_nobody_has_checked_looks_provisional(page: Page) -> None:
    source = page.locator('mark[data-attribution="a2"].source')
    weight = "(mark) => getComputedStyle(mark).fontWeight"
    assert source.evaluate(weight) == "400"
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a2")
    page.keyboard.press("y")
    expect(source).to_have_attribute("data-state", "confirmed")
    assert source.evaluate(weight) == "600"
    expect(page.locator('[data-item="a3"] .proposal')).to_have_text("proposed, 90 %")


def test_tags_are_put_on_with_keys(page: Page) -> None:
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a2")
    page.keyboard.press("g")
    page.keyboard.press("Space")
    expect(page.locator('[data-item="a2"] .tag')).to_have_text("Hedged")
    assert Attribution.objects.get(number=2).tags.count() == 1


def test_guidelines_open_beside_the_text(page: Page, desk: Desk) -> None:
    Desk.objects.filter(pk=desk.pk).update(guidelines="Mark **every** source.")
    page.keyboard.press("b")
    expect(page.locator("#guidelines strong")).to_have_text("every")
    expect(page.locator("#guidelines")).to_contain_text("It may, might or could be so.")


def test_every_card_that_the_page_lacks_is_fetched_and_takes_its_place(page: Page) -> None:
    """Several at once may have come back into the article, where a colleague undid a merge."""
    order = "(list) => [...list.querySelectorAll('[data-card]:not([hidden])')].map((one) => one.id)"
    before = page.locator("#sources").evaluate(order)
    assert len(before) > 1
    page.evaluate("for (const card of document.querySelectorAll('[data-card]')) card.remove()")
    page.evaluate("document.dispatchEvent(new CustomEvent('on-record:said', { detail: {} }))")
    expect(page.locator("#sources [data-card]:not([hidden])")).to_have_count(len(before))
    assert page.locator("#sources").evaluate(order) == before


@pytest.mark.usefixtures("interception")
def test_news_may_bring_a_card_that_is_still_on_its_way(page: Page) -> None:
    held: list[Route] = []
    page.route("**/sources/1/", lambda route: held.append(route))
    page.evaluate("window.card = document.getElementById('source-s1'); card.remove()")
    page.evaluate("document.dispatchEvent(new CustomEvent('on-record:said', { detail: {} }))")
    expect(page.locator("#source-s1")).to_have_count(1)
    page.evaluate(
        """card.setAttribute("hx-swap-oob", "true");
        htmx.swap("#together", card.outerHTML, { swapStyle: "none" });"""
    )
    expect(page.locator("#source-s1 .name")).to_be_visible()
    until(page, lambda: held)
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(page.locator("#source-s1 .name")).to_have_count(1)
