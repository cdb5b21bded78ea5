"""Without a network: the one unsent action is kept, said, and sent once when the server answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from newsapp.corpus.models import Article, Attribution, Change, User
from tests.e2e.conftest import SignIn
from tests.e2e.pen import choose, open_workbench, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("interception")]


@pytest.fixture
def page(sign_in: SignIn, editor: User, article: Article) -> Page:
    page = sign_in(editor)
    open_workbench(page, article)
    return page


def state_of(number: int) -> str:
    return Attribution.objects.get(number=number).state


def test_it_is_kept_and_sent_when_the_network_is_back(page: Page) -> None:
    choose(page, "a2")
    page.context.set_offline(True)
    page.keyboard.press("y")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("“Y Confirm” was not sent and is kept here")
    assert state_of(2) == "proposed"
    # A second one is not dropped in silence: it is not taken, and that is said.
    page.keyboard.press("x")
    expect(page.locator("#announcer")).to_contain_text("one action is waiting")
    page.context.set_offline(False)
    expect(page.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    expect(notice.locator("[data-kept]")).to_have_count(0)
    assert state_of(2) == "confirmed"


def test_it_outlives_a_reload(page: Page) -> None:
    choose(page, "a2")
    page.route("**/state/", lambda route: route.abort())
    page.keyboard.press("y")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.unroute("**/state/")
    page.reload()
    expect(page.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    expect(page.locator("[data-kept]")).to_have_count(0)
    assert page.evaluate("sessionStorage.getItem('on-record:outbox')") is None


def test_it_can_be_dropped(page: Page) -> None:
    choose(page, "a2")
    page.route("**/state/", lambda route: route.abort())
    page.keyboard.press("y")
    page.get_by_role("button", name="Drop it").click()
    expect(page.locator("[data-kept]")).to_have_count(0)
    page.unroute("**/state/")
    page.reload()
    assert state_of(2) == "proposed"


def test_one_whose_answer_alone_was_lost_is_not_done_twice(page: Page, article: Article) -> None:
    """The undo reaches the server, its answer does not reach the page."""
    for attribution in ("a2", "a3"):
        choose(page, attribution)
        page.keyboard.press("y")
        expect(
            page.locator(f'mark[data-attribution="{attribution}"][data-role="cue"]')
        ).to_have_attribute("data-state", "confirmed")

    def swallow(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/undo/", swallow)
    page.keyboard.press("u")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.unroute("**/undo/")
    expect(page.locator("[data-kept]")).to_have_count(0)
    assert Change.objects.filter(article=article, action="undo").count() == 1
    assert (state_of(2), state_of(3)) == ("confirmed", "proposed")


def test_a_refusal_is_an_answer_and_is_not_sent_for_ever(page: Page, article: Article) -> None:
    choose(page, "a2")
    page.route("**/state/", lambda route: route.abort())
    page.keyboard.press("y")
    expect(page.locator("[data-kept]")).to_be_visible()
    Attribution.objects.filter(number=2).update(state="rejected", revision=7)
    page.unroute("**/state/")
    expect(page.locator("#notice")).to_contain_text("changed meanwhile")
    expect(page.locator("[data-kept]")).to_have_count(0)
    assert page.evaluate("sessionStorage.getItem('on-record:outbox')") is None


def test_it_is_kept_though_its_form_was_drawn_anew_meanwhile(page: Page) -> None:
    """What a colleague does may bring the chosen attribution's card while a write is under way."""
    choose(page, "a2")
    held: list[Route] = []
    page.route("**/state/", lambda route: held.append(route))
    page.keyboard.press("y")
    until(page, lambda: held)
    page.evaluate("const card = document.getElementById('chosen'); card.outerHTML = card.outerHTML")
    held[0].abort()
    expect(page.locator("[data-kept]")).to_be_visible()
    page.unroute("**/state/")
    # And the page goes on asking, so that it hears when the server answers again.
    expect(page.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    expect(page.locator("[data-kept]")).to_have_count(0)


def test_it_stays_in_view_though_something_else_fails_too(page: Page) -> None:
    choose(page, "a2")
    page.route("**/state/", lambda route: route.abort())
    page.keyboard.press("y")
    expect(page.locator("[data-kept]")).to_be_visible()
    page.route("**/attributions/3/", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda sent: sent.url.endswith("/attributions/3/")):
        page.locator('mark[data-attribution="a3"][data-role="cue"]').click()
    expect(page.get_by_role("button", name="Drop it")).to_be_visible()
