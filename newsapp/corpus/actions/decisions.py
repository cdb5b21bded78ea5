"""What people decide on flags."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, Decision, Flag, Source, User
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
def decide(
    flag: Flag, *, outcome: Outcome, note: str = "", revision: int, by: User, sure: bool = False
) -> Change:
    """Decide on a flag. A decision that stood before is taken back and stays on the record.

    Raises NotAllowedNow where the outcome needs a note or the finding is no longer there, Stale
    where somebody decided meanwhile, and NameInNote unless ``sure``.
    """
    journal = Journal(flag.version, by)
    note = checked_words(note, what="The note", version=journal.version, sure=sure)
    flag = _decided(journal, flag, outcome, note, revision)
    words = f"{_WORDS[outcome]} {flag.rule}: {flag.message}"
    return journal.write(Action.DECIDE, f"{words} ({note})" if note else words)


@transaction.atomic
def decide_many(
    source: Source,
    *,
    outcome: Outcome,
    note: str = "",
    revisions: Mapping[int, int],
    by: User,
    sure: bool = False,
) -> Change:
    """Decide alike on several flags of one source: one change, which one undo takes back.

    ``revisions`` holds the revision that the person saw of each flag, by primary key. Raises as
    ``decide`` does, for the first flag that refuses; then none is decided. Raises NotAllowedNow
    where there is no flag among them, or one of another source.
    """
    journal = Journal(source.version, by)
    note = checked_words(note, what="The note", version=journal.version, sure=sure)
    flags = list(Flag.objects.filter(pk__in=revisions, version=journal.version).order_by("pk"))
    if not flags or len(flags) != len(revisions):
        raise NotAllowedNow("Choose the flags to decide on, among those of this source.")
    if any(flag.source_id != source.pk for flag in flags):
        raise NotAllowedNow(f"Not all of these flags are about “{source.name}”: decide one by one.")
    decided = [_decided(journal, flag, outcome, note, revisions[flag.pk]) for flag in flags]
    rules = ", ".join(flag.rule for flag in decided)
    words = f"{_WORDS[outcome]} {len(decided)} flags on “{source.name}”: {rules}"
    return journal.write(Action.DECIDE_MANY, f"{words} ({note})" if note else words)


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


def _decided(journal: Journal, flag: Flag, outcome: Outcome, note: str, revision: int) -> Flag:
    """The flag as it is stored, with the decision made on it."""
    flag = journal.take(flag, revision)
    if not flag.active:
        raise NotAllowedNow(
            "This finding is gone: the attributions that it rested on were changed, or its rule "
            "was muted."
        )
    if not note and note_required(Severity(flag.severity), outcome):
        needed = {
            Outcome.ACCEPT: f"why the sourcing stands (the finding is {flag.severity})",
            Outcome.NEEDS_WORK: "what must change in the text",
            Outcome.DISMISS: "why the finding is wrong",
        }
        raise NotAllowedNow(f"Say {needed[outcome]}: this decision needs a note.")
    _take_back_standing(flag, journal.by)
    Decision.objects.create(flag=flag, outcome=outcome, note=note, by=journal.by)
    return flag


def _take_back_standing(flag: Flag, by: User) -> bool:
    standing = Decision.objects.filter(flag=flag, taken_back_at__isnull=True)
    return bool(standing.update(taken_back_at=timezone.now(), taken_back_by=by))
