"""Undo and redo, per person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Flag, Source, User
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


def test_a_change_that_a_colleague_built_on_is_left_and_the_one_before_undone(
    as_person: Callable[[User], Asking],
    editor: User,
    standards: User,
    article: Article,
    officials: Source,
    first: Attribution,
) -> None:
    mine = as_person(editor)
    kind = reverse("source-kind", args=[article.pk, officials.number])
    mine.post(kind, kind="spokesperson", revision=officials.revision)
    state = reverse("attribution-state", args=[article.pk, first.number])
    mine.post(state, state="confirmed", revision=first.revision)
    first.refresh_from_db()
    as_person(standards).post(state, state="rejected", revision=first.revision)

    undo = reverse("undo", args=[article.pk])
    refused = mine.post(undo)
    assert refused.status == 409
    skip = refused.one("#notice button[name=before]")
    assert mine.post(undo, before=str(skip["value"])).status == 200
    officials.refresh_from_db()
    first.refresh_from_db()
    assert officials.kind == "anonymous"
    assert first.state == "rejected"


def test_a_decision_is_not_undone_by_somebody_who_may_no_longer_decide(
    as_person: Callable[[User], Asking], standards: User, article: Article, flag: Flag
) -> None:
    asking = as_person(standards)
    decide = reverse("flag-decide", args=[article.pk, flag.pk])
    asking.post(decide, outcome="accept", note="it stands", revision=flag.revision)
    User.objects.filter(pk=standards.pk).update(role="editor")
    answer = asking.post(reverse("undo", args=[article.pk]))
    assert answer.status == 422
    assert "standards editor" in answer.text_of("#notice")


def test_undoing_an_edit_of_the_header_reloads_the_page(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    asking = as_person(editor)
    asking.post_plain(
        reverse("article-details", args=[article.pk]),
        title="Another title",
        genre="news",
        revision=article.revision,
    )
    answer = asking.post(reverse("undo", args=[article.pk]))
    assert answer.response["HX-Refresh"] == "true"
    article.refresh_from_db()
    assert article.title == "Harbour wall to close"
