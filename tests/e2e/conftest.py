"""A real browser on a live server.

Chromium is the system's (Debian's package, or CHROMIUM names it). Where there is none these tests
are skipped with the reason, or fail where ON_RECORD_REQUIRE_BROWSER says that there must be one.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.models import Article, User
from tests.e2e.pen import PATIENCE, open_workbench

# Playwright's own event loop runs in this thread; Django's guard would take our queries for its.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=PATIENCE * 1000)

LAUNCH = 180.0
"""Seconds for Chromium to start, the first time with nothing of it in memory."""

SignIn = Callable[[User], Page]
TRAFFIC = pytest.StashKey[deque[str]]()
"""The last requests of a test's pages, for the report of a failure."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure shows what the pages asked the server for, and what became of it."""
    report = yield
    if report.failed and (traffic := item.stash.get(TRAFFIC, None)):
        report.sections.append(("Last requests", "\n".join(traffic)))
    return report


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
        browser = playwright.chromium.launch(
            executable_path=path, args=options, timeout=LAUNCH * 1000
        )
        yield browser
        browser.close()


@pytest.fixture
def context(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A fresh profile. Any error in a page's console fails the test."""
    context = browser.new_context(
        base_url=live_server.url.replace("localhost", "127.0.0.1"), locale="en-GB"
    )
    context.set_default_timeout(PATIENCE * 1000)
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # The browser and htmx report refusals and broken connections too; tests expect those.
        expected = ("status of 4", "net::ERR_", "htmx:sendError", "htmx:afterRequest")
        if message.type == "error" and not any(words in message.text for words in expected):
            faults.append(message.text)

    traffic = request.node.stash.setdefault(TRAFFIC, deque(maxlen=20))

    def answered(response: Response) -> None:
        if "/static/" not in response.url:
            traffic.append(f"{response.status} {response.request.method} {response.url}")

    def failed(sent: Request) -> None:
        traffic.append(f"{sent.failure} {sent.method} {sent.url}")

    context.on("response", answered)
    context.on("requestfailed", failed)
    context.on("console", note)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    wait_for_the_last_answer()
    assert faults == []


def wait_for_the_last_answer() -> None:
    """A page is closed while the server still answers it: what it writes is for this test's rows.

    Sooner, the tables would be emptied under it, or it would write into those of the next test.
    """
    end = time.monotonic() + PATIENCE
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # one for each connection of the live server
            thread.join(max(0.0, end - time.monotonic()))
            assert not thread.is_alive(), "the server still answers a page that is closed"


@pytest.fixture
def interception(context: BrowserContext) -> None:
    """Requests may be cut from the first one on.

    Without this, Chromium begins to ask only when a test first calls ``page.route``, and a request
    that is made in the same moment may slip through.
    """
    context.route("**/nothing-asks-for-this", lambda route: route.abort())


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


@pytest.fixture
def page(sign_in: SignIn, standards: User, article: Article) -> Page:
    """The workbench of the short article, as a standards editor sees it."""
    page = sign_in(standards)
    open_workbench(page, article)
    return page
