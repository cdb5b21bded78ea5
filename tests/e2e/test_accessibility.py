"""axe finds nothing on any page, light or dark, wide or narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.actions.tags import add_tag
from newsapp.corpus.models import Article, Desk, User
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/",
    "/?q=nothing+like+it",
    "/articles/paste/",
    "/articles/{pk}/",
    "/articles/{pk}/details/",
    "/articles/{pk}/export/",
    "/articles/{pk}/suggestions/",
    "/articles/{pk}/sources/1/tools/",
    "/articles/{pk}/read/",
    "/articles/{pk}/read/?marks=on",
    "/articles/{pk}/read/sources/",
    "/articles/{pk}/guidelines/",
    "/articles/{pk}/attributions/1/link/",
    "/articles/{pk}/review/",
    "/articles/{pk}/history/",
    "/articles/{pk}/sign-off/",
    "/desks/city/tags/",
    "/desks/city/tags/hedged/",
    "/desks/city/guidelines/",
    "/desks/city/policies/",
    "/review/",
    "/rules/",
    "/rules/S06/",
    "/keys/",
    "/nowhere/",
)


# 320 px is also what 1280 px become at 400 % zoom.
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(
    sign_in: SignIn, standards: User, article: Article, desk: Desk, scheme: str, width: int
) -> None:
    add_tag(desk, name="Hedged", guidance="It may, might or could be so.")
    add_tag(desk, name="Lobby", applies_to="source")
    Desk.objects.filter(pk=desk.pk).update(guidelines="# Kinds\n\n| a | b |\n|---|---|\n| c | d |")
    page = sign_in(standards)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    faults = []
    for address in PAGES:
        page.goto(address.format(pk=article.pk))
        if address == "/articles/{pk}/":
            show_everything(page)
        result = Axe().run(page)
        if result.violations_count:
            faults.append(f"{address}\n{result.generate_report()}")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            faults.append(f"{address} is {overflow} px wider than the window")
    assert faults == [], "\n".join(faults)


def show_everything(page: Page) -> None:
    """All that opens: a chosen attribution, a source's tools, suggestions, a flag in hand."""
    page.locator("mark[data-attribution][data-role=cue]").first.click()
    page.locator("#chosen:not([hidden])").wait_for()
    page.keyboard.press("o")
    page.locator(".source-tools").first.wait_for()
    page.locator("[data-close-tools]").first.focus()
    page.keyboard.press("q")
    page.locator("[data-suggestion]").first.wait_for()
    page.keyboard.press("b")
    page.locator("#guidelines table").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("d")


def test_no_motion_where_somebody_asked_for_none(sign_in: SignIn, editor: User) -> None:
    page = sign_in(editor)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0
            || style.animationName !== "none";
    }).length"""
    page.keyboard.press("Tab")
    assert page.evaluate(moving) == 0


def test_the_sign_in_page(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/")
    assert page.url.endswith("/sign-in/?next=/")
    result = Axe().run(page)
    context.close()
    assert result.violations_count == 0, result.generate_report()
