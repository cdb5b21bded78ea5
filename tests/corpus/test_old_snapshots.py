"""Changes from before a table got a column: they are undone and told all the same."""

from __future__ import annotations

from typing import Any

import pytest

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.erasing import record_open
from newsapp.corpus.errors import Stale
from newsapp.corpus.models import Change, Decision, Flag, Source, User, Version
from newsapp.corpus.nouns import NOUNS
from newsapp.corpus.queries.history import changes_of, history_of
from newsapp.corpus.snapshots import completed
from newsapp.detection.types import Kind, State
from newsapp.policy.types import Outcome
from tests.corpus.snapshot_of import rows_of

pytestmark = pytest.mark.django_db

# What the snapshots of the first installations did not hold, by noun and by what belongs to it.
LATER: dict[str, tuple[str, ...]] = {
    "source": ("legal_ground", "cluster_origin", "name_origin", "count_origin", "tags"),
    "attribution": ("claim_origin", "tags"),
    "decisions": ("carried_from_id",),
}


def made_old(change: Change) -> None:
    """Take the later columns out of a stored change, as if it had been written before them."""
    rows: list[dict[str, Any]] = change.rows
    for entry in rows:
        for snapshot in (entry["before"], entry["after"]):
            if snapshot is None:
                continue
            for name in LATER.get(entry["model"], ()):
                snapshot.pop(name)
            for decision in snapshot.get("decisions", ()):
                for name in LATER["decisions"]:
                    decision.pop(name)
    with record_open():
        Change.objects.filter(pk=change.pk).update(rows=rows)


def test_a_change_of_a_source_is_undone(version: Version, editor: User) -> None:
    start = rows_of(version)
    made_old(set_kind(version.sources.get(number=1), kind=Kind.MEDIA, revision=1, by=editor))
    undo(version, by=editor)
    assert rows_of(version) == start
    redo(version, by=editor)
    assert Source.objects.get(version=version, number=1).kind == Kind.MEDIA


def test_a_decision_is_undone_and_taken_up_again(version: Version, standards: User) -> None:
    flag = Flag.objects.get(version=version, rule="S04")
    made_old(decide(flag, outcome=Outcome.DISMISS, note="No.", revision=1, by=standards))
    undo(version, by=standards)
    assert not Decision.objects.exists()
    redo(version, by=standards)
    assert Decision.objects.get().carried_from is None


def test_what_got_a_new_value_since_is_not_undone_unseen(version: Version, editor: User) -> None:
    """The later column counts too: a colleague has worked on this row meanwhile."""
    row = version.attributions.get(number=1)
    made_old(set_state(row, state=State.CONFIRMED, revision=1, by=editor))
    type(row).objects.filter(pk=row.pk).update(claim_origin="hand")
    with pytest.raises(Stale):
        undo(version, by=editor)


def test_what_is_missing_stands_at_the_default() -> None:
    whole = completed(NOUNS["source"], {"kind": "anonymous", "revision": 3})
    assert whole is not None
    assert whole["legal_ground"] == ""
    assert whole["count"] is None
    assert whole["mentions"] == []
    assert (whole["kind"], whole["revision"]) == ("anonymous", 3)
    assert completed(NOUNS["source"], None) is None


def test_an_old_change_is_told(version: Version, editor: User) -> None:
    made_old(set_kind(version.sources.get(number=1), kind=Kind.MEDIA, revision=1, by=editor))
    entry = history_of(version.article, changes_of(version.article))[-1]
    assert [(one.what, one.before, one.after) for one in entry.differences] == [
        ("kind", "anonymous", "media")
    ]
