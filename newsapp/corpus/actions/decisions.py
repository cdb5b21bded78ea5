"""What people decide on flags."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, Decision, Flag, User
from newsapp.corpus.quotes import require_storable
from newsapp.policy.types import Outcome, Severity

_WORDS = {
    Outcome.ACCEPT: "Accepted",
    Outcome.NEEDS_WORK: "Asked for work on",
    Outcome.DISMISS: "Dismissed",
}


def note_required(severity: Severity, outcome: Outcome) -> bool:
    """Whether a decision needs a note: always, except to accept a finding below high."""
    return outcome is not Outcome.ACCEPT or severity.at_least(Severity.HIGH)


@transaction.atomic
def decide(flag: Flag, *, outcome: Outcome, note: str = "", revision: int, by: User) -> Change:
    """Decide on a flag. A decision that stood before is taken back and stays on the record.

    Raises NotAllowedNow where the outcome needs a note or the finding is no longer there, and
    Stale where somebody decided meanwhile.
    """
    journal = Journal(flag.version, by)
    flag = journal.take(flag, revision)
    if not flag.active:
        raise NotAllowedNow(
            "This finding is gone: the attributions that it rested on were changed."
        )
    note = note.strip()
    require_storable(note, "The note")
    if not note and note_required(Severity(flag.severity), outcome):
        needed = {
            Outcome.ACCEPT: f"why the sourcing stands (the finding is {flag.severity})",
            Outcome.NEEDS_WORK: "what must change in the text",
            Outcome.DISMISS: "why the finding is wrong",
        }
        raise NotAllowedNow(f"Say {needed[outcome]}: this decision needs a note.")
    _take_back_standing(flag, by)
    Decision.objects.create(flag=flag, outcome=outcome, note=note, by=by)
    words = f"{_WORDS[outcome]} {flag.rule}: {flag.message}"
    return journal.write(Action.DECIDE, f"{words} ({note})" if note else words)


@transaction.atomic
def take_back(flag: Flag, *, revision: int, by: User) -> Change:
    """Take back the decision that stands on a flag, so that it is open again.

    Raises NotAllowedNow where none stands, and Stale where somebody decided meanwhile.
    """
    journal = Journal(flag.version, by)
    flag = journal.take(flag, revision)
    if not _take_back_standing(flag, by):
        raise NotAllowedNow("There is no decision to take back: this flag is open.")
    return journal.write(Action.TAKE_BACK, f"Took back the decision on {flag.rule}: {flag.message}")


def _take_back_standing(flag: Flag, by: User) -> bool:
    standing = Decision.objects.filter(flag=flag, taken_back_at__isnull=True)
    return bool(standing.update(taken_back_at=timezone.now(), taken_back_by=by))
