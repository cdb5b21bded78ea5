"""Muting a kind of finding for one article, and hearing it again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, Decision, Mute, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.mutes import muted_rules
from newsapp.policy import RULES
from newsapp.policy.types import Outcome


@transaction.atomic
def mute(version: Version, *, rule: str, note: str, by: User, sure: bool = False) -> Change:
    """Leave out what a rule finds in this article, now and in later versions of it.

    Its flags become inactive and count for nothing; their decisions stay. Raises NotAllowedNow
    without a note, where the rule is muted already, or where no finding of it was dismissed in
    this version (a mute is for what was judged to be wrong), and NameInNote unless ``sure``.
    """
    journal = Journal(version, by)
    note = checked_words(note, what="The note", version=journal.version, sure=sure)
    if not note:
        raise NotAllowedNow(f"Say why {rule} finds nothing of use in this article.")
    if rule in muted_rules(journal.version.article):
        raise NotAllowedNow(f"{rule} is muted in this article already.")
    dismissed = Decision.objects.filter(
        flag__version=journal.version,
        flag__rule=rule,
        outcome=Outcome.DISMISS,
        taken_back_at__isnull=True,
    )
    if not dismissed.exists():
        raise NotAllowedNow(
            f"Dismiss a finding of {rule} first: a mute is for findings that were wrong."
        )
    row = Mute.objects.create(article=journal.version.article, rule=rule, note=note, by=by)
    journal.add(row)
    return journal.write(Action.MUTE, f"Muted {_named(rule)} in this article ({note})")


@transaction.atomic
def lift(mute: Mute, *, by: User) -> Change:
    """Let a muted rule be heard again in its article, on the current version.

    What was decided on its flags stands again. Raises NotAllowedNow where it was lifted already.
    """
    journal = Journal(current_version(mute.article), by)
    row = Mute.objects.get(pk=mute.pk)
    if row.lifted_at is not None:
        raise NotAllowedNow(f"{row.rule} is not muted any more.")
    journal.touch([row])
    row.lifted_at, row.lifted_by = timezone.now(), by
    row.save(update_fields=["lifted_at", "lifted_by"])
    return journal.write(Action.LIFT_MUTE, f"Let {_named(row.rule)} be heard again")


def _named(rule: str) -> str:
    return f"{rule} ({RULES[rule].name})" if rule in RULES else rule
