"""Selecting words: by mouse, by touch, by keys alone; and what the bar makes of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.models import Article, Attribution, Desk, User
from newsapp.detection.layout import lay_out
from newsapp.detection.types import Detection
from newsapp.detection.unmarked import unmarked
from tests.conftest import ARTICLE_TEXT
from tests.e2e.conftest import SignIn
from tests.e2e.pen import (
    box_of,
    centre,
    click_on,
    drag_over,
    expect_selected,
    heard,
    open_workbench,
    press,
    selected,
    swipe,
)

pytestmark = pytest.mark.django_db(transaction=True)


def latest() -> tuple[str, str, str]:
    """Role, words and kind of the attribution that was made last."""
    made = Attribution.objects.latest("pk")
    span = made.spans.latest("pk")
    return (span.role, span.quote, made.kind)


# --- mouse


def test_a_drag_snaps_to_whole_words(page: Page) -> None:
    drag_over(page, "raders would mee")
    expect_selected(page, "traders would meet")
    assert heard(page) == "traders would meet"


def test_a_double_click_takes_a_word(page: Page) -> None:
    click_on(page, "traders", click_count=2)
    expect_selected(page, "traders")


def test_a_triple_click_takes_the_sentence(page: Page) -> None:
    click_on(page, "runs the fish", click_count=3)
    expect_selected(page, "“Nobody told us,” said Marta Quill, who runs the fish market.")


def test_one_key_gives_back_the_exact_characters(page: Page) -> None:
    drag_over(page, "rader")
    expect_selected(page, "traders")
    press(page, "e")
    expect_selected(page, "rader")
    expect(page.locator("[data-exact]")).to_have_attribute("aria-pressed", "true")
    press(page, "e")
    expect_selected(page, "traders")


def test_exact_characters_never_cut_one_in_two(page: Page, article: Article) -> None:
    page.locator("[data-article-text] p").first.evaluate(
        # Half of the emoji's surrogate pair, as a script or an odd drag would have it.
        """(p) => document.getSelection().setBaseAndExtent(p.firstChild, 1, p.firstChild, 4)"""
    )
    page.evaluate(
        """() => document.querySelector("[data-article-text]").dispatchEvent(
               new PointerEvent("pointerup", { bubbles: true, altKey: true }))"""
    )
    expect_selected(page, "🚧 H")


# --- keys alone


def test_the_caret_goes_by_word_sentence_and_character(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowRight", "ArrowRight")
    expect_selected(page, "wall")
    press(page, "ArrowLeft")
    expect_selected(page, "Harbour")
    press(page, "ArrowDown")
    expect_selected(page, "Two officials said the harbour wall would be closed in May.")
    assert heard(page) == selected(page)
    press(page, "ArrowUp")
    expect_selected(page, "🚧 Harbour wall to close")
    press(page, "Alt+ArrowLeft")
    expect_selected(page, "")
    expect(page.locator(".caret")).to_be_visible()
    press(page, "Shift+Alt+ArrowRight")
    expect_selected(page, "🚧")


def test_shift_grows_and_shrinks_word_by_word(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")  # to
    press(page, "Shift+ArrowRight")
    expect_selected(page, "to close")
    press(page, "Shift+ArrowRight", "Shift+ArrowRight")
    assert selected(page).split() == ["to", "close", "Two", "officials"]
    press(page, "Shift+ArrowLeft", "Shift+ArrowLeft")
    expect_selected(page, "to close")
    press(page, "Shift+ArrowLeft")
    expect_selected(page, "to")
    press(page, "Shift+ArrowLeft", "Shift+ArrowLeft")
    expect_selected(page, "Harbour wall to")
    press(page, "Shift+ArrowRight")
    expect_selected(page, "wall to")


def test_home_and_end_reach_the_edges_of_a_paragraph(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowDown", "ArrowDown", "Home", "Shift+End")
    expect_selected(page, "Two officials said the harbour wall would be closed in May.")


def test_the_keyboard_alone_marks_a_source_from_the_bar(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")  # “Nobody told us,” …
    press(page, "ArrowDown", "ArrowLeft", "ArrowRight", "ArrowRight")
    press(page, "ArrowRight", "ArrowRight")
    expect_selected(page, "traders")
    press(page, "Enter")
    expect(page.locator("[data-selection-bar] .roles button").first).to_be_focused()
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(page.locator('[data-kind-choice="named_person"]')).to_be_focused()
    press(page, "Enter")
    expect(page.locator("mark.source", has_text="traders")).to_be_visible()
    assert latest() == ("source", "traders", "named_person")
    expect(page.locator("[data-article-text]")).to_be_focused()


def test_escape_leaves_the_bar_and_the_selection(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowRight", "Enter", "Escape")
    expect(page.locator("[data-selection-bar]")).to_be_hidden()
    expect_selected(page, "")
    expect(page.locator("[data-article-text]")).to_be_focused()


def test_after_a_mark_escape_lets_go_of_it(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    press(page, "ArrowDown", "ArrowRight", "c")
    expect(page.locator("mark.chosen.cue")).to_be_visible()
    press(page, "Escape")
    expect(page.locator("mark.chosen")).to_have_count(0)


# --- the bar


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["s", "6"], ("source", "traders", "anonymous")),  # two keystrokes
        (["s", "1"], ("source", "traders", "named_person")),
        (["7"], ("source", "traders", "collective")),  # or one
        (["c"], ("cue", "traders", "none")),
        (["t"], ("content", "traders", "none")),
        (["9", "c"], ("cue", "traders", "none")),  # nobody is credited: no words are its source
        (["9", "t"], ("content", "traders", "none")),
    ],
)
def test_from_a_selection_to_a_mark_in_two_keystrokes(
    page: Page, keys: list[str], expected: tuple[str, str, str]
) -> None:
    drag_over(page, "traders")
    expect(page.locator("[data-selection-bar]")).to_be_visible()
    press(page, *keys)
    expect(page.locator("mark.chosen", has_text="traders")).to_be_visible()
    assert latest() == expected


def test_words_that_speak_of_a_source_already_need_no_kind(page: Page) -> None:
    drag_over(page, "Marta Quill")
    press(page, "s")
    expect(page.locator("#toast")).to_contain_text("Marked “Marta Quill”")
    assert latest() == ("source", "Marta Quill", "named_person")


def test_with_an_attribution_chosen_words_are_added_to_it(page: Page) -> None:
    page.locator('mark[data-attribution="a4"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_be_visible()
    drag_over(page, "The council did not respond")
    expect(page.locator("[data-target]")).to_contain_text("Adds to Two officials")
    press(page, "t")
    added = page.locator('mark.content[data-attribution="a4"]', has_text="did not respond")
    expect(added).to_be_visible()
    assert Attribution.objects.count() == 4


def test_without_one_the_detector_proposes_cue_and_content(page: Page) -> None:
    page.locator('mark[data-attribution="a1"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_contain_text("Anonymous")
    press(page, "x")
    expect(page.locator("#chosen")).to_contain_text("rejected")
    drag_over(page, "Two officials")
    press(page, "s")
    if page.locator('[data-role-choice="source"]').get_attribute("aria-pressed") == "true":
        press(page, "6")
    proposed = page.locator("#chosen [data-proposed]")
    expect(proposed).to_have_count(2)
    press(page, "p")
    expect(page.locator("#chosen [data-part]")).to_have_count(3)
    assert {span.quote for span in Attribution.objects.latest("pk").spans.all()} == {
        "Two officials",
        "said",
        "the harbour wall would be closed in May",
    }
    press(page, "Control+z")
    expect(page.locator("#chosen [data-part]")).to_have_count(1)


# --- touch


@pytest.fixture
def phone(
    browser: Browser, live_server: LiveServer, sign_in: SignIn, standards: User, article: Article
) -> Iterator[Page]:
    """A narrow window with a finger instead of a mouse."""
    desk_page = sign_in(standards)
    context = browser.new_context(
        base_url=live_server.url.replace("localhost", "127.0.0.1"),
        viewport={"width": 390, "height": 780},
        has_touch=True,
        is_mobile=True,
        storage_state=desk_page.context.storage_state(),
    )
    page = context.new_page()
    open_workbench(page, article)
    yield page
    context.close()


def test_a_tap_takes_a_word_and_handles_take_the_rest(phone: Page) -> None:
    box = box_of(phone, "wall", nth=1)
    phone.touchscreen.tap((box["left"] + box["right"]) / 2, box["top"])
    expect(phone.locator("[data-selection-bar]")).to_be_visible()
    expect_selected(phone, "wall")
    handle = phone.get_by_role("slider", name="End of the selection")
    expect(handle).to_be_visible()
    size = handle.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 24
    grip = centre(size)
    goal = box_of(phone, "close", nth=1)
    dx = goal["right"] - box["right"]
    swipe(phone, grip, (grip[0] + dx, grip[1] + goal["top"] - box["top"]))
    expect_selected(phone, "wall to close")
    phone.wait_for_timeout(500)  # sooner, it would be taken for the second tap of a double one
    phone.locator('[data-kind-choice="document"]').tap()
    expect(phone.locator("mark.source", has_text="wall to close")).to_be_visible()


def test_a_tap_on_a_mark_chooses_it(phone: Page) -> None:
    phone.locator('mark[data-attribution="a2"][data-role="cue"]').tap()
    expect(phone.locator("#chosen")).to_contain_text("Named person")
    expect_selected(phone, "")


# --- the same in a text of many sentences


def test_sentences_are_those_of_the_server(
    sign_in: SignIn, standards: User, desk: Desk, editor: User
) -> None:
    text = "Gov. Ada Voss left at 3 p.m. on Friday. Mr. Quill said no. Nobody asked."
    detection: Detection = unmarked(text, "en", lay_out(text))
    article = store_article(Article(desk=desk, title="Voss", created_by=editor), detection)
    page = sign_in(standards)
    open_workbench(page, article)
    click_on(page, "Voss left", click_count=3)
    expect_selected(page, "Gov. Ada Voss left at 3 p.m. on Friday.")
    page.locator("[data-article-text]").focus()
    press(page, "ArrowDown")
    expect_selected(page, "Mr. Quill said no.")


def test_what_was_selected_is_what_stands_in_the_text(page: Page) -> None:
    drag_over(page, "traders")
    press(page, "6")
    expect(page.locator("mark.source", has_text="traders")).to_be_visible()
    span = Attribution.objects.latest("pk").spans.get()
    assert ARTICLE_TEXT[span.start : span.end] == span.quote == "traders"
