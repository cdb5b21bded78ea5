"""Reviewing in the workbench with keys: one order of flags, and no decision on what nobody sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import Article, Decision, Flag, User
from newsapp.policy.types import Outcome
from tests.e2e.conftest import SignIn
from tests.e2e.pen import heard, open_workbench, press

pytestmark = pytest.mark.django_db(transaction=True)


def in_order(page: Page) -> list[str]:
    """The flags from top to bottom, by their ids on the page."""
    flags: list[str] = page.locator("[data-flag]").evaluate_all("all => all.map((one) => one.id)")
    return flags


def now(page: Page) -> str:
    expect(page.locator(".flag.now")).to_have_count(1)
    return str(page.locator(".flag.now").get_attribute("id"))


def decided(page: Page, number: int) -> Flag:
    """Decide on the flag at this place in the ledger, and load the page again."""
    flag = Flag.objects.get(pk=in_order(page)[number].removeprefix("flag-"))
    by = User.objects.get(username="stan")
    decide(flag, outcome=Outcome.DISMISS, note="not so", revision=flag.revision, by=by)
    page.reload()
    expect(page.locator("html.js")).to_be_attached()
    return flag


@pytest.mark.parametrize(
    ("number", "walked"),
    [
        (0, (1, 2, 1)),  # the first is decided: from the second on, and round again
        (1, (0, 2, 0)),  # one in the middle is stepped over
        (2, (0, 1, 0)),
    ],
)
def test_open_flags_are_walked_in_the_order_of_the_ledger(
    page: Page, number: int, walked: tuple[int, ...]
) -> None:
    order = in_order(page)
    assert len(order) == 3
    decided(page, number)
    assert in_order(page) == order
    resume = page.get_by_role("button", name="Go on with the review")
    expect(resume).to_have_attribute("data-resume", order[walked[0]])
    for place in walked:
        press(page, "j")
        assert now(page) == order[place]
    press(page, "k")
    assert now(page) == order[walked[1]]


def test_decided_flags_are_walked_once_no_open_one_is_left(page: Page) -> None:
    order = in_order(page)
    for number in range(3):
        decided(page, number)
    press(page, "j")
    assert now(page) == order[0]
    press(page, "j")
    assert now(page) == order[1]


def test_undo_and_redo_show_the_flag_that_they_were_about(page: Page) -> None:
    order = in_order(page)
    press(page, "j", "d")
    page.keyboard.type("not in this story")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{order[1]}.now")).to_be_in_viewport()
    page.keyboard.press("u")
    undone = page.locator(f"#{order[0]}.now")
    expect(undone).to_have_attribute("data-decided", "no")
    expect(undone).to_be_in_viewport()
    expect(undone).to_be_focused()
    page.keyboard.press("r")
    expect(undone).to_have_attribute("data-decided", "yes")
    page.keyboard.press("j")
    assert now(page) == order[1]


def test_no_key_decides_on_a_flag_that_is_out_of_sight(page: Page) -> None:
    """Of these three the last can be accepted without a note: A would do it at once."""
    for _ in range(3):
        page.keyboard.press("j")
    flag = page.locator(".flag.now")
    assert flag.locator("[value=accept]").get_attribute("data-note") == ""
    page.locator(".card.now > summary").click()  # the card is closed
    page.keyboard.press("a")
    expect(page.locator("#announcer")).to_contain_text("out of sight")
    assert not Decision.objects.exists()
    expect(flag).to_be_in_viewport()
    page.keyboard.press("a")
    expect(page.locator("#dock")).to_contain_text("1 of 3")
    assert Decision.objects.get().outcome == "accept"


def test_who_may_not_decide_is_told_whose_part_it_is(
    page: Page, sign_in: SignIn, editor: User, article: Article
) -> None:
    theirs = sign_in(editor)
    open_workbench(theirs, article)
    press(theirs, "a")
    assert heard(theirs) == "Choose a flag first: J."
    press(theirs, "j", "a")
    assert heard(theirs) == "A standards editor or an administrator decides on flags."
    assert not Decision.objects.exists()
