"""Signing off: what stands in the way, what it freezes, what it keeps, how it is opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from newsapp.corpus import following
from newsapp.corpus.actions.articles import detect_again, edit_header
from newsapp.corpus.actions.attestations import attest, withdraw
from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide, decide_many, take_back
from newsapp.corpus.actions.legal_anonymity import declare
from newsapp.corpus.actions.mutes import lift, mute
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.sign_offs import reopen, sign_off
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import redo, undo, undo_change
from newsapp.corpus.errors import Frozen, NameInNote, NotAllowedNow
from newsapp.corpus.models import (
    Action,
    Attestation,
    CarriedItem,
    Change,
    Desk,
    Flag,
    LegalGround,
    Marking,
    MarkingState,
    Mute,
    SignOff,
    Topic,
    User,
    Verdict,
    Version,
)
from newsapp.corpus.queries.articles import SIGNED_OFF, listed, status_of
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.corpus.queries.sign_offs import Lack, blockers, sign_offs_of, standing_sign_off
from newsapp.detection.types import Kind, Role, State
from newsapp.formats import export
from newsapp.policy import preset
from newsapp.policy.attestations import Attestations
from newsapp.policy.types import Outcome, Profile, Severity
from tests.corpus.marking import words
from tests.corpus.snapshot_of import flags_of_version, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(version: Version, standards: User) -> Version:
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="seen", revision=flag.revision, by=standards)
    return version


@pytest.fixture
def signed(settled: Version, standards: User) -> Version:
    sign_off(settled, note="Read twice.", by=standards)
    return settled


def test_undecided_flags_of_weight_are_in_the_way(version: Version) -> None:
    """S04 and S06 are high, which blocks by default; S09 is medium, and does not."""
    assert [(one.lack, one.flag.rule) for one in blockers(version) if one.flag] == [
        (Lack.DECISION, "S04"),
        (Lack.DECISION, "S06"),
    ]
    assert blockers(version)[0].sentence.startswith("S04 (“Two officials”) is undecided: The text")


@pytest.fixture
def denied(settled: Version, standards: User) -> Attestation:
    """The policy asks whether an editor knows who it is, and the answer was no."""
    asked = Attestations(rules=("S04",), fields=(Topic.IDENTITY_KNOWN, Topic.GROUND_RULE))
    said = replace(preset(), attestations=asked)
    desk = settled.article.desk
    put_in_force(add_policy(desk, said, name="Ours", by=standards), revision=1, by=standards)
    settled.refresh_from_db()
    source = settled.sources.get(number=1)
    attest(source, topic=Topic.GROUND_RULE, answer="background", by=standards)
    attest(source, topic=Topic.IDENTITY_KNOWN, answer="no", by=standards)
    return Attestation.objects.get(answer="no")


def test_a_no_stands_as_missing(settled: Version, denied: Attestation, standards: User) -> None:
    (blocker,) = blockers(settled)
    assert (blocker.lack, blocker.key) == (Lack.DENIED, f"attestation-{denied.pk}")
    assert blocker.sentence == (
        f"Answered no on “Two officials” by {standards}: Does an editor know who the source is?"
    )
    attest(denied.source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=standards)
    assert blockers(settled) == []


def test_a_no_is_signed_in_spite_of_with_a_reason_which_the_record_keeps(
    settled: Version, denied: Attestation, standards: User
) -> None:
    (blocker,) = blockers(settled)
    with pytest.raises(NotAllowedNow, match=r"cannot be signed off yet. Answered no on"):
        sign_off(settled, note="The court knows.", by=standards)  # nobody was shown it
    with pytest.raises(NotAllowedNow, match=r"Say in the note why you sign all the same"):
        sign_off(settled, note=" ", despite=[blocker.key], by=standards)
    with pytest.raises(NotAllowedNow, match=r"cannot be signed off yet"):
        sign_off(settled, note="The court knows.", despite=["attestation-0"], by=standards)
    change = sign_off(settled, note="The court knows.", despite=[blocker.key], by=standards)
    assert change.summary.endswith(", in spite of 1 thing missing")
    signed = SignOff.objects.get()
    assert (signed.note, signed.record["despite"]) == ("The court knows.", [blocker.sentence])


def test_what_can_be_put_right_is_signed_in_spite_of_by_nobody(
    settled: Version, denied: Attestation, standards: User
) -> None:
    flag = settled.flags.get(rule="S04")
    take_back(flag, revision=flag.revision, by=standards)
    keys = [one.key for one in blockers(settled)]
    with pytest.raises(NotAllowedNow, match=r"S04 .* is undecided"):
        sign_off(settled, note="Urgent.", despite=keys, by=standards)


def test_a_flag_that_needs_work_is_in_the_way_and_one_that_was_taken_back(
    settled: Version, standards: User
) -> None:
    assert blockers(settled) == []
    flag = settled.flags.get(rule="S04")
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=2, by=standards)
    (blocker,) = blockers(settled)
    assert blocker.lack is Lack.WORK
    assert blocker.sentence == "S04 (“Two officials”) needs work: Say why."
    take_back(flag, revision=3, by=standards)
    (blocker,) = blockers(settled)
    assert blocker.lack is Lack.DECISION


@pytest.mark.parametrize(
    ("blocking", "rules"),
    [
        # what the policy says blocks, blocks
        (Severity.BLOCK, []),
        (Severity.HIGH, ["S04", "S06"]),
        (Severity.MEDIUM, ["S04", "S06", "S09"]),
    ],
)
def test_the_policy_says_what_blocks(
    version: Version, desk: Desk, standards: User, blocking: Severity, rules: list[str]
) -> None:
    policy = add_policy(desk, replace(preset(), blocking=blocking), name="Ours", by=standards)
    put_in_force(policy, revision=1, by=standards)
    version.refresh_from_db()
    assert [one.flag.rule for one in blockers(version) if one.flag] == rules


def test_missing_attestations_are_in_the_way(settled: Version, desk: Desk, standards: User) -> None:
    asked = Attestations(rules=("S04",), fields=(Topic.IDENTITY_KNOWN, Topic.MOTIVE))
    policy = add_policy(desk, replace(preset(), attestations=asked), name="Ours", by=standards)
    put_in_force(policy, revision=1, by=standards)
    settled.refresh_from_db()
    source = settled.sources.get(number=1)
    assert [(one.lack, one.source) for one in blockers(settled)] == [
        (Lack.ATTESTATION, source),
        (Lack.ATTESTATION, source),
    ]
    with pytest.raises(NotAllowedNow, match="Does an editor know who the source is"):
        sign_off(settled, by=standards)
    attest(source, topic=Topic.IDENTITY_KNOWN, answer="yes", by=standards)
    attest(source, topic=Topic.MOTIVE, note="wants the wall mended", by=standards)
    assert blockers(settled) == []
    withdraw(Attestation.objects.get(topic=Topic.MOTIVE), by=standards)
    assert len(blockers(settled)) == 1


def test_what_a_policy_asks_for_that_nobody_has_applied_yet_stays_after_the_refusal(
    settled: Version, desk: Desk, standards: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rolled back with it, nobody could see or cure what is missing."""
    asked = Attestations(rules=("S04",), fields=(Topic.MOTIVE,))
    policy = add_policy(desk, replace(preset(), attestations=asked), name="Ours", by=standards)
    monkeypatch.setattr(following, "AT_ONCE", 0)  # left to a worker, and none runs
    put_in_force(policy, revision=1, by=standards)
    settled.refresh_from_db()
    assert blockers(settled) == []
    with pytest.raises(NotAllowedNow, match="cannot be signed off yet"):
        sign_off(settled, by=standards)
    settled.refresh_from_db()
    assert [one.lack for one in blockers(settled)] == [Lack.ATTESTATION]


