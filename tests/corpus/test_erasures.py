"""Purging an article and taking words out of the record: what goes, what stays, who may."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core import serializers

from newsapp.corpus.actions.articles import add_article, edit_header
from newsapp.corpus.actions.attestations import attest, withdraw
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide, decide_many, take_back
from newsapp.corpus.actions.erasures import purge, redact
from newsapp.corpus.actions.mutes import mute
from newsapp.corpus.actions.sign_offs import reopen, sign_off
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.statements import write_statement
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.erasing import record_open
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import (
    Action,
    Article,
    Attestation,
    Attribution,
    CarriedItem,
    Change,
    Comment,
    Decision,
    Desk,
    Erasure,
    ErasureKind,
    Flag,
    Mute,
    RecordOpening,
    SignOff,
    Source,
    SourcingStatement,
    Topic,
    User,
    Version,
)
from newsapp.corpus.queries.erasures import erasures_visible_to
from newsapp.corpus.redaction import REDACTED, Redactable
from newsapp.detection.types import Kind
from newsapp.policy.types import Outcome

pytestmark = pytest.mark.django_db

SECRET = "it was the night watchman who told us"


def everything_stored() -> str:
    """Every row of the article's tables, as text; the erasures, which say why, are left out."""
    rows = [
        row
        for model in (
            Attestation,
            CarriedItem,
            Change,
            Comment,
            Decision,
            Flag,
            Mute,
            SignOff,
            Source,
            SourcingStatement,
        )
        for row in model._default_manager.all()
    ]
    # Letters beyond ASCII stand as they are, so that words can be looked for.
    data = serializers.serialize("python", rows)
    return json.dumps(data, ensure_ascii=False, default=str)


@pytest.fixture
def flag(version: Version) -> Flag:
    return version.flags.get(rule="S04", active=True)


def settle(version: Version, by: User) -> None:
    """Decide on every flag, so that the version can be signed off."""
    for flag in version.flags.filter(active=True, decisions__isnull=True):
        decide(flag, outcome=Outcome.DISMISS, note="seen", revision=flag.revision, by=by)


def decided(version: Version, flag: Flag, by: User) -> int:
    decide(flag, outcome=Outcome.NEEDS_WORK, note=SECRET, revision=1, by=by)
    return Decision.objects.get(note=SECRET).pk


def taken_back(version: Version, flag: Flag, by: User) -> int:
    key = decided(version, flag, by)
    take_back(flag, revision=2, by=by)
    return key


def undone(version: Version, flag: Flag, by: User) -> int:
    key = decided(version, flag, by)
    undo(version, by=by)
    assert not Decision.objects.exists(), "its words are in the history alone"
    return key


def commented(version: Version, flag: Flag, by: User) -> int:
    assert flag.source is not None
    comment_on(flag.source, text=SECRET, by=by)
    return Comment.objects.get().pk


def attested(version: Version, flag: Flag, by: User) -> int:
    assert flag.source is not None
    attest(flag.source, topic=Topic.MOTIVE, note=SECRET, by=by)
    withdraw(Attestation.objects.get(), by=by)
    return Attestation.objects.get().pk


def vouched(version: Version, flag: Flag, by: User) -> int:
    assert flag.source is not None
    attest(flag.source, topic=Topic.MOTIVE, note=SECRET, by=by)
    return Attestation.objects.get().pk


def muted(version: Version, flag: Flag, by: User) -> int:
    decide(flag, outcome=Outcome.DISMISS, note="no", revision=1, by=by)
    mute(version, rule="S04", note=SECRET, by=by)
    return Mute.objects.get().pk


def signed(version: Version, flag: Flag, by: User) -> int:
    settle(version, by)
    sign_off(version, note=SECRET, by=by)
    return SignOff.objects.get().pk


def reopened(version: Version, flag: Flag, by: User) -> int:
    settle(version, by)
    sign_off(version, by=by)
    reopen(version, reason=SECRET, by=by)
    return SignOff.objects.get().pk


def stated(version: Version, flag: Flag, by: User) -> int:
    write_statement(version, text=SECRET, approve=True, revision=0, by=by, sure=True)
    return SourcingStatement.objects.get().pk


def in_a_sign_off(version: Version, flag: Flag, by: User) -> int:
    """The note of a decision is written into the record of the sign-off too."""
    decide(flag, outcome=Outcome.DISMISS, note=SECRET, revision=1, by=by)
    settle(version, by)
    sign_off(version, by=by)
    assert SECRET in json.dumps(SignOff.objects.get().record)
    return Decision.objects.get(note=SECRET).pk


