"""A real browser on a live server.

Chromium is the system's (Debian's package, or CHROMIUM names it). Where there is none these tests
are skipped with the reason, or fail where ON_RECORD_REQUIRE_BROWSER says that there must be one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.models import User

# Playwright's own event loop runs in this thread; Django's guard would take our queries for its.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

SignIn = Callable[[User], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        reason = "no Chromium here: install Debian's package chromium, or set CHROMIUM to its path"
        if os.environ.get("ON_RECORD_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium starts only without its own sandbox.
        options = ["--disable-gpu", "--disable-background-networking", "--disable-sync"]
        if os.geteuid() == 0:
            options.append("--no-sandbox")
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A fresh profile. Any error in a page's console fails the test."""
    context = browser.new_context(
        base_url=live_server.url.replace("localhost", "127.0.0.1"), locale="en-GB"
    )
    context.set_default_timeout(10_000)
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # The browser and htmx report refusals and broken connections too; tests expect those.
        expected = ("status of 4", "net::ERR_", "htmx:sendError", "htmx:afterRequest")
        if message.type == "error" and not any(words in message.text for words in expected):
            faults.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(context: BrowserContext) -> SignIn:
    """Open a page as one of the cast."""

    def page_for(user: User) -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        context.clear_cookies()
        context.add_cookies(
            [
                {
                    "name": django_settings.SESSION_COOKIE_NAME,
                    "value": session,
                    "domain": "127.0.0.1",
                    "path": "/",
                }
            ]
        )
        return context.new_page()

    return page_for