@pytest.mark.parametrize(
    ("state", "words"),
    [(MarkingState.RUNNING, "still being marked"), (MarkingState.FAILED, "have it marked again")],
)
def test_marks_that_are_missing_are_in_the_way(
    settled: Version, editor: User, state: MarkingState, words: str
) -> None:
    marking = Marking.objects.create(version=settled, state=state, by=editor)
    (blocker,) = blockers(settled)
    assert blocker.lack is Lack.MARKS
    assert words in blocker.sentence
    Marking.objects.filter(pk=marking.pk).update(state=MarkingState.DONE)
    assert blockers(settled) == []


def test_what_nobody_has_looked_at_in_a_new_version_is_in_the_way(settled: Version) -> None:
    CarriedItem.objects.create(version=settled, verdict=Verdict.CARRIED)
    told = {"source": 1}
    item = CarriedItem.objects.create(version=settled, verdict=Verdict.CHANGED, earlier=told)
    (blocker,) = blockers(settled)
    assert (blocker.lack, blocker.item) == (Lack.LOOK, item)


def test_signing_off_names_everything_that_is_missing(version: Version, standards: User) -> None:
    with pytest.raises(NotAllowedNow, match=r"cannot be signed off yet\. S04 .* S06 "):
        sign_off(version, by=standards)
    assert not SignOff.objects.exists()