@pytest.mark.parametrize(
    ("what", "say"),
    [
        (Redactable.DECISION_NOTE, decided),
        (Redactable.DECISION_NOTE, taken_back),
        (Redactable.DECISION_NOTE, undone),
        (Redactable.DECISION_NOTE, in_a_sign_off),
        (Redactable.COMMENT, commented),
        (Redactable.ATTESTATION_NOTE, attested),
        (Redactable.MUTE_NOTE, muted),
        (Redactable.SIGN_OFF_NOTE, signed),
        (Redactable.REOPEN_REASON, reopened),
        (Redactable.STATEMENT, stated),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_redacted_words_are_nowhere_any_more(
    version: Version,
    flag: Flag,
    administrator: User,
    what: Redactable,
    say: Callable[[Version, Flag, User], int],
) -> None:
    key = say(version, flag, administrator)
    before = Change.objects.count()
    assert SECRET in everything_stored()

    erasure = redact(
        version.article, what=what, key=key, reason="It pointed at somebody.", by=administrator
    )

    assert SECRET not in everything_stored()
    assert Change.objects.count() == before + 1, "no change is lost, and one says what was done"
    last = Change.objects.latest("pk")
    assert (last.action, last.by, last.version) == (Action.REDACT, administrator, version)
    assert (erasure.kind, erasure.by, erasure.reason) == (
        ErasureKind.REDACTION,
        administrator,
        "It pointed at somebody.",
    )
    assert erasure.sha256 == sha256(SECRET.encode()).hexdigest(), "a copy can be recognised"
    assert erasure.place == f"{what.value} {key}"
    assert not RecordOpening.objects.exists()


def test_no_undo_and_no_redo_brings_redacted_words_back(
    version: Version, flag: Flag, standards: User, administrator: User
) -> None:
    key = decided(version, flag, standards)
    redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    assert Decision.objects.get().note == REDACTED
    undo(version, by=standards)
    assert not Decision.objects.exists()
    redo(version, by=standards)
    assert Decision.objects.get().note == REDACTED
    assert SECRET not in everything_stored()


@pytest.mark.parametrize(
    "note",
    [
        # cut off in the summary, which holds 300 characters
        "the source " + "said so and again " * 40,
        # short words: only where they are quoted as a note
        "He did.",
        # several lines, which a summary puts on one
        "The first line\nand the second, which is the night watchman's",
        # what JSON escapes
        "a “quotation”, a \\ and a \t tab in the watchman's words",
    ],
)
def test_summaries_lose_the_words_however_they_quote_them(
    version: Version, flag: Flag, administrator: User, note: str
) -> None:
    decide(flag, outcome=Outcome.DISMISS, note=note, revision=1, by=administrator)
    change = Change.objects.latest("pk")
    key = Decision.objects.get().pk
    redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    change.refresh_from_db()
    assert change.summary.endswith(f"is not named. ({REDACTED})")
    assert change.rows[0]["after"]["decisions"][0]["note"] == REDACTED


def test_the_same_short_words_of_somebody_else_stay(version: Version, administrator: User) -> None:
    first, second = version.flags.filter(active=True).order_by("pk")[:2]
    for flag in (first, second):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=administrator)
    own = Decision.objects.get(flag=first)
    redact(version.article, what=Redactable.DECISION_NOTE, key=own.pk, reason="x", by=administrator)
    assert Decision.objects.get(flag=second).note == "No."
    undo(version, by=administrator)
    assert not Decision.objects.filter(flag=second).exists(), "in the history too"


def test_short_words_go_from_the_record_of_a_sign_off_by_their_keys(
    version: Version, administrator: User
) -> None:
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=administrator)
    sign_off(version, by=administrator)
    own = Decision.objects.get(flag__rule="S04")
    redact(version.article, what=Redactable.DECISION_NOTE, key=own.pk, reason="x", by=administrator)
    notes = {
        flag["rule"]: flag["decision"]["note"] for flag in SignOff.objects.get().record["flags"]
    }
    assert notes == {"S04": REDACTED, "S06": "No.", "S09": "No."}


