"""500 random edits by two people: page, database and a fresh reload agree after each of them.

Both people's pages are followed as shadows, which swap fragments as a browser does; every now and
then two real browsers with the same article open must show the same too. Then each person undoes
what is theirs, in reverse order of time, and the article is what it was.
"""

from __future__ import annotations

import faulthandler
import os
from random import Random
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from newsapp.corpus.actions.tags import add_tag
from newsapp.corpus.models import Action, Article, Change, Desk, User, Version
from newsapp.corpus.queries.news import newest_change
from newsapp.corpus.queries.undo import NEVER_UNDONE, undoable
from newsapp.detection.types import Span
from tests.conftest import ARTICLE_TEXT
from tests.corpus.snapshot_of import flags_of_version, rows_of
from tests.e2e.conftest import SignIn
from tests.e2e.pen import until
from tests.e2e.random_edit import random_edit
from tests.e2e.shadow_page import ShadowPage

pytestmark = pytest.mark.django_db(transaction=True)

# All of them before a change lands; enough of them to tell, while one works.
EDITS = 500 if os.environ.get("CI") else 100
LOOK_EVERY = 25


class Person:
    """Somebody with the article open, who writes and who hears of what others do."""

    def __init__(self, user: User, article: Article) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)
        self.base = f"/articles/{article.pk}/"
        self.page = self.fresh()

    def fresh(self) -> ShadowPage:
        page = ShadowPage()
        page.take(self.client.get(self.base).content.decode())
        return page

    def send(self, address: str, data: dict[str, Any]) -> int:
        headers = {"HX-Request": "true", "X-Seen": self.page.seen}
        answer = self.client.post(self.base + address, data, headers=headers)
        if answer.status_code in (200, 409):
            self.page.take(answer.content.decode())
            self.fetch_cards()
        return answer.status_code

    def hear(self) -> None:
        answer = self.client.get(f"{self.base}changes/?seen={self.page.seen}")
        if answer.status_code == 200:
            self.page.take(answer.content.decode())
            self.fetch_cards()

    def fetch_cards(self) -> None:
        if stale := self.page.stale_cards:
            self.page.digests = {}
            answer = self.client.get(f"{self.base}cards/", {"keys": " ".join(stale)})
            self.page.take(answer.content.decode())


def test_whatever_two_people_do_all_agree_and_undo_gives_back_the_start(
    sign_in: SignIn, article: Article, version: Version, desk: Desk, standards: User, editor: User
) -> None:
    add_tag(desk, name="Hedged")
    add_tag(desk, name="Lobby", applies_to="source")
    User.objects.filter(pk=editor.pk).update(role=standards.role)  # who may do everything
    random = Random(20_260)
    people = [Person(editor, article), Person(standards, article)]
    browser = sign_in(editor)
    browser.goto(f"/articles/{article.pk}/")
    expect(browser.locator("html.js")).to_be_attached()
    start = (rows_of(version), flags_of_version(version), dict(people[0].page.parts))

    done = refused = 0
    while done < EDITS:
        person, other = random.sample(people, 2)
        before = newest_change(version.pk)
        address, data = random_edit(random, version)
        status = person.send(address, data)
        assert status in (200, 409, 422), f"{address} {data}: {status}"
        if status != 200:
            assert newest_change(version.pk) == before, f"{address} {data} was refused, but wrote"
            refused += 1
            continue
        done += 1
        other.hear()
        fresh = person.fresh()
        for one in people:
            assert_same(one.page, fresh, f"edit {done}, {address} {data}, as {one.user} sees it")
        assert_stored(version, fresh)
        if done % LOOK_EVERY == 0:
            assert_browser_shows(browser, fresh)
            still_at_it()
    assert refused > EDITS // 25  # or nothing shows that a refusal leaves everything alone

    undone = 0
    while change := _last_standing(version):
        [owner] = [person for person in people if person.user == change.by]
        assert undoable(version, owner.user) == change
        assert owner.send("undo/", {}) == 200, change.summary
        undone += 1
        if undone % LOOK_EVERY == 0:
            still_at_it()
    assert undone > EDITS // 5
    assert (rows_of(version), flags_of_version(version)) == start[:2]
    assert _text(people[0].fresh().parts) == _text(start[2])


def still_at_it() -> None:
    """A test that hangs is ended after a while; this one is only long, and says so as it goes."""
    faulthandler.dump_traceback_later(600, exit=True)


def _last_standing(version: Version) -> Change | None:
    changes = Change.objects.filter(version=version, undone_by__isnull=True)
    return changes.exclude(action__in=(*NEVER_UNDONE, Action.UNDO)).order_by("-pk").first()


def assert_same(page: ShadowPage, fresh: ShadowPage, where: str) -> None:
    """What was swapped in piece by piece is what the server would draw now."""
    assert page.seen == fresh.seen, where
    assert page.order == fresh.order, where
    assert page.parts.keys() == fresh.parts.keys(), where
    for name, drawn in fresh.parts.items():
        assert page.parts[name] == drawn, f"{where}: {name}"


def assert_stored(version: Version, fresh: ShadowPage) -> None:
    """Every span quotes the text, and what is drawn is what is stored."""
    drawn = "".join(_text(fresh.parts).values())
    for row in version.attributions.exclude(state="rejected").prefetch_related("spans"):
        assert f'data-attribution="{row.key}"' in drawn or not _is_drawn(row.spans.all())
        for span in row.spans.all():
            assert Span(span.start, span.end).of(ARTICLE_TEXT) == span.quote


def _is_drawn(spans: Any) -> bool:
    """Words that are only line ends stand outside every paragraph."""
    return any(span.quote.strip() for span in spans)


def assert_browser_shows(browser: Page, fresh: ShadowPage) -> None:
    browser.evaluate("document.dispatchEvent(new CustomEvent('on-record:ask'))")
    expect(browser.locator("#together")).to_have_attribute("data-seen", fresh.seen)
    differing = """async () => {
        const answer = await fetch(location.href);
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const cards = (page) => [...page.querySelectorAll("[data-card]")];
        const reads = [
            (page) => cards(page).map((card) => card.dataset.card + card.dataset.digest).join(" "),
            (page) => page.querySelector("#meter").textContent,
            // What is chosen or lit is a class of the page's own.
            (page) => page.querySelector(".text").innerHTML.replace(/ class=".*?"/g, ""),
        ];
        const pairs = reads.map((read) => [read(document), read(fresh)]);
        return pairs.filter(([shown, drawn]) => shown !== drawn);
    }"""

    def differences() -> Any:
        return browser.evaluate(differing)

    # Cards that differ are fetched behind the fragments.
    until(browser, lambda: not differences(), differences)


def _text(parts: dict[str, str]) -> dict[str, str]:
    return {name: drawn for name, drawn in parts.items() if name.startswith("p-")}
