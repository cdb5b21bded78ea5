"""Sign-off, its record, and opening a review again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.urls import reverse
from pytest_django import Settings

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.erasures import redact
from newsapp.corpus.actions.policies import add_policy, edit_policy, put_in_force
from newsapp.corpus.actions.settling import Settlement, settle
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import Article, Desk, Flag, SignOff, Topic, User
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.versions import queue_of
from newsapp.corpus.redaction import Redactable
from newsapp.detection.types import State
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from newsapp.policy.types import Outcome, Severity
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


@pytest.fixture
def address(article: Article) -> str:
    return reverse("sign-off", args=[article.pk])


def decide_all(article: Article, by: User, outcome: Outcome = Outcome.ACCEPT) -> None:
    flags = Flag.objects.filter(version__article=article, version__is_current=True, active=True)
    for flag in flags:
        decide(flag, outcome=outcome, note="checked with the desk", revision=flag.revision, by=by)


def missing(asking: Asking, address: str) -> list[tuple[str, str]]:
    page = asking.get(address).page
    return [
        (" ".join(item.p.get_text().split()), str(item.a["href"]))  # type: ignore[union-attr,index]
        for item in page.select(".missing-list > li")
    ]


def test_each_thing_that_is_missing_links_to_where_it_is_cured(
    as_person: AS, standards: User, article: Article, flag: Flag, address: str
) -> None:
    listed = missing(as_person(standards), address)
    assert listed[0] == (
        f"S04 (“Two officials”) is undecided: {flag.message}",
        reverse("review-flag", args=[article.pk, flag.pk]),
    )
    for _, cure in listed:
        assert as_person(standards).get(cure).status == 200
    assert as_person(standards).get(address).page.select("form.signing button[disabled]")


def test_what_waits_in_the_queue_of_a_new_version_is_in_the_way(
    as_person: AS, standards: User, editor: User, article: Article, address: str
) -> None:
    text = current_version(article).text.replace("closed in May", "closed in June")
    add_version(article, text=text, follows=1, by=editor)
    queue = reverse("version-queue", args=[article.pk])
    decide_all(article, standards)
    asking = as_person(standards)
    waiting = queue_of(current_version(article))
    assert waiting
    listed = missing(asking, address)
    assert [cure for _, cure in listed] == [queue] * len(waiting)
    assert "what was changed: “Two officials" in listed[0][0]
    assert asking.post(address).status == 422
    for item in waiting:
        settle(item, settlement=Settlement.CONFIRM, revision=1, by=editor)
    decide_all(article, standards)
    assert not missing(asking, address)
    asking.post(address)
    assert SignOff.objects.filter(version=current_version(article)).exists()


def test_detection_is_not_run_again_under_a_signature(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    asking = as_person(standards)
    asking.post_plain(address)
    for write in ("detect", "marking/again"):
        answer = asking.post(f"/articles/{article.pk}/{write}/")
        assert (answer.status, "signed this version off" in answer.body) == (422, True)


def test_what_needs_work_blocks_like_what_is_undecided(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards, Outcome.NEEDS_WORK)
    sentences = [sentence for sentence, _ in missing(as_person(standards), address)]
    assert sentences
    assert all("needs work: checked with the desk" in sentence for sentence in sentences)


def test_what_is_to_be_attested_stands_together_by_source(
    as_person: AS, standards: User, desk: Desk, article: Article, address: str
) -> None:
    said = replace(preset(), attestations=Attestations(("S04",), tuple(Topic)))
    own = add_policy(desk, said, name="Demanding", by=standards)
    put_in_force(own, revision=own.revision, by=standards)
    decide_all(article, standards)
    asking = as_person(standards)
    assert missing(asking, address) == [
        (
            "On “Two officials” is still to be attested:",
            reverse("attestations", args=[article.pk, 1]),
        )
    ]
    assert len(asking.get(address).page.select(".missing-list li li")) == len(Topic)


def test_signing_too_early_is_refused_with_what_is_missing(
    as_person: AS, standards: User, address: str
) -> None:
    answer = as_person(standards).post_plain(address)
    assert answer.status == 422
    assert "cannot be signed off yet" in answer.text_of("[role=alert]")
    assert not SignOff.objects.exists()


def test_signing_leads_to_the_record_and_freezes_the_review(
    as_person: AS, standards: User, article: Article, flag: Flag, address: str
) -> None:
    decide_all(article, standards)
    asking = as_person(standards)
    assert missing(asking, address) == []
    answer = asking.post_plain(address, note="read twice")
    assert answer.response["Location"] == reverse("record", args=[article.pk])
    record = asking.get(reverse("record", args=[article.pk]))
    assert "Signed off by Stan Standards" in record.text_of("#signature")
    assert "read twice" in record.text_of("#signature")
    source = record.text_of("#recorded-s1")
    assert "S04 Reason missing" in source
    assert "Accepted: “checked with the desk” Stan Standards" in source
    provenance = record.text_of("#provenance")
    assert preset().digest in provenance
    assert article.versions.get().sha256 in provenance
    # Nothing changes any more.
    flag.refresh_from_db()
    answer = asking.post(
        reverse("flag-take-back", args=[article.pk, flag.pk]), revision=flag.revision
    )
    assert answer.status == 422
    assert "frozen" in answer.body
    assert "signed off" in asking.get("/").text_of(f"#article-{article.pk}")
    bench = asking.get(reverse("workbench", args=[article.pk]))
    assert "nothing changes until it is opened again" in bench.text_of("#text-hint")


def test_the_record_says_the_same_after_policy_people_and_review_have_changed(
    as_person: AS, standards: User, desk: Desk, article: Article, address: str
) -> None:
    own = add_policy(desk, preset(), name="Ours", by=standards)
    put_in_force(own, revision=own.revision, by=standards)
    own.refresh_from_db()
    decide_all(article, standards)
    asking = as_person(standards)
    asking.post_plain(address)
    row = SignOff.objects.get()
    place = reverse("record-of", args=[article.pk, row.pk])
    before = asking.get(place)
    asking.post_plain(reverse("reopen", args=[article.pk]), reason="a reader wrote in")
    edit_policy(own, replace(preset(), blocking=Severity.INFO), revision=own.revision, by=standards)
    for flag in Flag.objects.filter(version__article=article, active=True):
        decide(
            flag, outcome=Outcome.DISMISS, note="after all", revision=flag.revision, by=standards
        )
    after = asking.get(place)
    for part in ("#recorded-s1", "#provenance"):
        assert after.text_of(part) == before.text_of(part)
    assert "Re-opened by Stan Standards" in after.text_of("#signature")
    assert "a reader wrote in" in after.text_of("#signature")


def test_the_record_tells_times_in_utc_wherever_it_is_read(
    as_person: AS, standards: User, article: Article, address: str, settings: Settings
) -> None:
    decide_all(article, standards)
    as_person(standards).post_plain(address)
    row = SignOff.objects.get()
    settings.TIME_ZONE = "Asia/Tokyo"
    page = as_person(standards).get(reverse("record", args=[article.pk]))
    assert f"{row.at:%H:%M} UTC" in page.text_of("#signature")
    decided = datetime.fromisoformat(row.record["flags"][0]["decision"]["at"])
    assert f"{decided:%H:%M} UTC" in page.text_of("#recorded-s1")


def test_it_is_opened_again_only_with_a_reason(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    asking = as_person(standards)
    asking.post_plain(address)
    reopen = reverse("reopen", args=[article.pk])
    answer = asking.post_plain(reopen, reason="  ")
    assert answer.status == 422
    assert "Say why" in answer.text_of("[role=alert]")
    assert asking.post_plain(reopen, reason="the mayor denies it").status == 302
    assert SignOff.objects.get().reopen_reason == "the mayor denies it"
    assert "the mayor denies it" in asking.get(address).text_of(".signatures")


def test_a_name_in_the_note_is_asked_about(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    asking = as_person(standards)
    answer = asking.post_plain(address, note="Orla Fennick read it too")
    assert answer.status == 422
    assert "Orla Fennick" in answer.text_of("[role=alert]")
    assert not SignOff.objects.exists()
    assert asking.post_plain(address, note="Orla Fennick read it too", sure="on").status == 302


def test_an_editor_sees_what_is_missing_and_cannot_sign(
    as_person: AS, editor: User, address: str
) -> None:
    page = as_person(editor).get(address)
    assert page.page.select(".missing-list > li")
    assert not page.page.select("form.signing")


def test_without_a_sign_off_the_record_says_how_one_is_made(
    as_person: AS, editor: User, article: Article
) -> None:
    page = as_person(editor).get(reverse("record", args=[article.pk]))
    assert "No record yet" in page.text_of("h1")


def test_the_record_says_that_it_is_internal(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    as_person(standards).post_plain(address)
    page = as_person(standards).get(reverse("record", args=[article.pk]))
    assert page.text_of(".internal") == "Internal: flags, decisions and notes; not for publication"


def test_the_record_has_a_button_that_prints_it(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    """It shows once its script runs, and never on paper; without a record there is none."""
    record = reverse("record", args=[article.pk])
    assert not as_person(standards).get(record).page.select("[data-print]")
    decide_all(article, standards)
    as_person(standards).post_plain(address, note="")
    page = as_person(standards).get(record)
    button = page.one("main button[data-print]")
    assert button.get_text() == "Print the record"
    assert button.has_attr("hidden")
    assert "screen" in button["class"]
    scripts = [str(script["src"]) for script in page.page.select("script[type=module]")]
    assert any("js/print" in source for source in scripts)


def test_a_no_is_shown_as_missing_and_the_record_prints_it_in_words(
    as_person: AS, standards: User, desk: Desk, article: Article, address: str
) -> None:
    said = replace(preset(), attestations=Attestations(("S04",), (Topic.IDENTITY_KNOWN,)))
    put_in_force(add_policy(desk, said, name="Asking", by=standards), revision=1, by=standards)
    decide_all(article, standards)
    asking = as_person(standards)
    beside = reverse("attestations", args=[article.pk, 1])
    asking.post(reverse("attest", args=[article.pk, 1]), topic="identity_known", answer="no")
    assert "No: missing for the sign-off" in asking.get(beside).page.select_one(".topics").text  # type: ignore[union-attr]
    ((sentence, cure),) = missing(asking, address)
    assert (sentence.startswith("Answered no on “Two officials”"), cure) == (True, beside)
    page = asking.get(address)
    assert "Nothing is missing" not in page.body
    assert page.page.select("textarea[name=note][required]")
    key = str(page.page.select_one("[name=despite]")["value"])  # type: ignore[index]
    assert asking.post(address, despite=key).status == 422
    asking.post(address, despite=key, note="Two editors met the officials.")
    record = asking.get(reverse("record", args=[article.pk])).page
    assert sentence in record.select_one(".despite").text  # type: ignore[union-attr]
    assert [one.text for one in record.select(".attested-table strong")] == ["No: not so"]


def test_the_record_says_that_words_were_taken_out_of_it(
    as_person: AS, standards: User, administrator: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    asking = as_person(standards)
    asking.post(address)
    key = SignOff.objects.get().record["flags"][0]["decision"]["id"]
    redact(article, what=Redactable.DECISION_NOTE, key=key, reason="A name.", by=administrator)
    record = asking.get(reverse("record", args=[article.pk])).page
    said = " ".join(record.select_one(".provenance").text.split())  # type: ignore[union-attr]
    assert f"Taken outthe words of the note of a decision, by {administrator}, " in said
    assert record.text.count("checked with the desk") == len(record.select(".found li")) - 1


def test_what_nobody_has_confirmed_is_told_and_blocks_nothing(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    first, *_ = current_version(article).attributions.all()
    set_state(first, state=State.CONFIRMED, revision=first.revision, by=standards)
    said = "3 of 4 attributions were found by the detector and confirmed by nobody."
    asking = as_person(standards)
    assert said in asking.get(address).text_of("#unchecked")
    asking.post(address)
    record = asking.get(reverse("record", args=[article.pk]))
    assert said in record.text_of("#signature")


def test_where_all_is_confirmed_nothing_is_said(
    as_person: AS, standards: User, article: Article, address: str
) -> None:
    decide_all(article, standards)
    for row in current_version(article).attributions.all():
        set_state(row, state=State.CONFIRMED, revision=row.revision, by=standards)
    asking = as_person(standards)
    assert "confirmed by nobody" not in asking.get(address).body
    asking.post(address)
    assert "confirmed by nobody" not in asking.get(reverse("record", args=[article.pk])).body
