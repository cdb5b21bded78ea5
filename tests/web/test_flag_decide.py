"""Deciding on a flag, and taking a decision back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Attribution, Decision, Flag, Source, User
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(flag: Flag) -> str:
    return reverse("flag-decide", args=[flag.version.article.pk, flag.pk])


@pytest.mark.parametrize("outcome", ["accept", "needs_work", "dismiss"])
def test_a_standards_editor_decides_with_a_note(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag, outcome: str
) -> None:
    answer = as_person(standards).post(
        address, outcome=outcome, note="they would lose their posts", revision=flag.revision
    )
    assert answer.status == 200
    decision = Decision.objects.get(flag=flag)
    assert (decision.outcome, decision.by) == (outcome, standards)
    shown = answer.text_of(f"#flag-{flag.pk}")
    assert "they would lose their posts" in shown
    assert "take it back" in shown


@pytest.mark.parametrize("outcome", ["accept", "needs_work", "dismiss"])
def test_a_heavy_flag_needs_a_reason_for_every_outcome(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag, outcome: str
) -> None:
    assert flag.severity == "high"
    answer = as_person(standards).post(address, outcome=outcome, note="  ", revision=flag.revision)
    assert answer.status == 422
    assert not Decision.objects.exists()


def test_a_medium_flag_can_be_accepted_without_a_reason(
    as_person: Callable[[User], Asking], standards: User, flag: Flag
) -> None:
    quote = Flag.objects.get(version=flag.version, rule="S09", active=True)
    assert quote.severity == "medium"
    address = reverse("flag-decide", args=[flag.version.article.pk, quote.pk])
    answer = as_person(standards).post(address, outcome="accept", revision=quote.revision)
    assert answer.status == 200


def test_the_progress_comes_back_with_it(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag
) -> None:
    total = Flag.objects.filter(version=flag.version, active=True).count()
    answer = as_person(standards).post(
        address, outcome="accept", note="it stands", revision=flag.revision
    )
    assert f"1 of {total} flags decided" in answer.text_of("#dock")


def test_a_decision_is_taken_back_and_stays_on_the_record(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag
) -> None:
    as_person(standards).post(address, outcome="accept", note="it stands", revision=flag.revision)
    flag.refresh_from_db()
    back = reverse("flag-take-back", args=[flag.version.article.pk, flag.pk])
    answer = as_person(standards).post(back, revision=flag.revision)
    assert answer.status == 200
    assert answer.one(f"#flag-{flag.pk}")["data-decided"] == "no"
    decision = Decision.objects.get(flag=flag)
    assert decision.taken_back_by == standards


def test_a_stale_revision_is_409(
    as_person: Callable[[User], Asking],
    standards: User,
    administrator: User,
    address: str,
    flag: Flag,
) -> None:
    as_person(administrator).post(
        address, outcome="dismiss", note="they are named", revision=flag.revision
    )
    answer = as_person(standards).post(
        address, outcome="accept", note="it stands", revision=flag.revision
    )
    assert answer.status == 409
    assert "it stands" in answer.text_of("#notice")
    assert Decision.objects.get(flag=flag, taken_back_at=None).outcome == "dismiss"


def test_an_editor_may_not_decide(
    as_person: Callable[[User], Asking], editor: User, address: str, flag: Flag
) -> None:
    data = {"outcome": "accept", "note": "it stands", "revision": flag.revision}
    assert as_person(editor).post(address, **data).status == 403


def test_a_stranger_gets_404(
    as_person: Callable[[User], Asking], stranger: User, address: str, flag: Flag
) -> None:
    data = {"outcome": "accept", "note": "it stands", "revision": flag.revision}
    assert as_person(stranger).post(address, **data).status == 404


def test_a_finding_that_is_gone_meanwhile_is_said_to_be_gone(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag
) -> None:
    Flag.objects.filter(pk=flag.pk).update(active=False)
    answer = as_person(standards).post(
        address, outcome="accept", note="it stands", revision=flag.revision
    )
    assert answer.status == 422
    assert "gone" in answer.text_of("#notice [role=alert]")
    assert not Decision.objects.exists()


def test_a_decision_that_was_taken_back_is_not_shown_as_an_earlier_one(
    as_person: Callable[[User], Asking],
    standards: User,
    address: str,
    flag: Flag,
    officials: Source,
) -> None:
    asking = as_person(standards)
    asking.post(address, outcome="dismiss", note="a slip of the hand", revision=flag.revision)
    flag.refresh_from_db()
    article = flag.version.article.pk
    asking.post(reverse("flag-take-back", args=[article, flag.pk]), revision=flag.revision)
    # One more mention: the evidence changes, and a new flag takes the place of the old one.
    text = flag.version.text
    start = text.index("traders")
    first = Attribution.objects.get(version=flag.version, number=1)
    asking.post(
        reverse("attribution-add", args=[article]),
        role="source",
        start=start,
        end=start + len("traders"),
        quote="traders",
        attribution=first.number,
        revision=first.revision,
    )
    fresh = Flag.objects.get(version=flag.version, rule="S04", active=True)
    assert fresh.earlier == flag
    assert "a slip of the hand" not in asking.get(reverse("workbench", args=[article])).body


def test_a_reader_sees_that_it_was_decided_but_not_by_whom_or_why(
    as_person: Callable[[User], Asking],
    standards: User,
    reader: User,
    address: str,
    flag: Flag,
) -> None:
    as_person(standards).post(
        address, outcome="accept", note="the chief knows them", revision=flag.revision
    )
    page = as_person(reader).get(reverse("workbench", args=[flag.version.article.pk]))
    assert "Accepted" in page.text_of(f"#flag-{flag.pk}")
    assert "the chief knows them" not in page.body
    assert "Stan" not in page.body


def test_a_name_that_the_article_does_not_print_is_asked_about_in_the_workbench(
    as_person: Callable[[User], Asking], standards: User, address: str, flag: Flag
) -> None:
    sent = {"outcome": "accept", "note": "Orla Fennick would lose her post"}
    asking = as_person(standards)
    for post in (asking.post, asking.post_plain):
        answer = post(address, **sent, revision=flag.revision)
        assert answer.status == 422
        assert "Orla Fennick" in answer.text_of("#notice")
        assert not Decision.objects.exists()
    again = {
        str(one["name"]): str(one["value"])
        for one in answer.page.select("#notice input[type=hidden]")
        if one["name"] != "csrfmiddlewaretoken"
    }
    assert again["note"] == sent["note"]
    assert asking.post(address, **again, sure="on").status == 200
    assert Decision.objects.get().note == sent["note"]
