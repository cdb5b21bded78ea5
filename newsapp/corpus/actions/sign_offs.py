"""Signing a review off, which freezes it, and opening it again."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.assessment import reassess
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, SignOff, User, Version
from newsapp.corpus.queries.policies import policy_labelled
from newsapp.corpus.queries.sign_offs import Blocker, blockers, standing_sign_off
from newsapp.corpus.reassessing import assess_again
from newsapp.corpus.sign_off_record import record_of


def sign_off(
    version: Version,
    *,
    note: str = "",
    despite: Collection[str] = (),
    by: User,
    sure: bool = False,
) -> Change:
    """Answer for the review of a version: from now on nothing in it changes.

    What was flagged, decided and attested is written into the sign-off as it stands now. Raises
    NotAllowedNow with what is missing where ``blockers`` finds something, for a version that is
    not the current one, and, as Frozen, where somebody signed off already; NameInNote unless
    ``sure``. What is missing and has a key may be signed in spite of: ``despite`` holds the keys
    of what the person saw, and the note says why.
    """
    # Its policy may have changed since its flags were made. What comes of that stays where signing
    # is refused because of it: nobody could decide on a flag that is rolled back with the refusal.
    assess_again(version, by=by)
    with transaction.atomic():
        return _sign(version, note, frozenset(despite), by, sure)


def _sign(version: Version, note: str, despite: frozenset[str], by: User, sure: bool) -> Change:
    journal = Journal(version, by)
    note = checked_words(note, what="The note", version=journal.version, sure=sure)
    if not journal.version.is_current:
        raise NotAllowedNow("There is a newer version of this article: sign that one off.")
    missing = blockers(journal.version)
    _require_cured(missing, despite, note)
    policy = policy_labelled(journal.version.policy)
    row = SignOff.objects.create(
        version=journal.version,
        by=by,
        note=note,
        policy=journal.version.policy,
        policy_digest=policy.digest if policy is not None else "",
        record={
            **record_of(journal.version),
            "despite": [one.sentence for one in missing],
        },
    )
    journal.add(row)
    number = len(missing)
    under = policy.title if policy is not None else row.policy
    over = f", in spite of {number} thing{'s' if number > 1 else ''} missing" if missing else ""
    return journal.write(
        Action.SIGN_OFF, f"Signed version {journal.version.number} off under {under}{over}"
    )


def _require_cured(missing: list[Blocker], despite: frozenset[str], note: str) -> None:
    """Raise NotAllowedNow unless all that is missing was seen and a note says why it may be so."""
    waiting = [one for one in missing if not one.key or one.key not in despite]
    if waiting:
        raise NotAllowedNow(
            " ".join(["This cannot be signed off yet.", *(one.sentence for one in waiting)])
        )
    if missing and not note:
        raise NotAllowedNow(
            " ".join(
                [
                    "Say in the note why you sign all the same: it stays on the record.",
                    *(one.sentence for one in missing),
                ]
            )
        )


@transaction.atomic
def reopen(version: Version, *, reason: str, by: User, sure: bool = False) -> Change:
    """Open a signed-off review again; its flags then follow the policy that is in force now.

    Raises NotAllowedNow without a reason and where nothing is signed off; NameInNote unless
    ``sure``.
    """
    journal = Journal(version, by, reopening=True)
    reason = checked_words(reason, what="The reason", version=journal.version, sure=sure)
    row = standing_sign_off(journal.version)
    if row is None:
        raise NotAllowedNow("This review is open: nobody has signed it off.")
    if not reason:
        raise NotAllowedNow("Say why the review is opened again: the reason stays on the record.")
    journal.touch([row])
    row.reopened_at, row.reopened_by, row.reopen_reason = timezone.now(), by, reason
    row.save(update_fields=["reopened_at", "reopened_by", "reopen_reason"])
    change = journal.write(
        Action.REOPEN, f"Re-opened the review of version {journal.version.number} ({reason})"
    )
    change.reassessed = reassess(journal.version)
    return change
