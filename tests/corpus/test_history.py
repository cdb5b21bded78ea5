"""The history of an article, as a person reads it: who, what, when, before and after, in words."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsapp.corpus.actions.articles import edit_header
from newsapp.corpus.actions.attestations import attest
from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.claims import support
from newsapp.corpus.actions.comments import comment_on, resolve
from newsapp.corpus.actions.decisions import decide, take_back
from newsapp.corpus.actions.legal_anonymity import declare
from newsapp.corpus.actions.mutes import mute
from newsapp.corpus.actions.policies import add_policy, put_in_force
from newsapp.corpus.actions.sign_offs import reopen, sign_off
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.erasing import record_open
from newsapp.corpus.models import Action, Change, Comment, Desk, LegalGround, Topic, User, Version
from newsapp.corpus.queries.history import changes_of, history_of, people_in
from newsapp.corpus.telling import told
from newsapp.detection.types import Kind, Role, State
from newsapp.formats.history import HistoryEntry, write_csv, write_json_lines
from newsapp.policy import preset
from newsapp.policy.types import Outcome
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def last(version: Version) -> HistoryEntry:
    """The newest entry."""
    return history_of(version.article, changes_of(version.article))[-1]


def differences(entry: HistoryEntry) -> list[tuple[str, str, str, str]]:
    return [(one.subject, one.what, one.before, one.after) for one in entry.differences]


def test_a_label_is_told_with_its_source(version: Version, editor: User) -> None:
    change = add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    entry = last(version)
    assert (entry.number, entry.by, entry.action, entry.version) == (
        change.pk,
        "Edda Editor",
        "attribution.add",
        1,
    )
    assert entry.at == change.at
    told_now = differences(entry)
    assert ("“The council”", "kind", "", "organization") in told_now
    assert ("“The council”", "mentions", "", "“The council”") in told_now
    assert ("“The council”", "source", "", "“The council”") in told_now
    assert ("“The council”", "state", "", "confirmed") in told_now


def test_only_what_differs_is_told(version: Version, editor: User) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    assert differences(last(version)) == [
        ("“the harbour wall would be closed in May”", "state", "proposed", "confirmed")
    ]
    set_kind(version.sources.get(number=1), kind=Kind.COLLECTIVE, revision=1, by=editor)
    assert differences(last(version)) == [("“Two officials”", "kind", "anonymous", "collective")]
    declare(version.sources.get(number=1), ground=LegalGround.COURT_ORDER, revision=2, by=editor)
    assert differences(last(version)) == [
        ("“Two officials”", "kept unnamed by law", "", "court order")
    ]
    edit_header(version.article, revision=1, by=editor, title="Wall to close")
    assert differences(last(version)) == [
        ("the article", "title", "Harbour wall to close", "Wall to close")
    ]


def test_words_are_quoted(version: Version, editor: User) -> None:
    row = version.attributions.get(number=3)
    add_span(row, revision=1, role=Role.CONTENT, **words("on Friday"), by=editor)
    assert ("“that traders would meet on Friday”", "state", "proposed", "confirmed") in differences(
        last(version)
    )
    row.refresh_from_db()
    add_span(row, revision=2, role=Role.CUE, **words("market"), by=editor)
    assert differences(last(version)) == [
        ("“that traders would meet on Friday”", "cue", "“added”", "“market” … “added”")
    ]


def test_decisions_are_told_with_who_and_why(version: Version, standards: User) -> None:
    flag = version.flags.get(rule="S04")
    decide(flag, outcome=Outcome.NEEDS_WORK, note="Say why.", revision=1, by=standards)
    subject = f"S04: {flag.message}"
    asked = "needs work: Say why. (Stan Standards)"
    assert differences(last(version)) == [(subject, "decision", "", asked)]
    take_back(flag, revision=2, by=standards)
    assert differences(last(version)) == [(subject, "decision", asked, "")]


def test_what_people_say_is_told(version: Version, standards: User, administrator: User) -> None:
    source = version.sources.get(number=1)
    attest(source, topic=Topic.MOTIVE, note="wants the wall mended", by=standards)
    assert ("topic", "motive") in [(d.what, d.after) for d in last(version).differences]
    assert ("note", "wants the wall mended") in [
        (d.what, d.after) for d in last(version).differences
    ]
    assert last(version).differences[0].subject.endswith("on “Two officials”")
    comment_on(version.attributions.get(number=2), text="Is it?", by=standards)
    assert ("text", "Is it?") in [(d.what, d.after) for d in last(version).differences]
    resolve(Comment.objects.get(), by=administrator)
    assert [(d.what, d.after) for d in last(version).differences][1] == (
        "resolved by",
        "Ada Administrator",
    )
    flag = version.flags.get(rule="S09")
    decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards)
    mute(version, rule="S09", note="house style", by=standards)
    assert ("mute of S09", "note", "", "house style") in differences(last(version))
    revisions = dict(version.attributions.filter(number__lte=2).values_list("pk", "revision"))
    support(version, revisions=revisions, by=standards)
    assert ("“the harbour wall would be closed in May”", "claim", "", "claim 1") in differences(
        last(version)
    )


def test_sign_off_and_policy_are_told(version: Version, desk: Desk, standards: User) -> None:
    put_in_force(add_policy(desk, preset(), name="Ours", by=standards), revision=1, by=standards)
    assert ("the version", "policy", "Default, version 1", "Ours, version 1") in differences(
        last(version)
    )
    for flag in version.flags.filter(active=True):
        decide(flag, outcome=Outcome.DISMISS, note="No.", revision=flag.revision, by=standards)
    sign_off(version, by=standards)
    assert "policy" in [one.what for one in last(version).differences]
    reopen(version, reason="A reader complained.", by=standards)
    (told_now,) = [d for d in last(version).differences if d.what == "reason to re-open"]
    assert told_now.after == "A reader complained."


def test_undo_and_redo_say_what_they_undo(version: Version, editor: User) -> None:
    change = set_state(
        version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor
    )
    undo(version, by=editor)
    first, done, undone = history_of(version.article, changes_of(version.article))
    assert (done.undone, undone.undoes) == (True, change.pk)
    assert differences(undone) == [
        ("“the harbour wall would be closed in May”", "state", "confirmed", "proposed")
    ]
    redo(version, by=editor)
    assert (first.undone, last(version).undoes) == (False, undone.number)


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({}, ["article.add", "attribution.set_state", "flag.decide", "undo", "comment.add"]),
        # a person
        ({"by": "editor"}, ["article.add", "attribution.set_state"]),
        # an action; the undo of a decision counts as one
        ({"actions": [Action.DECIDE]}, ["flag.decide", "undo"]),
        # a noun
        ({"nouns": ["flag"]}, ["flag.decide", "undo"]),
        ({"nouns": ["attribution", "comment"]}, ["attribution.set_state", "comment.add"]),
        ({"nouns": ["flag"], "actions": [Action.COMMENT]}, ["flag.decide", "undo", "comment.add"]),
        # a period, both days included; the first two are ten and five days old
        ({"since": -6}, ["attribution.set_state", "flag.decide", "undo", "comment.add"]),
        ({"since": -10, "until": -5}, ["article.add", "attribution.set_state"]),
        ({"until": -11}, []),
        # two at once
        ({"by": "editor", "since": -6}, ["attribution.set_state"]),
    ],
)
def test_narrowing_it_down(
    version: Version,
    editor: User,
    standards: User,
    request: pytest.FixtureRequest,
    narrowed: dict[str, Any],
    expected: list[str],
) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    decide(
        version.flags.get(rule="S04"), outcome=Outcome.DISMISS, note="x", revision=1, by=standards
    )
    undo(version, by=standards)
    comment_on(version.sources.get(number=1), text="x", by=standards)
    now = timezone.now()
    with record_open():
        for change, days in zip(Change.objects.order_by("pk"), (10, 5), strict=False):
            Change.objects.filter(pk=change.pk).update(at=now - timedelta(days=days))
    if "by" in narrowed:
        narrowed = {**narrowed, "by": request.getfixturevalue(narrowed["by"])}
    for name in {"since", "until"} & narrowed.keys():
        narrowed = {**narrowed, name: (now + timedelta(days=narrowed[name])).date()}
    assert [change.action for change in changes_of(version.article, **narrowed)] == expected
    assert list(people_in(version.article)) == [editor, standards]


def test_a_page_of_it_takes_a_fixed_number_of_queries(version: Version, editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert history_of(version.article, changes_of(version.article))
        return len(captured)

    few = queries()
    for attribution in version.attributions.all():
        set_state(attribution, state=State.CONFIRMED, revision=1, by=editor)
    assert queries() == few


def test_csv_has_a_row_for_each_difference(version: Version, editor: User) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    edit_header(version.article, revision=1, by=editor, title="=2+5", outlet="The Echo")
    content = write_csv(told(version.article, changes_of(version.article)))
    assert content.startswith(b"\xef\xbb\xbfchange,at,by,")
    first_line = content.decode("utf-8-sig").splitlines()[0]
    assert "INTERNAL" in first_line
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["action"], row["what"], row["after"]) for row in rows[-3:]] == [
        ("attribution.set_state", "state", "confirmed"),
        ("article.edit_header", "title", "'=2+5"),
        ("article.edit_header", "outlet", "The Echo"),
    ]
    assert {row["by"] for row in rows} == {"Edda Editor"}


def test_json_lines_hold_a_change_each(version: Version, editor: User) -> None:
    set_state(version.attributions.get(number=1), state=State.CONFIRMED, revision=1, by=editor)
    lines = write_json_lines(told(version.article, changes_of(version.article))).splitlines()
    data = [json.loads(line) for line in lines]
    assert [one["action"] for one in data] == ["article.add", "attribution.set_state"]
    assert data[1]["differences"] == [
        {
            "subject": "“the harbour wall would be closed in May”",
            "what": "state",
            "before": "proposed",
            "after": "confirmed",
        }
    ]
    assert all(next(iter(one)) == "notice" for one in data), "its first line says what it is"
