"""Undo and redo, per person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Source, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


def test_undo_takes_back_the_last_change_and_redo_brings_it_back(
    as_person: Callable[[User], Asking], editor: User, article: Article, officials: Source
) -> None:
    kind = reverse("source-kind", args=[article.pk, officials.number])
    as_person(editor).post(kind, kind="spokesperson", revision=officials.revision)
    undone = as_person(editor).post(reverse("undo", args=[article.pk]))
    assert undone.status == 200
    officials.refresh_from_db()
    assert officials.kind == "anonymous"
    assert {"p-2", "p-4", "source-s1"} <= undone.ids
    redone = as_person(editor).post(reverse("redo", args=[article.pk]))
    assert redone.status == 200
    officials.refresh_from_db()
    assert officials.kind == "spokesperson"


def test_with_nothing_to_undo_it_says_so(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    answer = as_person(editor).post(reverse("undo", args=[article.pk]))
    assert answer.status == 422
    assert "undo" in answer.text_of("#notice [role=alert]").lower()


def test_a_colleagues_change_is_not_mine_to_undo(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    article: Article,
    first: Attribution,
) -> None:
    state = reverse("attribution-state", args=[article.pk, first.number])
    as_person(standards).post(state, state="confirmed", revision=first.revision)
    assert as_person(editor).post(reverse("undo", args=[article.pk])).status == 422
    first.refresh_from_db()
    assert first.state == "confirmed"


def test_a_deleted_attribution_comes_back_with_its_mark(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    text = article.versions.get().text
    start = text.index("The council")
    as_person(editor).post(
        reverse("attribution-add", args=[article.pk]),
        role="source",
        kind="organization",
        start=start,
        end=start + len("The council"),
        quote="The council",
    )
    made = Attribution.objects.latest("pk")
    as_person(editor).post(
        reverse("attribution-delete", args=[article.pk, made.number]), revision=made.revision
    )
    answer = as_person(editor).post(reverse("undo", args=[article.pk]))
    assert answer.one(f'#p-4 mark[data-attribution="{made.key}"]').get_text() == "The council"
    assert Attribution.objects.filter(pk=made.pk).exists()


def test_a_reader_gets_403(
    as_person: Callable[[User], Asking], reader: User, article: Article
) -> None:
    assert as_person(reader).post(reverse("undo", args=[article.pk])).status == 403
