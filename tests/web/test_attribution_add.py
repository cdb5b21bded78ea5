"""Marking a selection by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Change, User
from tests.conftest import span_of
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(article: Article) -> str:
    return reverse("attribution-add", args=[article.pk])


def selection(words: str, role: str, kind: str = "", **more: Any) -> dict[str, Any]:
    span = span_of(words)
    return {
        "role": role,
        "start": span.start,
        "end": span.end,
        "quote": words,
        "kind": kind,
        **more,
    }


def test_a_source_with_its_kind_becomes_an_attribution_by_hand(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    answer = as_person(editor).post(address, **selection("The council", "source", "organization"))
    assert answer.status == 200
    made = Attribution.objects.latest("pk")
    assert (made.origin, made.state, made.kind) == ("hand", "confirmed", "organization")
    assert [span.quote for span in made.spans.all()] == ["The council"]
    assert made.created_by == editor


def test_only_what_changed_comes_back(
    as_person: Callable[[User], Asking], editor: User, address: str
) -> None:
    answer = as_person(editor).post(address, **selection("The council", "source", "organization"))
    # The paragraph of the selection, the new source's card in the list, the counts.
    assert {"p-4", "meter", "dock", "notice"} <= answer.ids
    assert "p-1" not in answer.ids
    assert "p-3" not in answer.ids
    assert answer.one('[hx-swap-oob="beforeend:#sources"] [data-card]')


def test_a_span_is_added_to_the_chosen_attribution(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    data = selection("fish market", "content", attribution=first.number, revision=first.revision)
    assert as_person(editor).post(address, **data).status == 200
    quotes = {span.quote for span in first.spans.filter(role="content")}
    assert quotes == {"the harbour wall would be closed in May", "fish market"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"quote": "two officials"}, "Two officials"),  # not the words that stand there
        ({"start": -1}, "select words"),  # before the text
        ({"end": 10_000}, "10000"),  # beyond the text
        ({"role": "speaker"}, "Role"),  # no such role
        ({"kind": "friend"}, "Kind"),  # no such kind
        ({"start": ""}, "select words"),  # nothing selected
        ({"attribution": 1, "kind": ""}, "which state of this"),  # which state of it was seen?
    ],
)
def test_a_selection_that_does_not_hold_is_refused_and_nothing_is_written(
    as_person: Callable[[User], Asking],
    editor: User,
    address: str,
    fault: dict[str, Any],
    said: str,
) -> None:
    before = Change.objects.count()
    data = selection("Two officials", "source", "anonymous") | fault
    answer = as_person(editor).post(address, **data)
    assert answer.status == 422
    assert said in answer.text_of("#notice [role=alert]")
    assert Change.objects.count() == before


def test_a_stale_revision_is_409_with_both_sides(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    address: str,
    first: Attribution,
) -> None:
    data = selection("fish market", "content", attribution=first.number, revision=first.revision)
    state = reverse("attribution-state", args=[first.version.article.pk, first.number])
    assert (
        as_person(standards).post(state, state="confirmed", revision=first.revision).status == 200
    )
    answer = as_person(editor).post(address, **data)
    assert answer.status == 409
    notice = answer.text_of("#notice")
    assert "Stan" in notice or "stan" in notice  # whose change stands
    assert "fish market" in notice  # what was wanted
    assert not first.spans.filter(quote="fish market").exists()


def test_what_was_refused_as_stale_can_be_done_all_the_same(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    address: str,
    first: Attribution,
) -> None:
    state = reverse("attribution-state", args=[first.version.article.pk, first.number])
    as_person(standards).post(state, state="confirmed", revision=first.revision)
    data = selection("fish market", "content", attribution=first.number, revision=first.revision)
    notice = as_person(editor).post(address, **data).one("#notice form")
    again = {str(field["name"]): str(field.get("value", "")) for field in notice.select("input")}
    assert as_person(editor).post(str(notice["action"]), **again).status == 200
    assert first.spans.filter(quote="fish market").exists()


def test_a_reader_gets_403(as_person: Callable[[User], Asking], reader: User, address: str) -> None:
    data = selection("The council", "source", "organization")
    assert as_person(reader).post(address, **data).status == 403


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, address: str
) -> None:
    data = selection("The council", "source", "organization")
    assert as_person(stranger).post(address, **data).status == 404


def test_get_is_refused(as_person: Callable[[User], Asking], editor: User, address: str) -> None:
    assert as_person(editor).get(address).status == 405


def test_without_javascript_the_page_comes_back_with_what_was_done(
    as_person: Callable[[User], Asking], editor: User, address: str, article: Article
) -> None:
    answer = as_person(editor).post_plain(
        address, **selection("The council", "source", "organization")
    )
    assert answer.status == 302
    assert answer.response["Location"] == reverse("workbench", args=[article.pk])
