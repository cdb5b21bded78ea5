"""The only ways to take something out of the record: a whole article, or one field of free words.

Each leaves a row with who, when, why and a hash of what is gone; that row is never deleted.
"""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.erasing import record_open
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import (
    Action,
    Article,
    Change,
    Erasure,
    ErasureKind,
    Role,
    User,
    Version,
)
from newsapp.corpus.quotes import require_storable
from newsapp.corpus.redaction import Redactable, copies_of
from newsapp.corpus.taking_out import take_out


@transaction.atomic
def purge(article: Article, *, reason: str, by: User) -> list[Erasure]:
    """Delete an article with everything about it, its history too. It cannot be undone.

    Leaves one Erasure for each version, with the hash of its text, so that a copy of the text can
    be recognised. Raises NotAllowedNow without a reason, and for anybody but an administrator.
    """
    reason = _allowed(reason, by)
    versions = list(
        Version.objects.select_for_update(of=("self",)).filter(article=article).order_by("number")
    )
    erasures = Erasure.objects.bulk_create(
        Erasure(
            kind=ErasureKind.PURGE,
            desk=article.desk,
            article_number=article.pk,
            place=f"version {version.number}",
            sha256=version.sha256,
            reason=reason,
            by=by,
        )
        for version in versions
    )
    with record_open():
        # Which change undid which is protected: a single one can never go.
        Change.objects.filter(article=article, undoes__isnull=False).update(undoes=None)
        article.delete()
    return erasures


@transaction.atomic
def redact(article: Article, *, what: Redactable, key: int, reason: str, by: User) -> Erasure:
    """Take the words of one field out of an article's record, with every copy of them.

    ``key`` is the primary key of the decision, comment, attestation, mute, sign-off, statement or
    change; it may be one that was undone. The same words in another field stay. No undo brings the
    words back. The erasure keeps their SHA-256.
    Raises NotAllowedNow where the field has no words, without a reason, and for anybody but an
    administrator. A signed-off version is no obstacle.
    """
    reason = _allowed(reason, by)
    version = (
        Version.objects.select_for_update(of=("self",))
        .filter(article=article)
        .order_by("-is_current", "-number")
        .first()
    )
    copies = copies_of(article, what, key)
    if not copies.words:
        raise NotAllowedNow("There are no words here to take out, or they were taken out already.")
    at = timezone.now()
    with record_open():
        take_out(article, copies, by=str(by), at=at)
    place = f"{what.value} {key}"
    Change.objects.create(
        article=article,
        version=version,
        by=by,
        action=Action.REDACT,
        summary=f"Took out the words of {_WORDS[what]} {key}",
        at=at,
    )
    return Erasure.objects.create(
        kind=ErasureKind.REDACTION,
        desk=article.desk,
        article_number=article.pk,
        place=place,
        sha256=sha256("\n".join(sorted(copies.words)).encode()).hexdigest(),
        reason=reason,
        by=by,
        at=at,
    )


_WORDS = {
    Redactable.DECISION_NOTE: "the note of decision",
    Redactable.COMMENT: "comment",
    Redactable.ATTESTATION_NOTE: "the note of attestation",
    Redactable.MUTE_NOTE: "the note of mute",
    Redactable.SIGN_OFF_NOTE: "the note of sign-off",
    Redactable.REOPEN_REASON: "the reason to re-open sign-off",
    Redactable.STATEMENT: "sourcing statement",
    Redactable.SUMMARY: "the summary of change",
}


def _allowed(reason: str, by: User) -> str:
    if not by.may(Role.ADMINISTRATOR):
        raise NotAllowedNow("Only an administrator may take something out of the record.")
    reason = reason.strip()
    require_storable(reason, "The reason")
    if not reason:
        raise NotAllowedNow(
            "Say why it is taken out, without repeating it: the reason stays on the record."
        )
    return reason
