"""What a policy asks people to vouch for, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from newsapp.corpus.actions.attestations import GROUND_RULES, answers_to, attest, withdraw
from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NameInNote, NotAllowedNow, Refused, Stale
from newsapp.corpus.models import Attestation, Desk, Flag, Source, Topic, User, Version
from newsapp.corpus.queries.attestations import attestations_on, required_attestations
from newsapp.detection.types import Kind, Role
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db

ASKED = (Topic.IDENTITY_KNOWN, Topic.GROUND_RULE)


@pytest.fixture
def source(version: Version) -> Source:
    return version.sources.get(number=1)


def ask(desk: Desk, standards: User, *rules: str) -> None:
    """Have the desk's policy ask for two topics where one of these rules fires."""
    said = replace(preset(), attestations=Attestations(rules=rules, fields=ASKED))
    put_in_force(add_policy(desk, said, name="Ours", by=standards), revision=1, by=standards)


def test_a_policy_that_asks_for_nothing_asks_nobody(version: Version) -> None:
    Version.objects.filter(pk=version.pk).update(policy="unknown@9")
    version.refresh_from_db()
    if not preset().attestations.rules:
        assert required_attestations(version) == []


def test_each_topic_is_answered_or_missing(
    version: Version, source: Source, desk: Desk, standards: User
) -> None:
    ask(desk, standards, "S04", "S06")
    version.refresh_from_db()
    attest(source, topic=Topic.GROUND_RULE, answer="background", by=standards)
    (required,) = required_attestations(version)
    assert (required.source, required.rules) == (source, ("S04", "S06"))
    assert required.topics == ASKED
    assert required.missing == (Topic.IDENTITY_KNOWN,)
    assert required.answered[Topic.GROUND_RULE].answer == "background"


def test_a_flag_without_a_source_asks_on_the_unnamed_ones_that_it_is_about(
    version: Version, source: Source, desk: Desk, standards: User
) -> None:
    """One on attributions asks on their sources, one of the whole article on all unnamed ones."""
    ask(desk, standards, "S01", "S28")
    add_attribution(
        version, role=Role.SOURCE, **words("traders"), kind=Kind.ANONYMOUS, by=standards
    )
    version.refresh_from_db()
    traders = version.sources.get(name="traders")
    made: dict[str, Any] = {
        "version": version, "severity": "high", "policy": version.policy, "message": "m",
        "remedy": "r",
    }  # fmt: skip
    claim = Flag.objects.create(fingerprint="1", rule="S01", **made)
    claim.attributions.set(version.attributions.filter(number__in=[1, 2]))
    assert [one.source for one in required_attestations(version)] == [source]
    Flag.objects.create(fingerprint="2", rule="S28", **made)
    required = required_attestations(version)
    assert [(one.source, one.rules) for one in required] == [
        (source, ("S01", "S28")),
        (traders, ("S28",)),
    ]


def test_a_flag_that_is_gone_asks_for_nothing(
    version: Version, desk: Desk, standards: User
) -> None:
    ask(desk, standards, "S04")
    version.refresh_from_db()
    version.flags.filter(rule="S04").update(active=False)
    assert required_attestations(version) == []


def test_an_answer_replaces_the_one_before_and_both_stay_on_record(
    source: Source, standards: User, administrator: User
) -> None:
    attest(source, topic=Topic.IDENTITY_KNOWN, answer="no", by=standards)
    change = attest(source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=administrator)
    first, second = attestations_on(source)
    assert (first.answer, first.withdrawn_by) == ("no", administrator)
    assert (second.answer, second.withdrawn_at) == ("yes", None)
    assert change.summary == "Attested on “Two officials”: identity known yes"
    undo(source.version, by=administrator)
    (first,) = attestations_on(source)
    assert (first.answer, first.withdrawn_at) == ("no", None)
    redo(source.version, by=administrator)
    assert [row.withdrawn_by for row in attestations_on(source)] == [administrator, None]


