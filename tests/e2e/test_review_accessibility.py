"""axe finds nothing on the pages of rules, policies and review, empty and full, in both themes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.policies import add_policy, edit_policy, put_in_force
from newsapp.corpus.actions.sign_offs import reopen, sign_off
from newsapp.corpus.models import Article, Desk, Flag, Source, Topic, User, Version
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from newsapp.policy.types import Outcome, Severity
from tests.e2e.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)

OWN = "/desks/city/policies/own/city-city-rules"
# Empty: nothing decided, signed or erased yet.
EMPTY = (
    "/articles/{pk}/record/",
    "/articles/{pk}/sign-off/",
    "/review/?rule=S30",
    "/erasures/",
    "/desks/city/policies/",
)
FULL = (
    "/rules/",
    "/rules/S06/",
    "/policies/",
    "/desks/city/policies/",
    "/desks/city/policies/presets/default/",
    "/desks/city/policies/import/",
    f"{OWN}/",
    f"{OWN}/edit/",
    f"{OWN}/compare/?earlier=1&later=2",
    "/review/",
    "/articles/{pk}/review/",
    "/articles/{pk}/review/{flag}/",
    "/articles/{pk}/sources/1/attestations/",
    "/articles/{pk}/sources/1/comments/",
    "/articles/{pk}/sign-off/",
    "/articles/{pk}/record/",
    "/articles/{pk}/history/",
    "/articles/{pk}/history/redact/?what=comment.text&key=1",
    "/articles/{pk}/purge/",
)


@pytest.fixture
def worked_on(desk: Desk, version: Version, standards: User) -> Flag:
    """A policy with two versions, a review that was signed and opened again, a decision less."""
    fields = Attestations(("S04",), tuple(Topic))
    own = add_policy(desk, replace(preset(), attestations=fields), name="City rules", by=standards)
    said = replace(preset(), attestations=fields, blocking=Severity.MEDIUM)
    edit_policy(own, said, revision=own.revision, note="medium too", by=standards)
    own.refresh_from_db()
    put_in_force(own, revision=own.revision, by=standards)
    version.refresh_from_db()
    flags = list(Flag.objects.filter(version=version, active=True))
    for flag in flags:
        note = "checked with the desk"
        decide(flag, outcome=Outcome.ACCEPT, note=note, revision=flag.revision, by=standards)
    source = Source.objects.get(version=version, number=1)
    answers = {Topic.GROUND_RULE: "background", Topic.MOTIVE: "", Topic.EXCEPTION_REASON: ""}
    for topic in Topic:
        attest(
            source,
            topic=topic,
            answer=answers.get(topic, "yes"),
            note="said on the telephone",
            by=standards,
        )
    comment_on(source, text="Both of them?", by=standards)
    sign_off(version, note="read twice", by=standards)
    reopen(version, reason="a reader wrote in", by=standards)
    flag = flags[0]
    flag.refresh_from_db()
    decide(flag, outcome=Outcome.DISMISS, note="after all", revision=flag.revision, by=standards)
    return flag


def look_at(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    result = Axe().run(page)
    assert result.violations_count == 0, f"{address}\n{result.generate_report()}"
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0, f"{address} is {overflow} px wider than the window"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_where_much_was_done(
    sign_in: SignIn,
    administrator: User,
    article: Article,
    worked_on: Flag,
    scheme: str,
    width: int,
) -> None:
    page = sign_in(administrator)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    for address in FULL:
        look_at(page, address.format(pk=article.pk, flag=worked_on.pk))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_nothing_was_done(
    sign_in: SignIn, administrator: User, article: Article, scheme: str
) -> None:
    page = sign_in(administrator)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in EMPTY:
        look_at(page, address.format(pk=article.pk))


def test_what_has_the_focus_is_not_behind_the_sheet_of_a_small_screen(
    sign_in: SignIn, standards: User, article: Article
) -> None:
    page = sign_in(standards)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/articles/{article.pk}/review/")
    page.locator("#main").focus()
    in_story = 0
    for _ in range(20):
        page.keyboard.press("Tab")
        focus = page.locator("*:focus")
        if not focus.evaluate("one => Boolean(one.closest('.story'))"):
            continue
        in_story += 1
        hidden = focus.evaluate(
            "one => one.getBoundingClientRect().bottom"
            " - document.querySelector('.margin').getBoundingClientRect().top"
        )
        assert hidden <= 0, focus.inner_text()
    assert in_story >= 5
