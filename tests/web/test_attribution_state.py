"""Confirming, rejecting and deleting."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Claim, Mention, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(first: Attribution) -> str:
    return reverse("attribution-state", args=[first.version.article.pk, first.number])


def test_an_editor_confirms(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    answer = as_person(editor).post(address, state="confirmed", revision=first.revision)
    assert answer.status == 200
    first.refresh_from_db()
    assert first.state == "confirmed"
    assert {"p-2", "source-s1"} <= answer.ids


def test_a_rejected_one_is_no_longer_drawn_and_can_be_put_back(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    answer = as_person(editor).post(address, state="rejected", revision=first.revision)
    assert not answer.page.select('#p-2 [data-attribution="a1"]')
    put_back = answer.one("#source-s1 li.rejected form")
    fields = {
        str(field["name"]): str(field["value"])
        for field in put_back.select("input, button")
        if field.get("name")
    }
    assert as_person(editor).post(str(put_back["action"]), **fields).status == 200
    first.refresh_from_db()
    assert first.state == "proposed"


def test_the_same_request_twice_does_it_once(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    as_person(editor).post(address, state="confirmed", revision=first.revision)
    first.refresh_from_db()
    again = as_person(editor).post(address, state="confirmed", revision=first.revision)
    assert again.status == 200
    first.refresh_from_db()
    assert first.state == "confirmed"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"state": "maybe"}, "State: Select a valid choice"),
        ({"revision": ""}, "does not say which state of this it shows: reload it"),
        ({"revision": "x"}, "does not say which state of this it shows: reload it"),
    ],
)
def test_a_fault_is_named_and_nothing_is_written(
    as_person: Callable[[User], Asking],
    editor: User,
    address: str,
    first: Attribution,
    fault: dict[str, str],
    said: str,
) -> None:
    data = {"state": "confirmed", "revision": str(first.revision)} | fault
    answer = as_person(editor).post(address, **data)
    assert answer.status == 422
    assert said in answer.text_of("#notice [role=alert]")
    first.refresh_from_db()
    assert first.state == "proposed"


def test_a_detected_attribution_is_rejected_not_deleted(
    as_person: Callable[[User], Asking], editor: User, article: Article, first: Attribution
) -> None:
    address = reverse("attribution-delete", args=[article.pk, first.number])
    answer = as_person(editor).post(address, revision=first.revision)
    assert answer.status == 422
    assert Attribution.objects.filter(pk=first.pk).exists()


def test_one_made_by_hand_is_deleted_with_its_card(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    add = reverse("attribution-add", args=[article.pk])
    text = article.versions.get().text
    start = text.index("The council")
    as_person(editor).post(
        add, role="source", kind="organization", start=start, end=start + 11, quote="The council"
    )
    made = Attribution.objects.latest("pk")
    assert made.source is not None
    key = made.source.key
    address = reverse("attribution-delete", args=[article.pk, made.number])
    answer = as_person(editor).post(address, revision=made.revision)
    assert answer.status == 200
    assert not Attribution.objects.filter(pk=made.pk).exists()
    assert key not in str(answer.one("#dock")["data-order"]).split()


def test_a_reader_gets_403(
    as_person: Callable[[User], Asking], reader: User, address: str, first: Attribution
) -> None:
    data = {"state": "confirmed", "revision": first.revision}
    assert as_person(reader).post(address, **data).status == 403


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, address: str, first: Attribution
) -> None:
    data = {"state": "confirmed", "revision": first.revision}
    assert as_person(stranger).post(address, **data).status == 404


def test_one_that_a_colleague_deleted_is_stale_not_lost(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    data = {"state": "confirmed", "revision": first.revision}
    first.delete()
    answer = as_person(editor).post(address, **data)
    assert answer.status == 409
    assert "deleted" in answer.text_of("#notice")
    assert "You wanted: confirm it" in answer.text_of("#notice")  # what was wanted


def test_a_number_that_never_was_is_404(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    address = reverse("attribution-state", args=[article.pk, 999])
    assert as_person(editor).post(address, state="confirmed", revision=1).status == 404


def test_htmx_without_a_session_is_told_so_instead_of_being_redirected(
    client: Client, address: str
) -> None:
    response = client.post(address, {"state": "confirmed"}, headers={"HX-Request": "true"})
    assert response.status_code == 401


def test_what_was_rejected_supports_nothing(
    as_person: Callable[[User], Asking], editor: User, article: Article, first: Attribution
) -> None:
    quill = Attribution.objects.get(version=first.version, number=2)
    claim = Claim.objects.create(version=first.version, number=1)
    Attribution.objects.filter(pk__in=[first.pk, quill.pk]).update(claim=claim)
    asking = as_person(editor)
    workbench = reverse("workbench", args=[article.pk])
    assert "supported by Marta Quill" in asking.get(workbench).text_of("#source-s1 dl")
    reject = reverse("attribution-state", args=[article.pk, quill.number])
    answer = asking.post(reject, state="rejected", revision=quill.revision)
    # The other source's card speaks of it, so it comes back as well.
    assert "supported by nothing else" in answer.text_of("#source-s1 dl")


def test_a_hand_made_one_that_was_rejected_is_put_back_as_confirmed(
    as_person: Callable[[User], Asking], editor: User, address: str, first: Attribution
) -> None:
    Attribution.objects.filter(pk=first.pk).update(origin="hand")
    answer = as_person(editor).post(address, state="rejected", revision=first.revision)
    assert answer.one("#source-s1 li.rejected form button")["value"] == "confirmed"


def test_what_detection_found_outlives_a_mark_by_hand_on_its_words(
    as_person: Callable[[User], Asking], editor: User, article: Article, first: Attribution
) -> None:
    text = article.versions.get().text
    start = text.index("The council")
    assert first.source is not None
    mention = Mention.objects.create(
        source=first.source, start=start, end=start + 11, quote="The council"
    )
    asking = as_person(editor)
    asking.post(
        reverse("attribution-add", args=[article.pk]),
        role="source",
        kind="anonymous",
        start=start,
        end=start + 11,
        quote="The council",
    )
    made = Attribution.objects.latest("pk")
    assert made.source == first.source
    asking.post(
        reverse("attribution-delete", args=[article.pk, made.number]), revision=made.revision
    )
    assert Mention.objects.filter(pk=mention.pk).exists()
