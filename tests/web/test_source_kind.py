"""Saying what a source is, for all its mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Flag, Source, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(officials: Source) -> str:
    return reverse("source-kind", args=[officials.version.article.pk, officials.number])


def test_all_mentions_change_at_once(
    as_person: Callable[[User], Asking], editor: User, address: str, officials: Source
) -> None:
    answer = as_person(editor).post(address, kind="spokesperson", revision=officials.revision)
    assert answer.status == 200
    kinds = {str(mark["data-kind"]) for mark in answer.page.select('mark[data-source="s1"]')}
    assert kinds == {"spokesperson"}
    assert {"p-2", "p-4", "source-s1", "meter"} <= answer.ids
    assert "p-3" not in answer.ids


def test_the_flags_of_the_former_kind_are_withdrawn(
    as_person: Callable[[User], Asking], editor: User, address: str, officials: Source
) -> None:
    assert Flag.objects.filter(source=officials, rule="S04", active=True).exists()
    as_person(editor).post(address, kind="named_person", revision=officials.revision)
    assert not Flag.objects.filter(source=officials, active=True).exists()


@pytest.mark.parametrize("kind", ["friend", "", "none", "reporter"])
def test_what_no_source_can_be_is_refused(
    as_person: Callable[[User], Asking],
    editor: User,
    address: str,
    officials: Source,
    kind: str,
) -> None:
    answer = as_person(editor).post(address, kind=kind, revision=officials.revision)
    assert answer.status == 422
    officials.refresh_from_db()
    assert officials.kind == "anonymous"


def test_a_stale_revision_is_409_and_shows_what_stands(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    address: str,
    officials: Source,
) -> None:
    as_person(standards).post(address, kind="spokesperson", revision=officials.revision)
    answer = as_person(editor).post(address, kind="collective", revision=officials.revision)
    assert answer.status == 409
    assert "collective" in answer.text_of("#notice")  # what was wanted
    # The page is brought up to date: what stands now is drawn, in the place of what stood.
    assert answer.one("#source-s1")["hx-swap-oob"] == "true"
    assert not answer.page.select('[hx-swap-oob^="beforeend"]')
    assert answer.one("#source-s1 option[selected]")["value"] == "spokesperson"
    officials.refresh_from_db()
    assert officials.kind == "spokesperson"


def test_a_reader_gets_403(
    as_person: Callable[[User], Asking], reader: User, address: str, officials: Source
) -> None:
    data = {"kind": "spokesperson", "revision": officials.revision}
    assert as_person(reader).post(address, **data).status == 403


def test_a_source_that_is_not_there_has_no_card(
    as_person: Callable[[User], Asking], editor: User, officials: Source
) -> None:
    address = reverse("source", args=[officials.version.article.pk, 77])
    assert as_person(editor).get(address).status == 404