@pytest.mark.parametrize("together", [False, True])
def test_only_what_was_named_goes_however_alike_another_note_is(
    version: Version, standards: User, administrator: User, together: bool
) -> None:
    """Long words too; and of several decisions that were made at once the one that was named."""
    flags = list(version.flags.filter(active=True, rule__in=["S04", "S06"]).order_by("rule"))
    source = flags[0].source
    assert source is not None
    if together:
        revisions = {flag.pk: flag.revision for flag in flags}
        made: dict[str, Any] = {"outcome": Outcome.DISMISS, "note": SECRET}
        decide_many(source, revisions=revisions, **made, by=standards)
        Decision.objects.update(at=Decision.objects.earliest("at").at)
    for flag in flags if not together else ():
        decide(flag, outcome=Outcome.DISMISS, note=SECRET, revision=1, by=standards)
    comment_on(source, text=f"As I said: {SECRET}", by=standards)
    settle(version, standards)
    sign_off(version, by=standards)
    own = Decision.objects.get(flag=flags[0])

    redact(version.article, what=Redactable.DECISION_NOTE, key=own.pk, reason="x", by=administrator)

    assert {row.flag.rule: row.note for row in Decision.objects.filter(flag__in=flags)} == {
        "S04": REDACTED,
        "S06": SECRET,
    }
    record = SignOff.objects.get().record
    kept = {flag["rule"]: flag["decision"]["note"] for flag in record["flags"]}
    assert (kept["S04"], kept["S06"]) == (REDACTED, SECRET)
    assert [one["text"] for one in record["comments"]] == [f"As I said: {SECRET}"]
    history = [
        decision["note"]
        for change in Change.objects.all()
        for row in change.rows
        if row["model"] == "flag"
        for decision in row["after"]["decisions"]
        if decision["id"] != own.pk
    ]
    assert REDACTED not in history
    assert SECRET in history


def test_the_record_says_what_was_taken_out_when_and_by_whom(
    version: Version, flag: Flag, administrator: User
) -> None:
    key = in_a_sign_off(version, flag, administrator)
    redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    signed = SignOff.objects.get()
    redact(
        version.article,
        what=Redactable.DECISION_NOTE,
        key=Decision.objects.exclude(pk=key).earliest("pk").pk,
        reason="x",
        by=administrator,
    )
    signed.refresh_from_db()
    erased = Erasure.objects.order_by("pk")
    assert signed.record["redactions"] == [
        {"what": "decision.note", "by": str(administrator), "at": one.at.isoformat()}
        for one in erased
    ]
    assert len(erased) == 2


