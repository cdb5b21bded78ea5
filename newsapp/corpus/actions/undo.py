"""Undo and redo: per person, across reloads, never over a colleague's later work.

The snapshots in a change are put back as they were, with the same primary keys. That is refused
where a row no longer is as the change left it: then somebody else has worked on it since.
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import Action, Change, User, Version
from newsapp.corpus.nouns import NOUNS, STAND_ALONE, Snapshot
from newsapp.corpus.queries.undo import NEVER_UNDONE, OF_REVIEW, redoable, undoable
from newsapp.corpus.snapshots import capture, completed, dependents, put_back, remove

_Row = tuple[str, int, Snapshot | None, Snapshot | None]


@transaction.atomic
def undo(version: Version, *, by: User, before: int | None = None) -> Change:
    """Undo this person's last change on the version that stands, or the last one ``before``.

    Raises NotAllowedNow where there is none, and Stale where somebody else has changed one of
    its rows since; then nothing is undone.
    """
    journal = Journal(version, by)
    change = undoable(journal.version, by, before=before)
    if change is None:
        raise NotAllowedNow("There is nothing of yours to undo here.")
    try:
        _reverse(journal, change)
    except Stale as error:
        error.change = change
        raise
    return journal.write(Action.UNDO, f"Undid: {change.summary}", undoes=change)


@transaction.atomic
def undo_change(change: Change, *, by: User) -> Change:
    """Undo one change from the history, as long as nothing was built on it.

    People undo what they did themselves; what was decided, muted or attested (OF_REVIEW) may be
    undone by a colleague too. Raises NotAllowedNow for other changes of somebody else, for one
    that was undone already, and for one that stays done (NEVER_UNDONE); Stale as ``undo`` does.
    """
    if change.version is None or change.action in (*NEVER_UNDONE, Action.UNDO):
        raise NotAllowedNow(f"This stays done: {change.summary}")
    journal = Journal(change.version, by)
    if change.by != by and change.action not in OF_REVIEW:
        raise NotAllowedNow(f"Only {change.by} can undo this: {change.summary}")
    if Change.objects.filter(undoes=change).exists():
        raise NotAllowedNow(f"This was undone already: {change.summary}")
    try:
        _reverse(journal, change)
    except Stale as error:
        error.change = change
        raise
    summary = change.summary.removeprefix("Did again: ")
    return journal.write(Action.UNDO, f"Undid: {summary}", undoes=change)


@transaction.atomic
def redo(version: Version, *, by: User) -> Change:
    """Do again what this person undid last, unless they have changed something since.

    Raises as ``undo`` does.
    """
    journal = Journal(version, by)
    undone = redoable(journal.version, by)
    if undone is None:
        raise NotAllowedNow("There is nothing of yours to do again here.")
    _reverse(journal, undone)
    summary = undone.undoes.summary if undone.undoes else undone.summary
    return journal.write(
        Action.REDO, f"Did again: {summary.removeprefix('Did again: ')}", undoes=undone
    )


def _reverse(journal: Journal, change: Change) -> None:
    """Put the rows of ``change`` back to what they were before it."""
    rows: list[_Row] = [
        (
            entry["model"],
            entry["id"],
            *(completed(NOUNS[entry["model"]], entry[side]) for side in ("before", "after")),
        )
        for entry in change.rows
    ]
    _refuse_if_changed_since(journal, rows)
    _refuse_if_gone(journal, rows)
    order = list(NOUNS)
    rows.sort(key=lambda row: order.index(row[0]))
    # What stands alone goes first: only one of its sort may stand in a place.
    for name, key, before, _ in rows:
        if before is None and name in STAND_ALONE:
            remove(NOUNS[name], [key])
    for name, key, before, _ in rows:
        if before is not None:
            _put_back(journal, name, key, before)
    for name, key, before, _ in reversed(rows):
        if before is None and name not in STAND_ALONE:
            _refuse_if_spoken_of(journal, name, key)
            try:
                remove(NOUNS[name], [key])
            except RestrictedError as error:
                stored = NOUNS[name].model._default_manager.get(pk=key)
                raise stale(journal.version, name, key, stored, None) from error


def _put_back(journal: Journal, name: str, key: int, snapshot: Snapshot) -> None:
    """Put one row back, or refuse where another stands in its place by now.

    There is one standing decision, attestation and mute for each thing that can be decided,
    attested or muted, and a colleague's may have come since.
    """
    try:
        with transaction.atomic():
            put_back(NOUNS[name], key, snapshot)
    except IntegrityError as error:
        stored = NOUNS[name].model._default_manager.filter(pk=key).first()
        raise stale(journal.version, name, key, stored, None) from error


def _refuse_if_spoken_of(journal: Journal, name: str, key: int) -> None:
    """Refuse to delete a row that somebody has attested or commented on since."""
    if dependents(NOUNS[name], [key]):
        stored = NOUNS[name].model._default_manager.get(pk=key)
        raise stale(journal.version, name, key, stored, None)


def _refuse_if_changed_since(journal: Journal, rows: list[_Row]) -> None:
    for name, noun in NOUNS.items():
        left = {key: after for model, key, _, after in rows if model == name}
        now = capture(noun, left)
        for key, after in left.items():
            if noun.content(now.get(key)) != noun.content(after):
                stored = noun.model._default_manager.filter(pk=key).first()
                raise stale(journal.version, name, key, stored, None)
            journal.note(name, key, now.get(key))


def _refuse_if_gone(journal: Journal, rows: list[_Row]) -> None:
    """Refuse where a row to be put back points at one that a colleague has deleted."""
    made = {(name, key) for name, key, before, _ in rows if before is not None}
    for name, _, before, _ in rows:
        for field, needed in NOUNS[name].needs:
            key = before[field] if before is not None else None
            if key is None or (needed, key) in made:
                continue
            if not NOUNS[needed].model._default_manager.filter(pk=key).exists():
                raise stale(journal.version, needed, key, None, None)
