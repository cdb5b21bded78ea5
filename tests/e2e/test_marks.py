"""Marks on the page: the smallest wins, a choice where several cover the same words, edges that
move, adjoining marks, the same words throughout, undo.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.models import Article, Attribution, Change, Desk, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import Detection, Kind, Role, State
from tests.conftest import ARTICLE_TEXT, span_of
from tests.corpus.marking import words
from tests.e2e.conftest import SignIn
from tests.e2e.pen import box_of, centre, click_on, drag_over, open_workbench, press, swipe

pytestmark = pytest.mark.django_db(transaction=True)


def part(number: int, role: Role) -> str:
    """The words of the only part of a role."""
    return Attribution.objects.get(number=number).spans.get(role=role).quote


def chosen(page: Page) -> str:
    """The id of the chosen attribution."""
    return page.locator("#chosen").get_attribute("data-chosen") or ""


# --- overlap and nesting


def test_the_smallest_mark_wins_a_click(
    sign_in: SignIn, standards: User, article: Article, version: Version
) -> None:
    # A second attribution around the first, and one inside its content.
    for phrase in ("Two officials said the harbour wall would be closed in May.", "closed in"):
        add_attribution(version, role=Role.CONTENT, **words(phrase), by=standards)
    page = sign_in(standards)
    open_workbench(page, article)
    click_on(page, "closed in")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a6")
    press(page, "Escape")
    click_on(page, "harbour wall would", nth=1)
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a1")
    press(page, "Escape")
    page.locator('mark[data-attribution="a5"]', has_text=".").last.click()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a5")


@pytest.fixture
def shared(sign_in: SignIn, standards: User, article: Article, version: Version) -> Page:
    """Two attributions that credit the same words."""
    add_attribution(version, role=Role.SOURCE, **words("Two officials"), by=standards)
    page = sign_in(standards)
    open_workbench(page, article)
    click_on(page, "officials")
    expect(page.get_by_role("dialog", name="2 marks stand here")).to_be_visible()
    return page


def test_several_on_the_same_words_are_a_choice_by_key(shared: Page) -> None:
    press(shared, "2")
    expect(shared.locator("#chosen")).to_have_attribute("data-chosen", "a1")
    expect(shared.locator("[data-chooser]")).to_have_count(0)


def test_or_by_arrow_and_enter(shared: Page) -> None:
    press(shared, "ArrowDown", "ArrowDown", "Enter")
    expect(shared.locator("#chosen")).to_have_attribute("data-chosen", "a5")


def test_or_by_button(shared: Page) -> None:
    shared.get_by_role("button", name="the harbour wall would be closed").click()
    expect(shared.locator("#chosen")).to_have_attribute("data-chosen", "a1")


def test_escape_leaves_the_choice(shared: Page) -> None:
    press(shared, "Escape")
    expect(shared.locator("[data-chooser]")).to_have_count(0)
    expect(shared.locator("#chosen")).to_be_hidden()


def test_a_second_click_offers_what_lies_around(
    sign_in: SignIn, standards: User, article: Article, version: Version
) -> None:
    add_attribution(version, role=Role.CONTENT, **words("closed in"), by=standards)
    page = sign_in(standards)
    open_workbench(page, article)
    click_on(page, "closed in")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a5")
    click_on(page, "closed in")
    press(page, "2")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a1")


def test_adjoining_marks_are_told_apart(
    sign_in: SignIn, standards: User, article: Article, version: Version
) -> None:
    add_attribution(version, role=Role.CONTENT, **words("The council"), by=standards)
    add_attribution(version, role=Role.CONTENT, **words(" did not respond"), by=standards)
    page = sign_in(standards)
    open_workbench(page, article)
    second = page.locator('mark.content[data-attribution="a6"]')
    assert second.evaluate("(mark) => getComputedStyle(mark).boxShadow") != "none"
    first = page.locator('mark.content[data-attribution="a5"]')
    assert first.evaluate("(mark) => getComputedStyle(mark).boxShadow") == "none"


# --- edges


def test_an_edge_is_dragged_with_the_mouse(page: Page) -> None:
    click_on(page, "officials")
    start = page.get_by_role("slider", name="Start of the source")
    expect(start).to_be_visible()
    way = box_of(page, "officials")["left"] - box_of(page, "Two officials")["left"]
    box = start.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    grip = centre(box)
    page.mouse.move(*grip)
    page.mouse.down()
    page.mouse.move(grip[0] + 20, grip[1])
    page.mouse.move(grip[0] + way, grip[1])
    page.mouse.up()
    expect(page.locator("#toast")).to_contain_text("from “Two officials” to “officials”")
    assert part(1, Role.SOURCE) == "officials"
    # The handles stand at the new edges, and one undo gives the old ones back.
    press(page, "u")
    expect(page.locator('mark.source[data-attribution="a1"]')).to_have_text("Two officials")


def test_an_edge_is_dragged_with_a_finger(page: Page) -> None:
    click_on(page, "the harbour wall would", nth=1)
    handle = page.get_by_role("slider", name="End of the content")
    expect(handle).to_be_visible()
    way = box_of(page, "be closed")["right"] - box_of(page, "in May")["right"]
    grip = centre(handle.bounding_box())
    swipe(page, grip, (grip[0] + way, grip[1]))
    expect(page.locator("#toast")).to_contain_text("Moved the content")
    assert part(1, Role.CONTENT) == "the harbour wall would be closed"


def test_edges_move_with_keys_alone_and_in_one_write(page: Page) -> None:
    press(page, ".")
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a1")
    press(page, "]")
    expect(page.get_by_role("slider", name="End of the source")).to_be_focused()
    press(page, "[", "ArrowRight")
    handle = page.get_by_role("slider", name="Start of the source")
    expect(handle).to_have_attribute("aria-valuetext", "officials")
    expect(page.locator("#announcer")).to_have_text("officials")
    press(page, "Alt+ArrowRight", "Alt+ArrowRight", "Alt+ArrowLeft", "Alt+ArrowLeft")
    assert part(1, Role.SOURCE) == "Two officials"
    before = Change.objects.count()
    press(page, "Enter")
    expect(page.locator("#toast")).to_contain_text("to “officials”")
    assert part(1, Role.SOURCE) == "officials"
    assert Change.objects.count() == before + 1
    expect(handle).to_be_focused()


def test_escape_gives_the_edges_back(page: Page) -> None:
    click_on(page, "officials")
    expect(page.get_by_role("slider", name="End of the source")).to_be_visible()
    press(page, "[", "ArrowRight", "Escape", "Enter")
    handle = page.get_by_role("slider", name="Start of the source")
    expect(handle).to_have_attribute("aria-valuetext", "Two officials")
    assert part(1, Role.SOURCE) == "Two officials"


def test_the_brackets_go_from_part_to_part(page: Page) -> None:
    page.locator('mark[data-attribution="a1"][data-role="cue"]').click()
    expect(page.get_by_role("slider", name="End of the cue")).to_be_visible()
    press(page, "]", "]")
    expect(page.get_by_role("slider", name="End of the content")).to_be_focused()
    press(page, "]")
    expect(page.get_by_role("slider", name="End of the source")).to_be_focused()


def test_what_is_refused_stands_where_it_stood(page: Page) -> None:
    click_on(page, "officials")
    expect(page.get_by_role("slider", name="End of the source")).to_be_visible()
    press(page, "]", "ArrowRight", "Enter")
    expect(page.locator("#notice")).to_contain_text("overlap the cue")
    expect(page.get_by_role("slider", name="End of the source")).to_have_attribute(
        "aria-valuetext", "Two officials"
    )


@pytest.mark.usefixtures("interception")
def test_a_colleague_who_was_faster_is_shown(page: Page, administrator: User) -> None:
    click_on(page, "officials")
    expect(page.get_by_role("slider", name="End of the source")).to_be_visible()
    page.route("**/changes/**", lambda route: route.abort())
    first = Attribution.objects.get(number=1)
    set_state(first, state=State.CONFIRMED, revision=first.revision, by=administrator)
    press(page, "[", "ArrowRight", "Enter")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("“officials” as source")
    assert part(1, Role.SOURCE) == "Two officials"
    notice.get_by_role("button", name="Do it all the same").click()
    expect(page.locator('mark.source[data-attribution="a1"]')).to_have_text("officials")


# --- the same words throughout


def test_the_same_words_are_marked_throughout_and_each_is_its_own(
    sign_in: SignIn, standards: User, desk: Desk, editor: User
) -> None:
    line = "The port official spoke, and nobody asked the port official why.\n"
    detection = Detection(text=line * 4, language="en", detector="by hand")
    article = store_article(Article(desk=desk, title="Port", created_by=editor), detection)
    page = sign_in(standards)
    open_workbench(page, article)
    drag_over(page, "The port official")
    press(page, "6")
    expect(page.get_by_role("button", name="Tag all 8 mentions")).to_be_visible()
    press(page, "w")
    expect(page.locator("mark.source")).to_have_count(8)
    rows = current_version(article).attributions
    assert rows.count() == 8
    # One of them goes; the others stay.
    page.locator("mark.source").nth(3).click()
    expect(page.locator("#chosen")).to_have_attribute("data-chosen", "a4")
    page.locator("#chosen").get_by_role("button", name="Delete").click()
    expect(page.locator("mark.source")).to_have_count(7)
    press(page, "u")
    expect(page.locator("mark.source")).to_have_count(8)
    press(page, "u")
    expect(page.locator("mark.source")).to_have_count(1)
    press(page, "Control+Shift+z")
    expect(page.locator("mark.source")).to_have_count(8)


# --- what the marks say


def test_in_print_a_kind_is_said_once(
    sign_in: SignIn, standards: User, article: Article, version: Version
) -> None:
    add_attribution(version, role=Role.SOURCE, **words("Two officials"), by=standards)
    page = sign_in(standards)
    open_workbench(page, article)
    page.emulate_media(media="print")
    said = page.locator("#p-2 mark.source").evaluate_all(
        """(marks) => marks.map((mark) => getComputedStyle(mark, "::after").content)
               .filter((content) => content.includes("[")).length"""
    )
    assert said == 1


def test_the_end_of_the_text_is_never_under_a_message(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    drag_over(page, "respond")
    press(page, "c")
    toast = page.locator("#toast")
    expect(toast).to_be_visible()
    page.evaluate("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    last = page.locator("[data-article-text] p").last.bounding_box()
    message = toast.bounding_box()
    assert last is not None
    assert message is not None
    assert last["y"] + last["height"] <= message["y"]


def test_a_mark_s_words_are_the_text_s(page: Page) -> None:
    for mark in page.locator("mark[data-attribution]").all():
        start, end = (int(edge) for edge in str(mark.get_attribute("data-span")).split("-"))
        assert str(mark.text_content()) in ARTICLE_TEXT[start:end]
    span = span_of("Two officials")
    first = page.locator(f'mark.source[data-span="{span.start}-{span.end}"]')
    expect(first).to_have_attribute("data-kind", Kind.ANONYMOUS.value)
