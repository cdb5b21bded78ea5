"""What a desk's tags and guidelines were, who edited them and when, on the page that shows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsapp.corpus.actions.tags import add_tag, edit_guidelines, edit_tag
from newsapp.corpus.models import Desk, DeskChange, User
from newsapp.web.views.tags import CHANGES_SHOWN
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db

ADDRESS = "/desks/city/tags/"


@pytest.fixture
def chief(as_person: Callable[[User], Asking], standards: User) -> Asking:
    return as_person(standards)


def newest(answer: Answer) -> tuple[str, list[tuple[str, ...]]]:
    """What the newest entry says, and its rows of what, before and after."""
    entry = answer.page.select("#history li")[0]
    said = entry.select("div:last-child > p")[0].get_text()
    rows = [
        tuple(cell.get_text("\n") for cell in row.select("th, td"))
        for row in entry.select("tbody tr")
    ]
    return said, rows


def test_each_edit_of_a_tag_is_told_with_both_sides(chief: Asking, desk: Desk) -> None:
    chief.post_plain(ADDRESS + "add/", name="Lobby", applies_to="source", guidance="Paid.")
    assert newest(chief.get(ADDRESS)) == (
        "Added the tag “Lobby”",
        [
            ("name", "–", "Lobby"),
            ("for", "–", "sources"),
            ("when it is used", "–", "Paid."),
            ("retired", "–", "no"),
        ],
    )
    chief.post_plain(ADDRESS + "lobby/", name="Lobbyist", guidance="", retired="on", revision=1)
    answer = chief.get(ADDRESS)
    assert newest(answer) == (
        "Tag “Lobby”: renamed it to “Lobbyist”, changed when it is used, retired it",
        [
            ("name", "Lobby", "Lobbyist"),
            ("when it is used", "Paid.", "–"),
            ("retired", "no", "yes"),
        ],
    )
    assert "Stan Standards" in answer.text_of("#history li:first-child .when")
    assert len(answer.page.select("#history li")) == 2


def test_of_the_guidelines_the_lines_that_differ_are_told(
    chief: Asking, desk: Desk, standards: User
) -> None:
    long = "\n".join(f"Rule {number}." for number in range(50))
    for text in (long, long.replace("Rule 7.", "Rule seven.\nAnd a half.")):
        desk.refresh_from_db()
        chief.post_plain("/desks/city/guidelines/", text=text, seen=desk.guidelines)
    assert newest(chief.get(ADDRESS)) == (
        "Edited the coding guidelines",
        [("lines", "Rule 7.", "Rule seven.\nAnd a half.")],
    )
    assert [change.summary for change in DeskChange.objects.all()] == [
        "Edited the coding guidelines",
        "Wrote the coding guidelines",
    ]
    assert {change.by for change in DeskChange.objects.all()} == {standards}


def test_what_changes_nothing_or_is_refused_leaves_no_entry(
    chief: Asking, desk: Desk, standards: User
) -> None:
    tag = add_tag(desk, name="Lobby", by=standards)
    edit_guidelines(desk, text="One", seen="", by=standards)
    assert DeskChange.objects.count() == 2
    edit_tag(tag, name="Lobby", guidance="", retired=False, revision=1, by=standards)
    desk.refresh_from_db()
    edit_guidelines(desk, text="One\r\n", seen="One", by=standards)
    chief.post_plain(ADDRESS + "add/", name="Lobby", applies_to="source")
    chief.post_plain(ADDRESS + "lobby/", name="Other", revision=1)  # stale
    chief.post_plain("/desks/city/guidelines/", text="Mine", seen="Another")  # stale
    assert DeskChange.objects.count() == 2


def test_a_long_history_has_pages(chief: Asking, desk: Desk, standards: User) -> None:
    for number in range(CHANGES_SHOWN + 1):
        add_tag(desk, name=f"Tag number {number}", by=standards)
    answer = chief.get(ADDRESS)
    assert len(answer.page.select("#history li")) == CHANGES_SHOWN
    older = chief.get(ADDRESS, page="2")
    assert [p.get_text() for p in older.page.select("#history li p")] == [
        "Added the tag “Tag number 0”"
    ]


def test_readers_and_strangers_see_none_of_it(
    as_person: Callable[[User], Asking],
    desk: Desk,
    reader: User,
    editor: User,
    stranger: User,
    standards: User,
) -> None:
    add_tag(desk, name="Lobby", by=standards)
    assert as_person(editor).get(ADDRESS).page.select("#history li")
    seen = as_person(reader).get(ADDRESS)
    assert seen.status == 200
    assert not seen.page.select("#history")
    assert as_person(stranger).get(ADDRESS).status == 404


def test_markup_in_it_is_text(chief: Asking, desk: Desk, standards: User) -> None:
    edit_guidelines(desk, text="<b onclick=x>bold</b>", seen="", by=standards)
    answer = chief.get(ADDRESS)
    assert not answer.page.select("#history b")
    assert "<b onclick=x>bold</b>" in answer.text_of("#history table")
