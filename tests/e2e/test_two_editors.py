"""Two editors at the same finding at the same moment: neither decision is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from newsapp.corpus.models import Article, Comment, Decision, Flag, User
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def other_page(browser: Browser, live_server: LiveServer, administrator: User) -> Iterator[Page]:
    """A second browser, with somebody else before it."""
    context = browser.new_context(base_url=live_server.url.replace("localhost", "127.0.0.1"))
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_label("Name").or_(page.locator("#id_username")).first.fill(administrator.username)
    page.locator("#id_password").fill("invented")
    page.locator("main button, form button").first.click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    yield page
    context.close()


def decide(page: Page, key: str, note: str) -> None:
    """Decide on the finding that is shown, with a key and a note."""
    page.keyboard.press(key)
    expect(page.locator(".flag.now textarea:focus")).to_have_count(1)
    page.keyboard.type(note)
    page.keyboard.press("Enter")


def open_finding(page: Page, article: Article, flag: Flag) -> None:
    page.goto(f"/articles/{article.pk}/review/{flag.pk}/")
    expect(page.locator("html.js")).to_be_attached()


def test_the_second_sees_both_sides_and_chooses(
    sign_in: SignIn, other_page: Page, standards: User, administrator: User, article: Article
) -> None:
    flag = Flag.objects.get(version__article=article, rule="S04", active=True)
    mine, theirs = sign_in(standards), other_page
    open_finding(mine, article, flag)
    open_finding(theirs, article, flag)

    decide(theirs, "d", "the council named them in May")
    expect(theirs.locator("#dock")).to_contain_text("1 of 3")
    decide(mine, "a", "they would lose their posts")

    # Both sides stand on the page; nothing of the first decision is gone.
    notice = mine.locator("#notice [role=alert]")
    expect(notice).to_contain_text("Ada Administrator")
    expect(notice).to_contain_text("the council named them in May")
    expect(notice).to_contain_text("You wanted: accept")
    expect(notice).to_contain_text("they would lose their posts")
    expect(mine.locator(f"#flag-{flag.pk}")).to_contain_text("Dismissed by Ada Administrator")
    standing = Decision.objects.get(flag=flag, taken_back_at=None)
    assert (standing.outcome, standing.by) == ("dismiss", administrator)

    # Doing it all the same is a decision of its own; the first one stays on the record.
    notice.get_by_role("button", name="Do it all the same").click()
    expect(mine.locator("#dock")).to_contain_text("1 of 3")
    expect(mine.locator("#notice [role=alert]")).to_have_count(0)
    assert [
        (one.outcome, one.by, one.taken_back_by)
        for one in Decision.objects.filter(flag=flag).order_by("at")
    ] == [("dismiss", administrator, standards), ("accept", standards, None)]


def test_the_note_of_the_second_comes_back_to_be_worded_anew(
    sign_in: SignIn, other_page: Page, standards: User, article: Article
) -> None:
    """Both at the first finding of the queue inside the article."""
    mine, theirs = sign_in(standards), other_page
    for page in (mine, theirs):
        page.goto(f"/articles/{article.pk}/review/")
        expect(page.locator("html.js")).to_be_attached()
    decide(theirs, "d", "not so")
    expect(theirs.locator("#dock")).to_contain_text("1 of 3")
    decide(mine, "a", "they would lose their posts")
    note = mine.get_by_label("Your note")
    expect(note).to_have_value("they would lose their posts")
    expect(mine.locator(".talk textarea")).to_have_value("")
    note.fill("one of them would lose a post")
    mine.get_by_role("button", name="Do it all the same").click()
    expect(mine.locator("#notice [role=alert]")).to_have_count(0)
    standing = Decision.objects.get(taken_back_at=None)
    assert (standing.outcome, standing.note) == ("accept", "one of them would lose a post")
    assert not Comment.objects.exists()


def test_keeping_theirs_leaves_it_and_says_who_decided(
    sign_in: SignIn, other_page: Page, standards: User, administrator: User, article: Article
) -> None:
    flag = Flag.objects.get(version__article=article, rule="S04", active=True)
    mine, theirs = sign_in(standards), other_page
    open_finding(mine, article, flag)
    open_finding(theirs, article, flag)
    decide(theirs, "n", "print the reason")
    expect(theirs.locator("#dock")).to_contain_text("1 of 3")
    decide(mine, "d", "not so")
    mine.get_by_role("link", name="Keep theirs").click()
    expect(mine.locator("#notice [role=alert]")).to_have_count(0)
    expect(mine.locator(f"#flag-{flag.pk}")).to_contain_text("Needs work by Ada Administrator")
    assert Decision.objects.get(flag=flag).by == administrator


def test_different_findings_of_one_source_never_conflict(
    sign_in: SignIn, other_page: Page, standards: User, article: Article
) -> None:
    reason, descriptor = (
        Flag.objects.get(version__article=article, rule=rule, active=True)
        for rule in ("S04", "S06")
    )
    mine, theirs = sign_in(standards), other_page
    open_finding(mine, article, reason)
    open_finding(theirs, article, descriptor)
    decide(theirs, "d", "a council has few of them")
    expect(theirs.locator("#dock")).to_contain_text("1 of 3")
    decide(mine, "a", "they would lose their posts")
    expect(mine.locator("#dock")).to_contain_text("2 of 3")
    assert Decision.objects.filter(taken_back_at=None).count() == 2