def test_a_withdrawal_is_not_undone_over_a_new_answer(
    source: Source, standards: User, administrator: User
) -> None:
    attest(source, topic=Topic.IDENTITY_KNOWN, answer="no", by=standards)
    withdraw(Attestation.objects.get(), by=standards)
    attest(source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=administrator)
    with pytest.raises(Stale):
        undo(source.version, by=standards)
    assert Attestation.objects.get(withdrawn_at=None).answer == "yes"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """A day that does not end while a test runs."""
    day = date(2026, 3, 12)
    monkeypatch.setattr(timezone, "localdate", lambda: day)
    return day


def test_an_approval_without_a_day_is_of_today(
    source: Source, standards: User, today: date
) -> None:
    attest(source, topic=Topic.APPROVAL, answer="yes", by=standards)
    assert Attestation.objects.get().on == today
    attest(source, topic=Topic.APPROVAL, answer="no", by=standards)
    assert Attestation.objects.get(withdrawn_at=None).on is None


@pytest.mark.parametrize("topic", [Topic.APPROVAL, Topic.ON_RECORD_ATTEMPT])
@pytest.mark.parametrize("answer", ["yes", "no"])
def test_nobody_vouches_for_a_day_that_is_still_to_come(
    source: Source, standards: User, today: date, topic: Topic, answer: str
) -> None:
    with pytest.raises(NotAllowedNow, match=r"is still to come: .* at the latest"):
        attest(source, topic=topic, answer=answer, on=today + timedelta(days=1), by=standards)
    assert not Attestation.objects.exists()
    attest(source, topic=topic, answer=answer, on=today, by=standards)
    assert Attestation.objects.get().on == today


def test_withdrawing(source: Source, standards: User) -> None:
    attest(source, topic=Topic.APPROVAL, answer="yes", on=date(2026, 3, 1), by=standards)
    row = Attestation.objects.get()
    withdraw(row, by=standards)
    with pytest.raises(NotAllowedNow, match="withdrawn already"):
        withdraw(row, by=standards)
    row.refresh_from_db()
    assert (row.on, row.withdrawn_by) == (date(2026, 3, 1), standards)


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_can_be_answered(source: Source, standards: User, topic: Topic) -> None:
    known = answers_to(topic)
    attest(source, topic=topic, answer=known[0] if known else "", note="as agreed", by=standards)
    assert Attestation.objects.get().answer == (known[0] if known else "")


@pytest.mark.parametrize(
    ("topic", "given", "message"),
    [
        (Topic.IDENTITY_KNOWN, {}, "Answer with yes or no"),
        (Topic.IDENTITY_KNOWN, {"answer": "Tom"}, "Answer with yes or no"),
        (Topic.GROUND_RULE, {"answer": "yes"}, " or ".join(GROUND_RULES)),
        (Topic.MOTIVE, {"answer": "yes"}, "without saying who it is"),
        (Topic.APPROVAL, {"answer": "yes", "note": "\0"}, "damaged"),
    ],
)
def test_answers_that_are_none(
    source: Source, standards: User, topic: Topic, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        attest(source, topic=topic, by=standards, **given)
    assert not Attestation.objects.exists()


def test_only_a_corroboration_is_independent_or_not(source: Source, standards: User) -> None:
    for topic in (Topic.CORROBORATION, Topic.APPROVAL):
        attest(source, topic=topic, answer="yes", independent=True, by=standards)
    assert [row.independent for row in attestations_on(source)] == [True, None]


def test_a_name_is_asked_about_once(source: Source, standards: User) -> None:
    said: dict[str, Any] = {"topic": Topic.MOTIVE, "note": "Tom Weatherby wants the post."}
    with pytest.raises(NameInNote) as asked:
        attest(source, **said, by=standards)
    assert asked.value.names == ("Tom Weatherby",)
    attest(source, **said, by=standards, sure=True)
    assert Attestation.objects.get().note == said["note"]


def test_a_source_that_somebody_vouched_on_is_not_undone(
    version: Version, editor: User, standards: User
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ANONYMOUS, by=editor
    )
    attest(version.sources.get(number=3), topic=Topic.APPROVAL, answer="yes", by=standards)
    with pytest.raises(Stale):
        undo(version, by=editor)
    assert Attestation.objects.exists()
