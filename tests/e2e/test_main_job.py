"""The main job, as a newsroom of one does it: paste, review with the keyboard, export.

Local mode: nobody has an account, the visitor is the local editor.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings

from newsapp import corpus
from newsapp.corpus.models import Article, Decision, Flag

SAMPLE = Path(corpus.__file__).parent / "samples" / "1-ferry.txt"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(context: BrowserContext, settings: Settings) -> Page:
    settings.LOCAL_MODE = True
    return context.new_page()


def paste(page: Page, text: str) -> Article:
    page.goto("/")
    page.get_by_role("link", name="Paste an article").first.click()
    page.get_by_label("Text", exact=False).first.fill(text)
    page.get_by_role("button", name="See who says what").click()
    expect(page.locator("[data-workbench]")).to_be_visible()
    expect(page.locator("html.js")).to_be_attached()  # the modules are at work
    return Article.objects.get()


def test_paste_review_every_flag_by_keyboard_change_a_source_undo_and_export(
    page: Page, tmp_path: Path
) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    article = paste(page, text)
    version = article.versions.get()
    assert version.text == text

    # The page shows the text as it is.
    assert page.locator("[data-article-text]").evaluate("node => node.textContent") == text
    total = Flag.objects.filter(version=version, active=True).count()
    assert total >= 4
    expect(page.locator("#dock")).to_contain_text(f"0 of {total} flags decided")

    # Every flag is decided with the keyboard: a key, a reason where it is asked for, Enter.
    outcomes = ["a", "n", "d"]
    page.keyboard.press("j")
    for done in range(total):
        expect(page.locator(".flag.now[data-decided=no]")).to_have_count(1)
        page.keyboard.press(outcomes[done % 3])
        note = page.locator(".flag.now textarea:focus")
        if note.count():
            page.keyboard.type(f"checked with the desk, {done + 1}")
            page.keyboard.press("Enter")
        expect(page.locator("#dock")).to_contain_text(f"{done + 1} of {total} flags decided")
    assert Decision.objects.filter(flag__version=version, taken_back_at=None).count() == total

    # One source is changed from anonymous to named_person; all its mentions follow.
    source = version.sources.filter(kind="anonymous").order_by("number")[0]
    card = page.locator(f"#source-{source.key}")
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    card.get_by_label("Kind").select_option("named_person")
    card.get_by_role("button", name="Change").click()
    marks = page.locator(f'mark.source[data-source="{source.key}"]')
    expect(marks.first).to_have_attribute("data-kind", "named_person")
    kinds = marks.evaluate_all("marks => marks.map(mark => mark.dataset.kind)")
    assert set(kinds) == {"named_person"}

    # Undo brings it back, and its decisions with it.
    page.locator("h1").first.evaluate("node => document.activeElement.blur()")
    page.keyboard.press("u")
    expect(marks.first).to_have_attribute("data-kind", "anonymous")
    expect(page.locator("#dock")).to_contain_text(f"{total} of {total} flags decided")

    # The export opens by itself and shows the marks over the same text.
    page.get_by_role("link", name="Export").click()
    with page.expect_download() as download:
        page.locator("section", has_text="HTML").get_by_role("link", name="Public").first.click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto(file.as_uri())
    exported = page.locator("[data-article-text]")
    assert exported.evaluate("node => node.textContent") == text
    assert page.locator('[data-article-text] [data-kind="anonymous"]').count() > 0
    assert "checked with the desk" not in page.content()


def test_review_is_resumed_where_one_left(page: Page) -> None:
    article = paste(page, SAMPLE.read_text(encoding="utf-8"))
    page.keyboard.press("j")
    first = page.locator(".flag.now").get_attribute("data-flag")
    page.keyboard.press("d")
    page.keyboard.type("not in this story")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of")
    page.goto("/")
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    now = page.locator(".flag.now")
    expect(now).to_have_count(1)
    assert now.get_attribute("data-flag") != first
    assert now.get_attribute("data-decided") == "no"


def test_a_decision_is_taken_back_with_u(page: Page) -> None:
    paste(page, SAMPLE.read_text(encoding="utf-8"))
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.type("not in this story")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of")
    page.keyboard.press("u")
    expect(page.locator("#dock")).to_contain_text("0 of")


def test_enter_alone_decides_nothing(page: Page) -> None:
    paste(page, SAMPLE.read_text(encoding="utf-8"))
    page.keyboard.press("j")
    page.locator(".flag.now textarea").click()
    page.keyboard.type("this is wrong, change the text")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Choose")
    assert not Decision.objects.exists()


def test_a_decision_goes_on_to_the_next_flag_also_with_an_attribution_chosen(page: Page) -> None:
    paste(page, SAMPLE.read_text(encoding="utf-8"))
    page.locator("mark.cue").first.click()
    expect(page.locator("#chosen")).to_be_visible()
    page.keyboard.press("j")
    first = page.locator(".flag.now").get_attribute("data-flag")
    page.keyboard.press("d")
    page.keyboard.type("not in this story")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of")
    now = page.locator(".flag.now")
    expect(now).to_have_count(1)
    expect(now).not_to_have_attribute("data-flag", str(first))
    expect(now).to_be_focused()


def test_a_note_that_was_begun_and_left_is_gone_on_with(page: Page) -> None:
    paste(page, SAMPLE.read_text(encoding="utf-8"))
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("say which")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("n")
    assert not Decision.objects.exists()
    page.keyboard.type(" company")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of")
    assert Decision.objects.get().note == "say which company"