def test_a_sign_off_is_on_record(signed: Version, standards: User) -> None:
    row = SignOff.objects.get()
    assert (row.by, row.note, row.policy) == (standards, "Read twice.", "default@1")
    assert row.policy_digest == preset().digest
    change = Change.objects.latest("pk")
    assert (change.action, change.summary) == (
        Action.SIGN_OFF,
        "Signed version 1 off under Default, version 1",
    )
    assert standing_sign_off(signed) == row
    assert list(sign_offs_of(signed.article)) == [row]


def test_the_status_says_so_everywhere(signed: Version, standards: User) -> None:
    assert status_of(signed) == SIGNED_OFF == reviewed(signed).status
    assert [one.status for one in listed(standards, status=SIGNED_OFF)] == [SIGNED_OFF]
    assert not listed(standards, status="in review").exists()
    reopen(signed, reason="A reader complained.", by=standards)
    assert status_of(signed) == "in review"


WRITES: dict[str, Callable[[Version, User], object]] = {
    "label": lambda version, by: add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=by
    ),
    "state": lambda version, by: set_state(
        version.attributions.get(number=1), state=State.REJECTED, revision=1, by=by
    ),
    "kind": lambda version, by: set_kind(
        version.sources.get(number=1), kind=Kind.MEDIA, revision=1, by=by
    ),
    "header": lambda version, by: edit_header(version.article, revision=1, by=by, title="Other"),
    "detect again": lambda version, by: detect_again(version, by=by),
    "decide": lambda version, by: decide(
        Flag.objects.get(version=version, rule="S04"),
        outcome=Outcome.NEEDS_WORK,
        note="x",
        revision=2,
        by=by,
    ),
    "decide many": lambda version, by: decide_many(
        version.sources.get(number=1),
        outcome=Outcome.NEEDS_WORK,
        note="x",
        revisions={Flag.objects.get(version=version, rule="S04").pk: 2},
        by=by,
    ),
    "take back": lambda version, by: take_back(
        Flag.objects.get(version=version, rule="S04"), revision=2, by=by
    ),
    "mute": lambda version, by: mute(version, rule="S04", note="x", by=by),
    "comment": lambda version, by: comment_on(version.sources.get(number=1), text="x", by=by),
    "attest": lambda version, by: attest(
        version.sources.get(number=1), topic=Topic.APPROVAL, answer="yes", by=by
    ),
    "legal anonymity": lambda version, by: declare(
        version.sources.get(number=1), ground=LegalGround.MINOR, revision=1, by=by
    ),
    "undo": lambda version, by: undo(version, by=by),
    "undo by key": lambda version, by: undo_change(
        Change.objects.filter(action=Action.DECIDE)[0], by=by
    ),
    "redo": lambda version, by: redo(version, by=by),
    "sign off again": lambda version, by: sign_off(version, by=by),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_signed_off_version_takes_no_write(
    signed: Version, standards: User, write: Callable[[Version, User], object]
) -> None:
    before = (rows_of(signed), flags_of_version(signed), Change.objects.count())
    with pytest.raises(Frozen, match=r"Stan Standards signed this version off on .* re-open it"):
        write(signed, standards)
    assert (rows_of(signed), flags_of_version(signed), Change.objects.count()) == before


def test_a_mute_is_not_lifted_under_a_signed_off_version(settled: Version, standards: User) -> None:
    mute(settled, rule="S04", note="x", by=standards)
    sign_off(settled, by=standards)
    with pytest.raises(Frozen):
        lift(Mute.objects.get(), by=standards)


def test_neither_signing_nor_opening_again_is_a_step_of_undo(
    signed: Version, standards: User
) -> None:
    reopen(signed, reason="A reader complained.", by=standards)
    undone = undo(signed, by=standards)
    assert undone.undoes is not None
    assert undone.undoes.action == Action.DECIDE
    for action in (Action.SIGN_OFF, Action.REOPEN):
        with pytest.raises(NotAllowedNow, match="This stays done"):
            undo_change(Change.objects.get(action=action), by=standards)


def test_opening_again_needs_a_reason_and_stays_on_record(
    signed: Version, standards: User, administrator: User
) -> None:
    with pytest.raises(NotAllowedNow, match="Say why"):
        reopen(signed, reason="  ", by=administrator)
    reopen(signed, reason="A reader complained.", by=administrator)
    row = SignOff.objects.get()
    assert (row.reopened_by, row.reopen_reason) == (administrator, "A reader complained.")
    assert standing_sign_off(signed) is None
    with pytest.raises(NotAllowedNow, match="nobody has signed it off"):
        reopen(signed, reason="Again.", by=administrator)
    sign_off(signed, by=standards)
    assert SignOff.objects.count() == 2


