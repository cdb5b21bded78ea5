"""Threads, and answers to what was asked for."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.articles import detect_again
from newsapp.corpus.actions.attributions import add_attribution, delete_attribution
from newsapp.corpus.actions.comments import answer, comment_on, resolve, unresolve
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NameInNote, NotAllowedNow, Stale
from newsapp.corpus.models import Change, Comment, Flag, User, Version
from newsapp.corpus.queries.review_queue import needs_work_for
from newsapp.detection.types import Kind, Role
from newsapp.policy.types import Outcome
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def test_a_thread_on_a_source_and_on_an_attribution(
    version: Version, editor: User, standards: User
) -> None:
    source, attribution = version.sources.get(number=1), version.attributions.get(number=2)
    first = comment_on(source, text=" Which officials? ", by=standards)
    comment_on(source, text="Of the port.", by=editor)
    comment_on(attribution, text="Checked.", by=editor)
    assert [(row.by, row.text) for row in source.comments.all()] == [
        (standards, "Which officials?"),
        (editor, "Of the port."),
    ]
    assert [row.text for row in attribution.comments.all()] == ["Checked."]
    assert first.summary == "Commented on “Two officials”"
    assert not first.reassessed, "no rule reads a comment"


def test_without_words_there_is_no_comment(version: Version, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="Write something"):
        comment_on(version.sources.get(number=1), text=" \n", by=editor)
    with pytest.raises(NameInNote):
        comment_on(version.sources.get(number=1), text="Ask Tom Weatherby.", by=editor)
    assert not Comment.objects.exists()


def test_resolved_and_opened_again(version: Version, editor: User, standards: User) -> None:
    comment_on(version.sources.get(number=1), text="Which?", by=standards)
    comment = Comment.objects.get()
    resolve(comment, by=editor)
    comment.refresh_from_db()
    assert comment.resolved_by == editor
    with pytest.raises(NotAllowedNow, match="resolved already"):
        resolve(comment, by=editor)
    unresolve(comment, by=standards)
    with pytest.raises(NotAllowedNow, match="open already"):
        unresolve(comment, by=standards)
    undo(version, by=standards)
    comment.refresh_from_db()
    assert comment.resolved_by == editor


def test_a_comment_that_was_taken_back_is_gone(
    version: Version, editor: User, standards: User
) -> None:
    comment_on(version.sources.get(number=1), text="Which?", by=standards)
    comment = Comment.objects.get()
    undo(version, by=standards)
    with pytest.raises(NotAllowedNow, match="took it back"):
        resolve(comment, by=editor)


def test_needs_work_is_answered_and_waits_for_a_new_decision(
    version: Version, editor: User, standards: User
) -> None:
    flag = version.flags.get(rule="S04")
    with pytest.raises(NotAllowedNow, match="Nobody asks for work"):
        answer(flag, text="Done.", by=editor)
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=1, by=standards)
    (asked,) = needs_work_for(editor)
    assert (asked, asked.asked_note, asked.answers) == (flag, "Say why.", False)
    change = answer(flag, text="They fear for their jobs.", by=editor)
    assert change.summary == "Answered what was asked for on S04"
    (asked,) = needs_work_for(editor)
    assert asked.answers
    comment = Comment.objects.get()
    assert (comment.flag, comment.source) == (flag, flag.source), "in the thread of the source too"
    decide(flag, outcome=Outcome.ACCEPT, note="That will do.", revision=2, by=standards)
    assert not needs_work_for(editor)


def test_an_answer_stands_in_the_thread_of_the_only_attribution_or_on_the_flag_alone(
    version: Version, editor: User, standards: User
) -> None:
    source = version.sources.get(number=1)
    for attributions in (["a1"], ["a1", "a2"], []):
        flag = Flag.objects.create(
            version=version, fingerprint="-".join(["x", *attributions]), rule="S28",
            severity="medium", policy="default@1", message="m", remedy="r",
        )  # fmt: skip
        numbers = [int(name[1:]) for name in attributions]
        flag.attributions.set(version.attributions.filter(number__in=numbers))
        decide(flag, outcome=Outcome.NEEDS_WORK, note="x", revision=1, by=standards)
        answer(flag, text="Done.", by=editor)
    placed = [row.attribution and row.attribution.key for row in Comment.objects.order_by("pk")]
    assert placed == ["a1", None, None]
    assert not source.comments.exists()


def test_a_row_that_a_colleague_has_commented_on_is_not_undone(
    version: Version, editor: User, standards: User
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ANONYMOUS, by=editor
    )
    comment_on(version.attributions.get(number=5), text="Who?", by=standards)
    with pytest.raises(Stale):
        undo(version, by=editor)
    assert Comment.objects.exists()


def test_what_goes_with_a_deleted_row_is_on_record_and_comes_back(
    version: Version, editor: User, standards: User
) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ANONYMOUS, by=editor
    )
    made = version.attributions.get(number=5)
    comment_on(made, text="Who?", by=standards)
    delete_attribution(made, revision=made.revision, by=editor)
    assert not Comment.objects.exists()
    assert {row["model"] for row in Change.objects.latest("pk").rows} >= {"comment"}
    undo(version, by=editor)
    assert Comment.objects.get().text == "Who?"


def test_running_detection_again_loses_no_comment_unseen(
    version: Version, editor: User, standards: User
) -> None:
    """Detection finds other attributions here than those made by hand for the cast."""
    for attribution in version.attributions.all():
        comment_on(attribution, text=f"on {attribution.key}", by=standards)
    detect_again(version, by=editor)
    recorded = {
        row["id"]
        for row in Change.objects.latest("pk").rows
        if row["model"] == "comment" and row["after"] is None
    }
    assert Comment.objects.count() + len(recorded) == 4
