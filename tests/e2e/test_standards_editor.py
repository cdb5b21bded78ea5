"""From a reporter's paste to a standards editor's signature, the review by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from newsapp import corpus
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.models import Article, Attestation, Decision, Desk, Flag, SignOff, Topic, User
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from tests.e2e.conftest import SignIn

SAMPLE = Path(corpus.__file__).parent / "samples" / "1-ferry.txt"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def demanding(desk: Desk, standards: User) -> None:
    """Where a reason is missing, somebody has to say that an editor knows the source, and why."""
    fields = (Topic.IDENTITY_KNOWN, Topic.EXCEPTION_REASON)
    said = replace(preset(), attestations=Attestations(("S04",), fields))
    own = add_policy(desk, said, name="City rules", by=standards)
    put_in_force(own, revision=own.revision, by=standards)


def paste(page: Page) -> Article:
    """The sample as a reporter brings it in."""
    page.goto("/articles/paste/")
    page.locator("#id_text").fill(SAMPLE.read_text(encoding="utf-8"))
    page.get_by_role("button", name="See who says what").click()
    expect(page.locator("[data-workbench]")).to_be_visible()
    return Article.objects.get()


def clear_the_queue(page: Page, article: Article) -> int:
    """Decide every finding with keys, from the queue across articles; returns how many."""
    total = Flag.objects.filter(version__article=article, active=True).count()
    page.goto("/review/")
    page.locator(".queue h2 a").first.click()
    expect(page.locator("[data-claim]")).to_be_visible()
    page.wait_for_load_state()  # a key before the page's own script is there is nobody's
    expect(page.locator("html.js")).to_be_attached()
    for done in range(total):
        expect(page.locator(".flag.now[data-decided=no]")).to_have_count(1)
        page.keyboard.press("a")
        # The cursor is in the note only where one is asked for.
        note = page.locator(".flag.now textarea:focus")
        if note.count():
            page.keyboard.type("checked with the desk")
            page.keyboard.press("Enter")
        expect(page.locator("#dock")).to_contain_text(f"{done + 1} of {total}")
    return total


def test_a_standards_editor_clears_the_queue_is_refused_attests_and_signs(
    sign_in: SignIn, editor: User, standards: User, demanding: None
) -> None:
    article = paste(sign_in(editor))

    page = sign_in(standards)
    total = clear_the_queue(page, article)
    assert total >= 4
    assert Decision.objects.filter(by=standards, taken_back_at=None).count() == total
    expect(page.get_by_role("heading", name="All findings are decided")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#announcer")).to_contain_text("There is no flag to decide on.")
    page.keyboard.press("j")
    expect(page.locator("#announcer")).to_contain_text("There is no finding to go to.")

    # The queue ends at the sign-off, which is refused: what is missing is listed.
    page.get_by_role("link", name="Go to the sign-off").click()
    expect(page.get_by_role("button", name="Sign off version 1")).to_be_disabled()
    expect(page.locator(".missing-list > li")).to_have_count(1)
    expect(page.locator(".missing-list li li")).to_have_count(2)

    # Attesting: a button for yes, a few words for the reason.
    page.get_by_role("link", name="Attest it").click()
    form = page.locator("section.attest")
    form.get_by_role("button", name="Yes").click()
    expect(form).to_contain_text("1 of 2 open")
    form.get_by_placeholder("in a few words").fill("the plan affects every islander")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("complete")
    assert Attestation.objects.filter(by=standards, withdrawn_at=None).count() == 2

    # Nothing is missing any more.
    page.get_by_role("link", name="Back to the sign-off").click()
    page.get_by_label("Note").fill("read twice")
    page.get_by_role("button", name="Sign off version 1").click()
    expect(page.locator("#signature")).to_contain_text("Signed off by Stan Standards")
    expect(page.locator("#signature")).to_contain_text("read twice")
    assert SignOff.objects.get().policy == "city-rules@1"

    # The reporter finds it signed off, and the queue is empty.
    page = sign_in(editor)
    page.goto("/")
    expect(page.locator(f"#article-{article.pk}")).to_contain_text("signed off")
    page.goto("/review/")
    expect(page.get_by_text("Nothing waits")).to_be_visible()


def test_keys_move_decide_undo_and_show_themselves(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto(f"/articles/{article.pk}/review/")
    expect(page.locator("html.js")).to_be_attached()
    expect(page.locator("h1")).to_contain_text("1 of 3")
    page.keyboard.press("j")
    expect(page.locator("h1")).to_contain_text("2 of 3")
    page.keyboard.press("k")
    expect(page.locator("h1")).to_contain_text("1 of 3")
    first = page.url

    # A note that is asked for is typed in place; no key acts inside it.
    page.keyboard.press("d")
    page.keyboard.type("jk: not so")
    expect(page.locator(".flag.now textarea")).to_have_value("jk: not so")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of 3")
    assert page.url != first

    # Undo takes it back and shows the finding again.
    page.keyboard.press("u")
    expect(page.locator("#dock")).to_contain_text("0 of 3")
    expect(page.locator("h1")).to_contain_text("1 of 3")
    assert not Decision.objects.filter(taken_back_at=None).exists()

    # The browser's own way back works too.
    page.keyboard.press("j")
    expect(page.locator("h1")).to_contain_text("2 of 3")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("1 of 3")

    # The list of keys opens at its beginning, also where it is longer than the window.
    page.set_viewport_size({"width": 1280, "height": 600})
    page.keyboard.press("?")
    expect(page.locator("#key-map-title")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Close")).not_to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#key-map")).to_be_hidden()


def test_a_name_in_a_note_is_asked_about_where_one_decides(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto(f"/articles/{article.pk}/review/")
    expect(page.locator("html.js")).to_be_attached()
    page.keyboard.press("a")
    page.keyboard.type("Orla Fennick would lose her post")
    page.keyboard.press("Enter")
    notice = page.locator("#notice [role=alert]")
    expect(notice).to_contain_text("Orla Fennick")
    assert not Decision.objects.exists()
    notice.get_by_role("button", name="Store it all the same").click()
    expect(page.locator("#dock")).to_contain_text("1 of 3")
    assert Decision.objects.get().note == "Orla Fennick would lose her post"


def test_a_thread_is_written_beside_the_finding(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto(f"/articles/{article.pk}/review/")
    thread = page.locator("#comments-s1")
    thread.get_by_label("Comment on “Two officials”").fill("The same two as in March?")
    thread.get_by_role("button", name="Comment", exact=True).click()
    expect(thread).to_contain_text("1 open of 1")
    thread.get_by_role("button", name="settled").click()
    expect(thread).to_contain_text("settled by Stan Standards")


def test_the_main_navigation_is_reachable_on_a_telephone(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/articles/{article.pk}/review/")
    nav = page.get_by_role("navigation", name="Desk")
    page.evaluate("scrollTo(0, 0)")
    bar = page.locator("header.bar").bounding_box()
    assert bar is not None
    assert bar["height"] < 60, "one row: the text begins on the first screen"
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    for name in ("Articles", "Review", "Policy", "Numbers", "Keys"):
        expect(nav.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    nav.get_by_role("link", name="Review").click()
    expect(page.locator("nav a[aria-current=page]")).to_have_text("Review")


def test_a_thread_is_opened_on_the_card_and_survives_what_a_colleague_does(
    sign_in: SignIn, standards: User, editor: User, article: Article
) -> None:
    page = sign_in(standards)
    page.goto(f"/articles/{article.pk}/")
    expect(page.locator("html.js")).to_be_attached()
    card = page.locator("#source-s1")
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    card.locator("#thread-place-s1 > summary").click()
    words = card.get_by_label("Comment on “Two officials”")
    words.fill("half a thou")
    # A decision draws the whole card again.
    page.locator("[data-show-flag]").first.click()
    page.keyboard.press("d")
    page.keyboard.type("not so")
    page.keyboard.press("Enter")
    expect(page.locator("#dock")).to_contain_text("1 of 3")
    expect(words).to_have_value("half a thou")
    words.fill("half a thought")
    card.get_by_role("button", name="Comment", exact=True).click()
    expect(card.locator("#comments-s1")).to_contain_text("1 open of 1")
