"""Settling many suggestions at once."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.journal import Journal, stale
from newsapp.corpus.models import Action, Attribution, Change, User, Version
from newsapp.detection.types import State

_WORDS = {
    State.CONFIRMED: "Confirmed",
    State.REJECTED: "Rejected",
    State.PROPOSED: "Put back as proposals:",
}


@transaction.atomic
def set_states(version: Version, seen: Mapping[int, int], *, state: State, by: User) -> Change:
    """Confirm, reject or put back many attributions in one change, and so in one undo.

    ``seen`` holds their numbers with the revisions that the person saw. Those that are in that
    state already stay as they are; any other that was changed meanwhile makes the whole write
    Stale, so that what was counted before it was sent is what is done. Raises NotAllowedNow where
    none is given.
    """
    if not seen:
        raise NotAllowedNow("There is no suggestion of this sort any more: choose others.")
    journal = Journal(version, by)
    stored = Attribution.objects.select_for_update(of=("self",), no_key=True)
    by_number = {row.number: row for row in stored.filter(version=version, number__in=seen)}
    rows = []
    for number, revision in seen.items():
        row = by_number.get(number)
        if row is None:
            raise Stale(None, revision, "one of the suggestions is gone")
        if row.state != state and row.revision != revision:
            raise stale(journal.version, "attribution", row.pk, row, revision)
        if row.state != state:
            rows.append(row)
    journal.touch(by_number.values())
    for row in rows:
        row.state = state
    Attribution.objects.bulk_update(rows, ["state"])
    counted = f"{len(rows)} attribution{'' if len(rows) == 1 else 's'}"
    return journal.write(Action.SET_STATES, f"{_WORDS[state]} {counted}")
