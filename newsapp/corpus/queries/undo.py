"""What a person can undo and do again on a version.

An undo is itself a change, which ``undoes`` another; doing again is undoing that undo. So the
state of everybody's undo is in the history, and lasts as long as it.
"""

from __future__ import annotations

from django.db.models import Max, QuerySet

from newsapp.corpus.models import Action, Change, User, Version

NEVER_UNDONE = (
    Action.INTAKE,
    Action.ADD_VERSION,
    Action.MARK,  # the worker's marks belong to bringing the text in
    Action.APPLY_POLICY,  # the policy itself is what to change back
    Action.SIGN_OFF,  # re-opening needs a reason
    Action.REOPEN,
    Action.REDACT,
)
"""What stays done; ``undo`` passes over it."""
OF_REVIEW = (
    Action.DECIDE,
    Action.DECIDE_MANY,
    Action.TAKE_BACK,
    Action.MUTE,
    Action.LIFT_MUTE,
    Action.ATTEST,
    Action.WITHDRAW_ATTESTATION,
    Action.DECLARE_LEGAL_ANONYMITY,
)
"""What standards editors do: any of them may undo it, whoever did it."""


def undoable(version: Version, user: User, *, before: int | None = None) -> Change | None:
    """The last change of this person that stands and is not an undo; None where there is none.

    With ``before`` (a change's primary key) only changes before that one count: what a colleague
    has built on since is left alone, and the one before it undone.

    What NEVER_UNDONE lists is left out.
    """
    changes = _standing(version, user)
    if before is not None:
        changes = changes.filter(pk__lt=before)
    return changes.first()


def undoables(version: Version, user: User, most: int) -> list[Change]:
    """The changes that this person's next presses of undo would take back, the next one first."""
    return list(_standing(version, user)[:most])


def redoable(version: Version, user: User) -> Change | None:
    """The last undo of this person that stands, unless they have changed something since."""
    changes = _changes(version, user)
    fresh = (
        changes.exclude(
            action__in=(Action.MARK, Action.APPLY_POLICY, Action.UNDO, Action.REDO)
        ).aggregate(last=Max("pk"))["last"]
        or 0
    )
    undone = changes.filter(action=Action.UNDO, undone_by__isnull=True, pk__gt=fresh)
    return undone.order_by("-pk").first()


def _standing(version: Version, user: User) -> QuerySet[Change]:
    """This person's changes that undo can take back, the last first."""
    changes = _changes(version, user).exclude(action__in=(*NEVER_UNDONE, Action.UNDO))
    return changes.filter(undone_by__isnull=True).order_by("-pk")


def _changes(version: Version, user: User) -> QuerySet[Change]:
    return Change.objects.filter(version=version, by=user)
