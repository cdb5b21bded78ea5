"""Attesting what no text can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.urls import reverse

from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.models import Article, Attestation, Desk, Flag, Source, Topic, User
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


@pytest.fixture(autouse=True)
def demanding(desk: Desk, article: Article, standards: User) -> None:
    """The desk's policy asks for everything where S04 fires, as it does on the officials."""
    said = replace(preset(), attestations=Attestations(("S04",), tuple(Topic)))
    own = add_policy(desk, said, name="Demanding", by=standards)
    put_in_force(own, revision=own.revision, by=standards)


@pytest.fixture
def address(officials: Source) -> str:
    return reverse("attest", args=[officials.version.article.pk, officials.number])


def test_the_questions_stand_beside_the_finding_and_none_asks_who_it_is(
    as_person: AS, standards: User, article: Article, flag: Flag
) -> None:
    page = as_person(standards).get(reverse("review-flag", args=[article.pk, flag.pk]))
    form = page.text_of("#attest-s1")
    for topic in Topic:
        assert topic.question in form
    assert "9 of 9 open · because of S04" in form
    assert "None of these asks who the source is. Never write it down" in form
    names = {str(field["name"]) for field in page.page.select("#attest-s1 [name]")}
    known = {"csrfmiddlewaretoken", "version", "flag", "topic"}
    assert names == known | {"answer", "note", "on", "independent"}


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        # yes or no
        ({"topic": "identity_known", "answer": "yes"}, ("yes", None, None, "")),
        ({"topic": "direct_knowledge", "answer": "no"}, ("no", None, None, "")),
        # with a day
        (
            {"topic": "approval", "answer": "yes", "on": "2026-03-04"},
            ("yes", None, "2026-03-04", ""),
        ),
        # with its independence
        (
            {"topic": "corroboration", "answer": "yes", "independent": "true", "note": "a memo"},
            ("yes", True, None, "a memo"),
        ),
        # one of the ground rules
        ({"topic": "ground_rule", "answer": "background"}, ("background", None, None, "")),
        # in words alone
        (
            {"topic": "motive", "note": "a rival for the post"},
            ("", None, None, "a rival for the post"),
        ),
    ],
)
def test_an_answer_is_stored_and_the_form_comes_back_with_it(
    as_person: AS, standards: User, address: str, sent: dict[str, str], stored: tuple[object, ...]
) -> None:
    answer = as_person(standards).post(address, **sent)
    assert answer.status == 200
    row = Attestation.objects.get()
    day = row.on.isoformat() if row.on else None
    assert (row.answer, row.independent, day, row.note) == stored
    assert row.by == standards
    shown = answer.text_of("#attest-s1")
    assert "8 of 9 open" in shown
    assert "Stan Standards" in shown


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"topic": "identity_known", "answer": "perhaps"}, "yes or no"),  # no answer to it
        ({"topic": "motive"}, "in a few words"),  # words are all there is
        ({"topic": "shoe_size", "answer": "yes"}, "Topic"),  # no such question
        ({"topic": "approval", "answer": "yes", "on": "soon"}, "On:"),  # no day
    ],
)
def test_what_is_no_answer_is_refused_and_kept(
    as_person: AS, standards: User, address: str, sent: dict[str, str], says: str
) -> None:
    answer = as_person(standards).post(address, **sent)
    assert answer.status == 422
    assert says in answer.text_of("[role=alert]")
    assert not Attestation.objects.exists()


def test_a_name_in_the_note_is_asked_about_and_stored_when_it_is_meant(
    as_person: AS, standards: User, address: str
) -> None:
    asking = as_person(standards)
    sent = {"topic": "approval", "answer": "yes", "note": "Orla Fennick said yes"}
    answer = asking.post(address, **sent)
    assert answer.status == 422
    assert "Orla Fennick" in answer.text_of("[role=alert]")
    assert not Attestation.objects.exists()
    assert answer.one("#attest-s1 li [name=note][value]")["value"] == sent["note"]
    again = {
        str(one["name"]): str(one["value"])
        for one in answer.page.select("[role=alert] input[type=hidden]")
        if one["name"] != "csrfmiddlewaretoken"
    }
    assert asking.post(address, **again, sure="on").status == 200
    assert Attestation.objects.get().note == sent["note"]


def test_it_is_withdrawn_and_stays_on_the_record(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    asking = as_person(standards)
    asking.post(address, topic="identity_known", answer="yes")
    row = Attestation.objects.get()
    answer = asking.post(reverse("attestation-withdraw", args=[article.pk, row.pk]))
    assert answer.status == 200
    assert "9 of 9 open" in answer.text_of("#attest-s1")
    row.refresh_from_db()
    assert row.withdrawn_by == standards


def test_without_javascript_the_browser_goes_back_to_the_finding(
    as_person: AS, standards: User, address: str, flag: Flag
) -> None:
    answer = as_person(standards).post_plain(
        address, topic="identity_known", answer="yes", flag=flag.pk
    )
    assert answer.response["Location"] == reverse(
        "review-flag", args=[flag.version.article.pk, flag.pk]
    )


def test_an_editor_reads_the_questions_and_answers_none(
    as_person: AS, editor: User, article: Article
) -> None:
    page = as_person(editor).get(reverse("attestations", args=[article.pk, 1]))
    assert page.status == 200
    assert not page.page.select("#attest-s1 form")


def test_a_source_about_which_nothing_is_asked_says_so(
    as_person: AS, standards: User, article: Article
) -> None:
    asking = as_person(standards)
    answer = asking.get(reverse("attestations", args=[article.pk, 2]))
    assert answer.status == 302
    assert "asks for nothing about this source" in asking.get("/").text_of(".messages")
