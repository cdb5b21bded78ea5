"""Which articles a person sees, and what the list says about each."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus.actions.articles import edit_header, store_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide, take_back
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.models import Article, Desk, User, Version
from newsapp.corpus.queries.articles import (
    SORTS,
    STATUSES,
    articles_visible_to,
    current_version,
    listed,
    status_of,
)
from newsapp.corpus.queries.history import changes_of
from newsapp.detection.types import Detection, State
from newsapp.policy.types import Outcome

pytestmark = pytest.mark.django_db


def plain(desk: Desk, by: User, title: str, text: str = "", **header: str) -> Article:
    """An article in which nothing is marked."""
    return store_article(
        Article(desk=desk, title=title, created_by=by, **header),
        Detection(text=text or f"{title}.", language="en", detector="by hand"),
    )


def test_members_see_their_desks_and_administrators_all(
    article: Article, other_desk: Desk, reader: User, stranger: User, administrator: User
) -> None:
    theirs = plain(other_desk, stranger, "Match report")
    assert list(articles_visible_to(reader)) == [article]
    assert list(articles_visible_to(stranger)) == [theirs]
    assert set(articles_visible_to(administrator)) == {article, theirs}
    assert list(listed(administrator, desk=other_desk)) == [theirs]
    assert list(listed(reader, desk=other_desk)) == []


def test_somebody_on_two_desks_sees_an_article_once(
    article: Article, other_desk: Desk, reader: User
) -> None:
    other_desk.members.add(reader)
    assert list(articles_visible_to(reader)) == [article]


def test_what_the_list_says(version: Version, reader: User, standards: User) -> None:
    row = listed(reader).get()
    flags = version.flags.filter(active=True).count()
    assert (row.status, row.version_number) == ("new", 1)
    assert (row.attributions, row.anonymous, row.anonymous_share) == (4, 2, 0.5)
    assert (row.flags_open, row.flags_decided) == (flags, 0)

    set_state(version.attributions.get(number=2), state=State.REJECTED, revision=1, by=standards)
    flag = version.flags.filter(rule="S04").get()
    decide(flag, outcome=Outcome.DISMISS, note="It is said.", revision=1, by=standards)
    row = listed(reader).get()
    assert (row.attributions, row.anonymous) == (3, 2)
    assert (row.flags_open, row.flags_decided) == (flags - 1, 1)


def test_an_article_without_attributions_has_no_share(
    desk: Desk, reader: User, editor: User
) -> None:
    plain(desk, editor, "Tides")
    row = listed(reader).get()
    assert (row.attributions, row.anonymous, row.anonymous_share) == (0, 0, None)


def test_status_follows_the_work(version: Version, editor: User, standards: User) -> None:
    def status() -> str:
        shown = listed(editor).get().status
        assert shown == status_of(version)
        assert [row.status for row in listed(editor, status=shown)] == [shown]
        return str(shown)

    assert status() == "new"
    flag = version.flags.filter(rule="S04").get()
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=1, by=standards)
    assert status() == "needs work"
    take_back(flag, revision=2, by=standards)
    assert status() == "in review"
    undo(version, by=standards)
    assert status() == "needs work"
    # What asked for work is found no more.
    for attribution in version.attributions.filter(source__number=1):
        set_state(attribution, state=State.REJECTED, revision=1, by=editor)
    assert status() == "in review"


def test_a_confirmed_attribution_ends_new(version: Version, editor: User) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    assert status_of(version) == "in review"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        # title, outlet, byline, text; in any case
        ("harbour WALL", True),
        ("quay post", True),
        ("RITA", True),
        ("crumbling into the sea", True),
        # letters that are not ASCII have two cases too
        ("ÉMILE", True),
        # nothing in a search is a pattern
        ("%", False),
        ("_", False),
        (".*", False),
        ("(", False),
        ("é(", False),
        ("’; drop", False),
        # spaces around are no part of it
        ("  crumbling ", True),
        ("", True),
        ("ferry", False),
        ("\0crumbling", True),
    ],
)
def test_search(article: Article, reader: User, editor: User, search: str, found: bool) -> None:
    edit_header(article, revision=1, by=editor, byline="Rita Reader and Émile Post")
    assert listed(reader, search=search).exists() is found


@pytest.mark.parametrize("sort", [*SORTS, *(f"-{sort}" for sort in SORTS)])
def test_every_sort_has_its_reverse(
    article: Article, desk: Desk, reader: User, editor: User, sort: str
) -> None:
    plain(desk, editor, "all about tides")
    rows = list(listed(reader, sort=sort))
    assert {row.title for row in rows} == {"all about tides", article.title}
    expected = {
        "created": [article.title, "all about tides"],
        "-created": ["all about tides", article.title],
        # in the order of the alphabet, not of capitals first
        "title": ["all about tides", article.title],
        "-title": [article.title, "all about tides"],
        "flags_open": ["all about tides", article.title],
        "-flags_open": [article.title, "all about tides"],
        # an article without attributions has no share and stands last either way
        "anonymous_share": [article.title, "all about tides"],
        "-anonymous_share": [article.title, "all about tides"],
        # both are new: the newest first
        "status": ["all about tides", article.title],
        "-status": ["all about tides", article.title],
    }
    assert [row.title for row in rows] == expected[sort]


def test_an_unknown_sort_is_refused(reader: User) -> None:
    with pytest.raises(ValueError, match="anonymous_share"):
        listed(reader, sort="password")


def test_the_list_takes_one_query(article: Article, desk: Desk, reader: User, editor: User) -> None:
    for number in range(5):
        plain(desk, editor, f"Article {number}")
    with CaptureQueriesContext(connection) as captured:
        rows = list(listed(reader, search="a", sort="-anonymous_share"))
        assert [row.desk.name for row in rows] == ["City desk"] * 6
    assert len(captured) == 1


def test_statuses_are_those_of_the_design() -> None:
    assert STATUSES == ("new", "in review", "needs work", "signed off")


def test_history_is_in_order(version: Version, editor: User, standards: User) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    set_state(version.attributions.get(number=2), state=State.REJECTED, revision=1, by=standards)
    shown = [(change.by.username, change.action) for change in changes_of(version.article)]
    assert shown == [
        ("edda", "article.add"),
        ("edda", "attribution.set_state"),
        ("stan", "attribution.set_state"),
    ]
    assert current_version(version.article) == version