@pytest.mark.parametrize(
    ("what", "say"),
    [
        (Redactable.DECISION_NOTE, decided),
        (Redactable.COMMENT, commented),
        (Redactable.ATTESTATION_NOTE, vouched),
        (Redactable.STATEMENT, stated),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_what_a_new_version_took_over_is_redacted_in_both(
    version: Version,
    flag: Flag,
    administrator: User,
    what: Redactable,
    say: Callable[[Version, Flag, User], int],
    place: str,
) -> None:
    say(version, flag, administrator)
    text = version.text.replace("would meet on Friday", "would meet on Monday")
    add_version(version.article, text=text, follows=1, by=administrator)
    model = {
        "decision": Decision,
        "comment": Comment,
        "attestation": Attestation,
        "statement": SourcingStatement,
    }[what.noun]
    rows = model._default_manager.filter(**{what.field: SECRET}).order_by("pk")
    assert len(rows) == 2
    key = getattr(rows, place)().pk
    redact(version.article, what=what, key=key, reason="x", by=administrator)
    assert SECRET not in everything_stored()


def test_a_summary_alone_can_be_redacted(
    version: Version, editor: User, administrator: User
) -> None:
    source = version.sources.get(number=1)
    change = set_kind(source, kind=Kind.DOCUMENT, revision=1, by=editor)
    redact(version.article, what=Redactable.SUMMARY, key=change.pk, reason="x", by=administrator)
    change.refresh_from_db()
    assert change.summary == REDACTED
    assert change.rows[0]["after"]["kind"] == "document", "what was done is still on record"


def test_what_undid_a_change_repeats_its_summary_no_more(
    version: Version, editor: User, administrator: User
) -> None:
    change = edit_header(version.article, revision=1, by=editor, title="Told by " + "x" * 290)
    with record_open():  # a summary that fills its column: the undo's is cut
        Change.objects.filter(pk=change.pk).update(summary="Told by Ada, " + "y" * 287)
    undo(version, by=editor)
    redo(version, by=editor)
    redact(version.article, what=Redactable.SUMMARY, key=change.pk, reason="x", by=administrator)
    assert [row.summary for row in Change.objects.order_by("pk")[1:4]] == [
        REDACTED,
        f"Undid: {REDACTED}",
        f"Did again: {REDACTED}",
    ]


def test_a_redaction_is_never_undone(version: Version, flag: Flag, administrator: User) -> None:
    key = decided(version, flag, administrator)
    redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    assert undo(version, by=administrator).undoes == Change.objects.get(action=Action.DECIDE)
    with pytest.raises(NotAllowedNow, match="nothing of yours"):
        undo(version, by=administrator)


@pytest.mark.parametrize(
    ("who", "reason", "message"),
    [
        ("standards", "because", "Only an administrator"),
        ("administrator", " \n", "Say why"),
        ("administrator", "nul \0", "The reason holds a damaged character"),
    ],
)
def test_who_may_and_what_it_takes(
    version: Version,
    flag: Flag,
    request: pytest.FixtureRequest,
    standards: User,
    who: str,
    reason: str,
    message: str,
) -> None:
    key = decided(version, flag, standards)
    by = request.getfixturevalue(who)
    with pytest.raises(Exception, match=message):
        purge(version.article, reason=reason, by=by)
    with pytest.raises(Exception, match=message):
        redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason=reason, by=by)
    assert not Erasure.objects.exists()
    assert SECRET in everything_stored()


def test_nothing_to_take_out(version: Version, flag: Flag, administrator: User) -> None:
    key = decided(version, flag, administrator)
    once: dict[str, Any] = {"what": Redactable.DECISION_NOTE, "reason": "x", "by": administrator}
    redact(version.article, key=key, **once)
    for other in (key, 10_000):
        with pytest.raises(NotAllowedNow, match="no words here"):
            redact(version.article, key=other, **once)


def test_words_of_another_article_are_out_of_reach(
    version: Version, flag: Flag, administrator: User
) -> None:
    key = decided(version, flag, administrator)
    other = Article.objects.create(
        desk=version.article.desk, title="Another", created_by=administrator
    )
    with pytest.raises(NotAllowedNow):
        redact(other, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    assert SECRET in everything_stored()


def test_a_purge_leaves_nothing_but_who_when_why_and_a_hash(
    version: Version, flag: Flag, administrator: User, standards: User
) -> None:
    """Undone changes, a sign-off, attestations and all."""
    attested(version, flag, standards)
    undone(version, flag, standards)
    settle(version, standards)
    sign_off(version, by=standards)
    article, digest = version.article, version.sha256
    number, desk = article.pk, article.desk

    (erasure,) = purge(article, reason="The court ordered it.", by=administrator)

    for model in (Article, Version, Change, Source, Attribution, SignOff, Attestation, Decision):
        assert not model._default_manager.exists(), model
    assert (erasure.kind, erasure.article_number, erasure.desk) == (
        ErasureKind.PURGE,
        number,
        desk,
    )
    assert (erasure.sha256, erasure.reason) == (digest, "The court ordered it.")
    assert not RecordOpening.objects.exists()


def test_a_purge_leaves_a_hash_for_each_version(
    version: Version, flag: Flag, administrator: User
) -> None:
    decided(version, flag, administrator)
    text = version.text.replace("would meet on Friday", "would meet on Monday")
    add_version(version.article, text=text, follows=1, by=administrator)
    erasures = purge(version.article, reason="x", by=administrator)
    assert [(one.place, one.sha256) for one in erasures] == [
        ("version 1", sha256(version.text.encode()).hexdigest()),
        ("version 2", sha256(text.encode()).hexdigest()),
    ]
    assert not Version.objects.exists()


def test_who_sees_what_was_taken_out(
    version: Version,
    flag: Flag,
    administrator: User,
    standards: User,
    stranger: User,
) -> None:
    key = decided(version, flag, standards)
    redact(version.article, what=Redactable.DECISION_NOTE, key=key, reason="x", by=administrator)
    purge(version.article, reason="y", by=administrator)
    for person, reasons in ((administrator, ["y", "x"]), (standards, ["y", "x"]), (stranger, [])):
        assert [one.reason for one in erasures_visible_to(person)] == reasons


def test_a_purge_touches_no_other_article(
    version: Version, administrator: User, desk: Desk
) -> None:
    other = add_article(desk, text="Two nurses said so.\n", title="Other", by=administrator)
    purge(version.article, reason="x", by=administrator)
    assert list(Article.objects.all()) == [other]
    assert Change.objects.count() == 1
