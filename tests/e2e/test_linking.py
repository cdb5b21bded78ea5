"""Linking source, cue and content: what is chosen is lit, a thread in the margin, no scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.models import Article, Attribution, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import Detection, Kind, Role
from tests.corpus.marking import words
from tests.e2e.conftest import SignIn
from tests.e2e.pen import click_on, drag_over, open_workbench, press

pytestmark = pytest.mark.django_db(transaction=True)

BOX = "(element) => element.getBoundingClientRect().toJSON()"
FILLER = "Nothing else was said that evening about the wall, the wind or the price of fish. " * 12


@pytest.fixture
def loose(version: Version, editor: User) -> Attribution:
    """[The council did not respond], credited to nobody yet."""
    add_attribution(version, role=Role.CONTENT, **words("The council did not respond"), by=editor)
    return version.attributions.latest("pk")


@pytest.fixture
def page(sign_in: SignIn, standards: User, article: Article, loose: Attribution) -> Page:
    page = sign_in(standards)
    open_workbench(page, article)
    click_on(page, "did not respond")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", loose.key)
    return page


def credited(attribution: Attribution) -> list[str]:
    attribution.refresh_from_db()
    return [row.quote for row in attribution.spans.filter(role=Role.SOURCE)]


def test_a_source_is_linked_by_a_few_letters(page: Page, loose: Attribution) -> None:
    press(page, "l")
    expect(page.get_by_label("Who said it?")).to_be_focused()
    page.keyboard.type("quil")
    expect(page.locator("#link-choices li:visible")).to_have_count(1)
    press(page, "Enter")
    expect(page.locator("#chosen [data-part]")).to_have_count(2)
    assert loose.spans.filter(role=Role.SOURCE).get().quote == "She"
    expect(page.locator("#link-list")).to_be_hidden()


def test_whoever_types_fast_waits_for_nothing(page: Page, loose: Attribution) -> None:
    press(page, "l", *"quil", "Enter")  # before the list has come
    expect(page.locator("#chosen [data-part]")).to_have_count(2)
    loose.refresh_from_db()
    assert loose.kind == Kind.NAMED_PERSON


def test_or_by_arrow_keys(page: Page, loose: Attribution) -> None:
    press(page, "l")
    expect(page.locator("#link-choices li")).to_have_count(2)
    press(page, "ArrowDown", "ArrowDown", "Enter")
    expect(page.locator("#chosen [data-part]")).to_have_count(2)
    loose.refresh_from_db()
    assert loose.kind == Kind.NAMED_PERSON


def test_or_by_a_click_on_any_mention(page: Page, loose: Attribution) -> None:
    press(page, "l")
    expect(page.get_by_label("Who said it?")).to_be_focused()
    page.locator("#p-2 mark.source").click()
    expect(page.locator("#chosen")).to_contain_text("Anonymous")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", loose.key)
    assert credited(loose) == ["Two officials"]


def test_letters_that_no_source_has_say_so(page: Page) -> None:
    press(page, "l")
    expect(page.get_by_label("Who said it?")).to_be_focused()
    page.keyboard.type("zzz")
    expect(page.get_by_text("No source has these letters.")).to_be_visible()


def test_escape_leaves_the_list(page: Page) -> None:
    press(page, "l")
    expect(page.get_by_label("Who said it?")).to_be_focused()
    press(page, "Escape")
    expect(page.get_by_label("Who said it?")).to_be_hidden()
    expect(page.locator("[data-article-text]")).to_be_focused()
    expect(page.locator("#chosen")).to_be_visible()


def test_without_a_chosen_attribution_the_key_says_what_to_do(page: Page) -> None:
    press(page, "Escape", "l")
    expect(page.locator("#toast")).to_have_text("Choose an attribution first.")


def test_what_is_chosen_is_lit_and_the_rest_is_quiet(page: Page) -> None:
    kind = "(mark) => getComputedStyle(mark).getPropertyValue('--k')"
    quiet = page.locator("#p-2 mark.source").evaluate(kind)
    press(page, "Escape")
    assert page.locator("#p-2 mark.source").evaluate(kind) != quiet


def test_a_thread_in_the_margin_joins_the_parts(page: Page) -> None:
    expect(page.locator(".thread .rail")).to_have_count(0)  # one part: nothing to join
    page.locator('mark[data-attribution="a1"][data-role="cue"]').click()
    expect(page.locator(".thread .knot")).to_have_count(3)
    rail = page.locator(".thread .rail").evaluate(BOX)
    text = page.locator("[data-article-text]").evaluate(BOX)
    assert rail["x"] < text["x"]  # beside the words, not across them
    assert rail["height"] > 0
    press(page, "Escape")
    expect(page.locator(".thread .rail")).to_have_count(0)


def test_a_source_far_away_is_linked_without_scrolling(
    sign_in: SignIn, standards: User, desk: Desk, editor: User
) -> None:
    text = f"Ada Voss keeps the gate.\n{FILLER}\n{FILLER}\nThe gate would close at noon.\n"
    article = store_article(
        Article(desk=desk, title="Gate", created_by=editor),
        Detection(text=text, language="en", detector="by hand"),
    )
    version = current_version(article)
    add_attribution(
        version,
        role=Role.SOURCE,
        start=0,
        end=8,
        quote="Ada Voss",
        kind=Kind.NAMED_PERSON,
        by=editor,
    )
    page = sign_in(standards)
    page.set_viewport_size({"width": 1280, "height": 600})
    open_workbench(page, article)
    drag_over(page, "The gate would close at noon")
    press(page, "t")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a2")
    assert page.evaluate("scrollY") > 300  # the source is off the screen
    press(page, "l")
    expect(page.get_by_label("Who said it?")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#chosen [data-part]")).to_have_count(2)
    expect(page.locator('mark.content[data-attribution="a2"]')).to_be_in_viewport()
    assert credited(version.attributions.get(number=2)) == ["Ada Voss"]


@pytest.fixture
def untouched(sign_in: SignIn, standards: User, article: Article) -> Page:
    """The workbench as it opens: nothing chosen, the caret nowhere."""
    page = sign_in(standards)
    open_workbench(page, article)
    return page


def test_attributions_are_reached_one_after_the_other_by_keys(untouched: Page) -> None:
    page = untouched
    page.locator("[data-article-text]").focus()
    for key, expected in ((".", "a1"), (".", "a2"), (".", "a3"), (",", "a2"), (",", "a1")):
        press(page, key)
        expect(page.locator("#chosen")).to_have_attribute("data-chosen", expected)
    press(page, ",")
    expect(page.locator("#toast")).to_have_text("This is the first attribution.")


def test_enter_takes_the_mark_at_the_caret(untouched: Page) -> None:
    page = untouched
    page.locator("[data-article-text]").focus()
    for _ in range(5):  # Harbour, wall, to, close, Two
        press(page, "ArrowRight")
    press(page, "Alt+ArrowRight", "Enter")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a1")
