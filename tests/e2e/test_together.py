"""Two people in one article: each sees what the other does, and loses nothing of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.models import Article, Attribution, User
from tests.e2e.conftest import SignIn
from tests.e2e.pen import choose

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mine(sign_in: SignIn, editor: User, article: Article) -> Page:
    page = sign_in(editor)
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    return page


@pytest.fixture
def theirs(
    browser: Browser, live_server: LiveServer, standards: User, article: Article
) -> Iterator[Page]:
    """The same article in the browser of a colleague."""
    address = live_server.url.replace("localhost", "127.0.0.1")
    context = browser.new_context(base_url=address, locale="en-GB")
    client = Client()
    client.force_login(standards)
    name = django_settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    context.add_cookies([{"name": name, "value": value, "domain": "127.0.0.1", "path": "/"}])
    page = context.new_page()
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    yield page
    context.close()


def test_a_colleagues_change_appears_within_seconds_and_so_does_the_colleague(
    mine: Page, theirs: Page
) -> None:
    expect(mine.locator("#together")).to_contain_text("Also here: Stan Standards")
    choose(theirs, "a2")
    theirs.keyboard.press("y")
    expect(mine.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    expect(mine.locator("#announcer")).to_contain_text("Stan Standards: Confirmed “")


@pytest.mark.parametrize("who", ["a colleague", "the editor"])
def test_a_card_that_the_page_lacks_comes_with_the_first_answer_about_it(
    mine: Page, theirs: Page, who: str
) -> None:
    """As where a colleague made a source a moment ago. What goes wrong is told in the console."""
    card = mine.locator("#source-s2")
    card.evaluate("(card) => card.remove()")
    page = theirs if who == "a colleague" else mine
    choose(page, "a2")
    page.keyboard.press("y")
    expect(card.locator(".name")).to_have_text("Marta Quill")
    expect(mine.locator("[data-card=s2]")).to_have_count(1)


def test_a_selection_and_a_half_written_note_stay(
    mine: Page, theirs: Page, article: Article
) -> None:
    """In the very paragraph and the very card that the colleague changes."""
    mine.locator('[data-card="s1"] summary').first.click()
    mine.evaluate(
        """() => {
            const line = document.querySelector("#p-2");
            const range = document.createRange();
            range.setStart(line.firstChild.firstChild ?? line.firstChild, 0);
            range.setEnd(line.lastChild, 1);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    selected = mine.evaluate("getSelection().toString()")
    assert selected
    choose(theirs, "a1")
    theirs.keyboard.press("y")
    expect(mine.locator('mark[data-attribution="a1"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    assert mine.evaluate("getSelection().toString()") == selected
    expect(mine.locator('[data-card="s1"]')).to_have_attribute("open", "")

    mine.locator('[data-card="s1"] [data-source-tools]').click()
    name = mine.locator("#name-s1")
    name.fill("one of the off")
    choose(theirs, "a4")
    theirs.keyboard.press("y")
    expect(mine.locator('mark[data-attribution="a4"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    expect(name).to_have_value("one of the off")
    expect(name).to_be_focused()
    mine.keyboard.type("icials")
    mine.keyboard.press("Enter")
    expect(mine.locator('[data-card="s1"] .name')).to_have_text("one of the officials")


def test_a_page_asks_for_news_three_seconds_later(
    sign_in: SignIn, editor: User, article: Article
) -> None:
    """By its own clock, which stands still: the machine decides how soon the answer comes."""
    page = sign_in(editor)
    page.clock.install(time=0)
    page.clock.pause_at(1)
    asked: list[str] = []
    page.on("request", lambda sent: asked.extend([sent.url] * ("/changes/" in sent.url)))
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    page.clock.run_for(2_900)
    assert asked == []
    with page.expect_response("**/changes/**"):
        page.clock.run_for(200)


@pytest.mark.usefixtures("interception")
def test_a_stale_write_shows_both_sides_and_a_choice(
    mine: Page, theirs: Page, article: Article
) -> None:
    choose(mine, "a2")
    mine.route("**/changes/**", lambda route: route.abort())  # mine hears of nothing
    choose(theirs, "a2")
    theirs.keyboard.press("x")
    expect(theirs.locator('mark[data-attribution="a2"]')).to_have_count(0)
    mine.keyboard.press("y")
    notice = mine.locator("#notice")
    expect(notice).to_contain_text("Stan Standards")
    expect(notice).to_contain_text("You wanted: confirm it")
    assert Attribution.objects.get(version__article=article, number=2).state == "rejected"
    notice.get_by_role("button", name="Do it all the same").click()
    expect(mine.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    assert Attribution.objects.get(version__article=article, number=2).state == "confirmed"


def test_one_persons_undo_leaves_a_colleagues_later_work(
    mine: Page, theirs: Page, article: Article
) -> None:
    choose(mine, "a2")
    mine.keyboard.press("y")
    expect(mine.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    choose(theirs, "a3")
    theirs.keyboard.press("y")
    expect(mine.locator('mark[data-attribution="a3"][data-role="cue"]')).to_have_attribute(
        "data-state", "confirmed"
    )
    mine.keyboard.press("u")
    expect(mine.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_attribute(
        "data-state", "proposed"
    )
    states = dict(Attribution.objects.values_list("number", "state"))
    assert (states[2], states[3]) == ("proposed", "confirmed")


def test_what_undo_would_take_back_is_listed_on_hover(mine: Page) -> None:
    choose(mine, "a2")
    mine.keyboard.press("y")
    expect(mine.locator("#undo-button")).to_be_enabled()
    mine.locator("#undo-button").hover()
    expect(mine.locator("#undo-list")).to_contain_text("Confirmed “Nobody told us”")
    mine.keyboard.press("Escape")
    expect(mine.locator("#undo-list")).to_have_count(0)