def test_names_that_the_article_does_not_print_are_asked_about(
    settled: Version, standards: User
) -> None:
    with pytest.raises(NameInNote):
        sign_off(settled, note="Checked with Gareth Weatherby.", by=standards)
    sign_off(settled, note="Checked with Gareth Weatherby.", by=standards, sure=True)
    with pytest.raises(NameInNote):
        reopen(settled, reason="Gareth Weatherby called.", by=standards)


def test_only_the_current_version_is_signed_off(settled: Version, standards: User) -> None:
    Version.objects.filter(pk=settled.pk).update(is_current=False)
    with pytest.raises(NotAllowedNow, match="There is a new version"):
        sign_off(settled, by=standards)


def test_the_record_tells_all_without_looking_anything_up(
    settled: Version, standards: User, administrator: User
) -> None:
    source = settled.sources.get(number=1)
    attest(source, topic=Topic.APPROVAL, answer="yes", note="by phone", by=administrator)
    comment_on(source, text="Is that all?", by=administrator)
    mute(settled, rule="S09", note="house style", by=standards)
    sign_off(settled, by=standards)
    record: dict[str, Any] = SignOff.objects.get().record

    assert json.loads(json.dumps(record)) == record
    assert record["article"]["title"] == "Harbour wall to close"
    assert record["version"]["text_sha256"] == settled.sha256
    assert record["policy"]["label"] == "default@1"
    assert record["policy"]["digest"] == preset().digest
    assert 'slug = "default"' in record["policy"]["text"]
    assert record["counts"] == {
        "attributions": 4,
        "confirmed": 0,
        "anonymous_attributions": 2,
        "sources": 2,
        "anonymous_sources": 1,
        "flags": 2,
        "decided": 2,
    }
    assert [one["name"] for one in record["sources"]] == ["Two officials", "Marta Quill"]
    first = record["flags"][0]
    assert (first["rule"], first["name"], first["source"]) == (
        "S04",
        "Reason missing",
        "Two officials",
    )
    assert first["evidence"] == ["Two officials", "one of the officials"]
    decision = first["decision"]
    assert (decision["outcome"], decision["note"], decision["by"]) == (
        "dismiss",
        "seen",
        "Stan Standards",
    )
    (attestation,) = record["attestations"]
    assert (attestation["topic"], attestation["note"], attestation["by"]) == (
        "approval",
        "by phone",
        "Ada Administrator",
    )
    assert [one["text"] for one in record["comments"]] == ["Is that all?"]
    assert [(one["rule"], one["note"]) for one in record["mutes"]] == [("S09", "house style")]


def test_the_record_outlives_what_becomes_of_the_rows(signed: Version, standards: User) -> None:
    before = SignOff.objects.get().record
    reopen(signed, reason="A reader complained.", by=standards)
    for attribution in signed.attributions.filter(source__number=1):
        set_state(attribution, state=State.REJECTED, revision=1, by=standards)
    assert not signed.flags.filter(active=True).exists()
    assert SignOff.objects.get().record == before


def test_internal_exports_carry_it_and_public_ones_do_not(
    settled: Version, standards: User
) -> None:
    source = settled.sources.get(number=1)
    attest(source, topic=Topic.MOTIVE, note="PLANTED-motive", by=standards)
    comment_on(source, text="PLANTED-comment", by=standards)
    mute(settled, rule="S09", note="PLANTED-mute", by=standards)
    declare(source, ground=LegalGround.COURT_ORDER, revision=1, by=standards)
    sign_off(settled, note="PLANTED-note", by=standards)
    value = reviewed(settled)
    internal = json.loads(export(value, "json", Profile.INTERNAL).content)
    assert internal["status"] == "signed off"
    assert internal["attestations"][0]["note"] == "PLANTED-motive"
    assert internal["comments"][0]["text"] == "PLANTED-comment"
    assert internal["mutes"][0]["note"] == "PLANTED-mute"
    assert internal["sign_off"]["note"] == "PLANTED-note"
    assert internal["sign_off"]["policy_digest"] == preset().digest
    assert internal["metadata"]["legally_anonymous"] == ["s1"]
    for slug in ("json", "html", "csv", "markdown"):
        content = export(value, slug, Profile.PUBLIC).content.decode()
        assert "PLANTED" not in content
        assert "Stan Standards" not in content
        assert "court" not in content
