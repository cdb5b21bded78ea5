"""A revised text: paste it, see exactly what must be looked at again, settle it by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sign_offs import sign_off
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import Article, Desk, Topic, User
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import State
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)

# A word of the first claim differs, one sentence is new, one is gone; the rest stands.
REVISED = (
    ARTICLE_TEXT.replace("closed in May", "closed in June")
    .replace("The council did not", "The mayor said that he would resign. The council did not")
    .replace(" She added that traders would meet on Friday.", "")
)


@pytest.fixture
def article(desk: Desk, editor: User) -> Article:
    article = add_article(desk, text=ARTICLE_TEXT, title="Harbour wall to close", by=editor)
    version = current_version(article)
    for number in (1, 2):
        row = version.attributions.get(number=number)
        set_state(row, state=State.CONFIRMED, revision=1, by=editor)
    return article


def test_paste_version_2_and_settle_what_it_changed_with_the_keyboard(
    article: Article, editor: User, sign_in: SignIn
) -> None:
    page = sign_in(editor)
    page.goto(f"/articles/{article.pk}/")
    page.get_by_role("link", name="paste a new one").click()
    page.get_by_label("Text", exact=False).first.fill(REVISED)
    page.get_by_role("button", name="Make it version 2").click()
    expect(page.locator("#summary")).to_be_visible()
    page.wait_for_load_state()  # a key before the page's own script is there is nobody's

    # Exactly these, in reading order; what stands unchanged is not asked for.
    expect(page.locator("#summary")).to_contain_text("2 attributions were carried over")
    expect(page.locator(".verdict")).to_have_text(["Changed", "Gone", "New"])
    first = page.locator("[data-queue-item]").first
    expect(first.locator("del")).to_have_text("May")
    expect(first.locator("ins")).to_have_text("June")
    expect(first).to_contain_text("confirmed by a person")

    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(first).to_be_focused()
    page.keyboard.press("y")
    expect(page.locator("#dock")).to_contain_text("1 of 3 settled")
    expect(page.locator("[data-queue-item]").first).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#dock")).to_contain_text("0 of 3 settled")
    page.keyboard.press("y")
    expect(page.locator("#dock")).to_contain_text("1 of 3 settled")
    page.keyboard.press("y")  # its words are gone: there is nothing to confirm
    expect(page.locator("#announcer")).to_contain_text("cannot be done")
    page.keyboard.press("l")
    expect(page.locator("#dock")).to_contain_text("2 of 3 settled")
    page.keyboard.press("x")
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is settled")
    page.locator("[data-finish]").click()
    expect(page.locator("[data-workbench]")).to_be_visible()

    version = current_version(article)
    assert version.text == REVISED
    states = dict(version.attributions.values_list("number", "state"))
    assert states == {
        1: State.CONFIRMED,
        2: State.CONFIRMED,
        4: State.PROPOSED,
        5: State.REJECTED,
    }
    # The old version is there to be read, word for word.
    page.goto(f"/articles/{article.pk}/versions/1/")
    shown = page.locator("[data-version-text]").evaluate("node => node.textContent")
    assert shown == ARTICLE_TEXT


def test_version_2_of_a_signed_off_article_shows_exactly_what_must_be_looked_at_again(
    article: Article, editor: User, standards: User, sign_in: SignIn
) -> None:
    first = current_version(article)
    for flag in first.flags.filter(active=True):
        note = f"{flag.rule} was checked with the desk"
        decide(flag, outcome=Outcome.ACCEPT, note=note, revision=1, by=standards)
    attest(first.sources.get(number=1), topic=Topic.IDENTITY_KNOWN, answer="yes", by=standards)
    sign_off(first, by=standards)

    page = sign_in(editor)
    page.goto(f"/articles/{article.pk}/versions/new/?edit=1")
    field = page.get_by_label("Text", exact=False).first
    field.fill(field.input_value().replace("one of the officials", "one of the two officials"))
    page.get_by_role("button", name="Make it version 2").click()

    # One attribution; of the findings those whose evidence changed, with who decided before.
    expect(page.locator("[data-queue-item]")).to_have_count(1)
    expect(page.locator("[data-queue-item] ins")).to_have_text("two")
    second = current_version(article)
    again = second.flags.filter(active=True, decisions__isnull=True)
    assert again.filter(rule="S04").exists()
    expect(page.locator(".decisions")).to_contain_text(f"{again.count()} finding")
    expect(page.locator(".decisions li").first).to_contain_text("by Stan Standards")
    expect(page.locator(".decisions li").first).to_contain_text("was checked with the desk")
    assert second.sources.get(number=1).attestations.get().by == standards

    # The review that was signed is where it was.
    page.goto(f"/articles/{article.pk}/versions/")
    expect(page.locator(".versions-list li").nth(1)).to_contain_text("signed off")
    expect(page.locator(".versions-list li").nth(0)).not_to_contain_text("signed off")


def test_what_was_attested_goes_to_whom_the_new_words_name_once_somebody_has_said_so(
    desk: Desk, editor: User, standards: User, sign_in: SignIn
) -> None:
    text = (
        "Survey puts quay in doubt, Surveyors say\n\n"
        "RYE — The mayor is weighing a closure of the old quay, according to two aides briefed on "
        "the survey, who asked not to be named because the survey is not public.\n\n"
        "The mayor, Ellen Marsh, was “plainly shaken” when she read it, one of the aides said. "
        "She told the council that she had “never seen the like,” the aide said.\n\n"
        "It had rained for a week, and the road to the town was under water.\n\n"
        "Harbour pilots said that the channel had silted up since the storm.\n"
    )
    pilots = "Harbour pilots said that the channel had silted up since the storm.\n"
    article = add_article(desk, text=text, title="Survey", by=editor)
    first = current_version(article)
    aides = first.sources.get(name="two aides briefed on the survey")
    attest(aides, topic=Topic.IDENTITY_KNOWN, answer="yes", by=standards)
    revised = (
        text.replace(pilots, "Two clerks of the yard said a strike had been talked over.\n")
        .replace("two aides briefed", "two port officials briefed")
        .replace("The mayor, Ellen", f"{pilots}\nThe mayor, Ellen")
    )
    add_version(article, text=revised, follows=1, by=editor)
    second = current_version(article)

    page = sign_in(editor)
    page.goto(f"/articles/{article.pk}/versions/queue/")
    page.wait_for_load_state()
    # A sentence that stands once has moved, a brand-new one is new, and neither is anything else.
    expect(page.locator(".verdict")).to_have_text(["Changed", "Changed", "Moved", "New"])
    card = page.locator("[data-queue-item]").nth(1)
    expect(card.locator("td mark").first).to_contain_text("two")
    expect(card.locator("del")).to_have_text("aides ")
    expect(card.locator("ins")).to_have_text("port officials ")
    assert not second.attestations.exists()
    page.keyboard.press("j")
    expect(card).to_be_focused()
    page.keyboard.press("y")
    expect(page.locator("#dock")).to_contain_text("1 of 4 settled")
    attested = second.attestations.get()
    assert attested.source.name == "two port officials briefed on the survey"
    page.goto(f"/articles/{article.pk}/history/")
    expect(page.locator("main")).to_contain_text("two port officials briefed on the survey")


def test_a_colleague_who_was_faster_costs_nobody_a_word(
    article: Article, editor: User, standards: User, sign_in: SignIn
) -> None:
    page = sign_in(editor)
    page.goto(f"/articles/{article.pk}/versions/new/?edit=1")
    field = page.get_by_label("Text", exact=False).first
    field.fill(ARTICLE_TEXT.replace("Friday", "Sunday"))
    theirs = ARTICLE_TEXT.replace("May", "June")
    add_version(article, text=theirs, follows=1, by=standards)
    page.get_by_role("button", name="Make it version 2").click()
    expect(page.get_by_role("alert")).to_contain_text("Stan Standards")
    assert "Sunday" in field.input_value()
    page.get_by_role("button", name="Make it version 3").click()
    expect(page.locator("#queue")).to_be_visible()
    assert current_version(article).number == 3


def accessible(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits_a_telephone(
    article: Article, editor: User, desk: Desk, sign_in: SignIn, scheme: str
) -> None:
    text = ARTICLE_TEXT.replace("closed in May", "closed in June")
    add_version(article, text=text, follows=1, by=editor)
    page = sign_in(editor)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for address in (
        f"/articles/{article.pk}/versions/",
        f"/articles/{article.pk}/versions/new/",
        f"/articles/{article.pk}/versions/queue/",
        f"/articles/{article.pk}/versions/1/",
        f"/articles/{article.pk}/versions/2/compare/",
        f"/articles/{article.pk}/statement/",
        f"/desks/{desk.slug}/numbers/",
    ):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(address)
        assert accessible(page) == [], address
        page.set_viewport_size({"width": 320, "height": 700})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{address} is {width} px wide"
