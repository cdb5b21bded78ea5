"""axe finds nothing on any page, light or dark, wide or narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.models import Article, User
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/",
    "/?q=nothing+like+it",
    "/articles/paste/",
    "/articles/{pk}/",
    "/articles/{pk}/details/",
    "/articles/{pk}/export/",
    "/keys/",
    "/nowhere/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(
    sign_in: SignIn, standards: User, article: Article, scheme: str, width: int
) -> None:
    page = sign_in(standards)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        page.goto(address.format(pk=article.pk))
        if address == "/articles/{pk}/":
            show_everything(page)
        result = Axe().run(page)
        assert result.violations_count == 0, f"{address}\n{result.generate_report()}"
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{address} is {overflow} px wider than the window"


def show_everything(page: Page) -> None:
    """A chosen attribution, a current flag, an armed decision."""
    page.locator("mark[data-attribution][data-role=cue]").first.click()
    page.locator("#chosen:not([hidden])").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("d")


def test_the_sign_in_page(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/")
    assert page.url.endswith("/sign-in/?next=/")
    result = Axe().run(page)
    context.close()
    assert result.violations_count == 0, result.generate_report()
