"""Marking by hand: mouse, keyboard, and the two keystrokes from words to a tagged source."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.models import Article, Attribution, User
from tests.conftest import ARTICLE_TEXT
from tests.e2e.conftest import SignIn
from tests.e2e.pen import click_on, drag_over, open_workbench

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_keystrokes_tag_a_selection_as_an_anonymous_source(page: Page) -> None:
    drag_over(page, "traders")
    expect(page.locator("[data-selection-bar]")).to_be_visible()
    page.keyboard.press("s")
    page.keyboard.press("6")
    expect(page.locator('mark.source[data-kind="anonymous"]', has_text="traders")).to_be_visible()
    made = Attribution.objects.latest("pk")
    span = made.spans.get()
    assert (span.start, span.quote) == (ARTICLE_TEXT.index("traders"), "traders")
    assert made.kind == "anonymous"


def test_a_kind_on_the_words_of_a_source_is_said_of_it_and_asked_once_where_it_has_more(
    page: Page,
) -> None:
    drag_over(page, "Two officials")
    page.keyboard.press("4")
    notice = page.locator("#notice [role=alert]")
    expect(notice).to_contain_text("has 2 mentions. Which of them are media?")
    page.keyboard.press("2")
    expect(page.locator("#p-2 mark.source")).to_have_attribute("data-kind", "media")
    expect(page.locator("#p-4 mark.source")).to_have_attribute("data-kind", "anonymous")
    expect(notice).to_have_count(0)
    # Now these words are all there is of their source: no question.
    drag_over(page, "Two officials")
    page.keyboard.press("2")
    expect(page.locator("#p-2 mark.source")).to_have_attribute("data-kind", "organization")
    for kind in ("media", "anonymous"):
        page.locator("body").press("u")
        expect(page.locator("#p-2 mark.source")).to_have_attribute("data-kind", kind)
    assert Attribution.objects.count() == 4


def test_the_chosen_card_changes_the_kind_of_its_source(page: Page) -> None:
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    chosen = page.locator("#chosen")
    expect(chosen).to_contain_text("Named person")
    chosen.get_by_label("Kind of “Marta Quill”").select_option("collective")
    chosen.get_by_role("button", name="Change", exact=True).click()
    expect(chosen.locator("h2")).to_have_text("Collective")
    page.locator("#main").press("3")
    expect(chosen.locator("h2")).to_have_text("Spokesperson")
    expect(page.locator('mark.source[data-source="s2"]').first).to_have_attribute(
        "data-kind", "spokesperson"
    )


def test_the_selection_snaps_to_words(page: Page) -> None:
    drag_over(page, "raders would mee")
    page.keyboard.press("c")
    expect(page.locator("mark.cue", has_text="traders would meet")).to_be_visible()


def test_a_click_on_a_mark_shows_its_attribution(page: Page) -> None:
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    chosen = page.locator("#chosen")
    expect(chosen).to_contain_text("Named person")
    expect(chosen).to_contain_text("Marta Quill")
    expect(page.locator("#source-s2")).to_have_attribute("open", "")


def test_a_span_is_added_to_the_chosen_attribution(page: Page) -> None:
    page.locator('mark[data-attribution="a4"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_be_visible()
    drag_over(page, "did not respond")
    page.keyboard.press("t")
    expect(
        page.locator('mark.content[data-attribution="a4"]', has_text="did not respond")
    ).to_be_visible()
    quotes = Attribution.objects.get(number=4).spans.filter(role="content")
    assert "did not respond" in {span.quote for span in quotes}


def test_words_are_selected_and_marked_with_the_keyboard_alone(page: Page) -> None:
    page.locator("[data-article-text]").focus()
    for _ in range(5):  # Harbour, wall, to, close, Two
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("document.getSelection().toString()") == "Two officials"
    expect(page.locator("#announcer")).to_have_text("Two officials")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("t")
    expect(page.locator("mark.content", has_text="said")).to_be_visible()


def test_confirm_reject_and_undo_with_keys(page: Page) -> None:
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_contain_text("proposed")
    page.keyboard.press("y")
    expect(page.locator("#chosen")).to_contain_text("confirmed")
    page.keyboard.press("x")
    expect(page.locator('mark[data-attribution="a2"]')).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator('mark[data-attribution="a2"][data-role="cue"]')).to_have_count(1)


def test_no_key_acts_inside_a_field(page: Page) -> None:
    field = page.get_by_role("searchbox", name="Find an article")
    field.fill("")
    field.press_sequentially("just a name? u")
    expect(page.locator("#key-map")).not_to_be_visible()
    assert page.locator(".flag.now").count() == 0


def test_single_letter_keys_can_be_turned_off(page: Page, article: Article) -> None:
    page.goto("/keys/")
    page.get_by_label("Use single-letter keys").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html[data-letter-keys=off]")).to_be_attached()
    open_workbench(page, article)
    page.keyboard.press("j")
    assert page.locator(".flag.now").count() == 0
    # The button does what the key did.
    page.get_by_role("button", name="Review the flags").click()
    expect(page.locator(".flag.now")).to_have_count(1)


def test_the_key_map_opens_and_closes(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next, previous flag")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_a_colleague_who_was_faster_is_not_overwritten(
    page: Page, sign_in: SignIn, administrator: User, article: Article
) -> None:
    from newsapp.corpus.actions.sources import set_kind
    from newsapp.corpus.models import Source
    from newsapp.detection.types import Kind

    source = Source.objects.get(name="Two officials")
    set_kind(source, kind=Kind.SPOKESPERSON, revision=source.revision, by=administrator)
    card = page.locator("#source-s1")
    card.locator("summary").first.click()
    card.get_by_label("Kind").select_option("collective")
    card.get_by_role("button", name="Change").click()
    notice = page.locator("#notice")
    expect(notice).to_contain_text("meanwhile")
    expect(notice).to_contain_text("collective")
    expect(page.locator('mark.source[data-source="s1"]').first).to_have_attribute(
        "data-kind", "spokesperson"
    )
    expect(card).to_have_count(1)
    notice.get_by_role("button", name="Do it all the same").click()
    expect(page.locator('mark.source[data-source="s1"]').first).to_have_attribute(
        "data-kind", "collective"
    )


def test_a_triple_click_takes_the_sentence_and_not_the_line_end(page: Page) -> None:
    click_on(page, "runs the fish", click_count=3)
    page.keyboard.press("t")
    expect(page.locator("#toast")).to_contain_text("Marked")
    quote = Attribution.objects.latest("pk").spans.get().quote
    assert quote == "“Nobody told us,” said Marta Quill, who runs the fish market."


def test_the_keyboard_goes_on_behind_the_words_that_were_marked(page: Page) -> None:
    text = page.locator("[data-article-text]")
    text.focus()
    for _ in range(6):  # … Two, officials
        page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    expect(page.locator("mark.cue", has_text="officials").first).to_be_visible()
    expect(text).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.getSelection().toString()") == "said"


def test_a_card_stays_open_when_its_kind_changes(page: Page) -> None:
    card = page.locator("#source-s2")
    card.locator("summary").first.click()
    card.get_by_label("Kind").select_option("spokesperson")
    card.get_by_role("button", name="Change").click()
    expect(page.locator('mark.source[data-source="s2"]').first).to_have_attribute(
        "data-kind", "spokesperson"
    )
    expect(card).to_have_attribute("open", "")


@pytest.mark.usefixtures("interception")
def test_what_does_not_arrive_is_said_and_what_was_chosen_goes_back(page: Page) -> None:
    card = page.locator("#source-s2")
    card.locator("summary").first.click()
    card.get_by_label("Kind").select_option("spokesperson")
    page.route("**/kind/", lambda route: route.abort())
    card.get_by_role("button", name="Change").click()
    expect(page.locator("#notice")).to_contain_text("was not sent and is kept")
    expect(card.get_by_label("Kind")).to_have_value("named_person")


@pytest.mark.usefixtures("interception")
def test_keys_never_act_on_the_attribution_chosen_before(page: Page) -> None:
    page.locator('mark[data-attribution="a2"][data-role="cue"]').click()
    expect(page.locator("#chosen")).to_contain_text("Named person")
    page.route("**/attributions/4/", lambda route: None)  # the answer never comes
    page.locator('mark[data-attribution="a4"][data-role="cue"]').click()
    page.keyboard.press("x")
    page.wait_for_timeout(300)
    assert Attribution.objects.get(number=2).state == "proposed"
