"""Doing a write once, however often it arrives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow, Refused
from newsapp.corpus.models import Change, Receipt, User

KEPT = timedelta(days=1)
"""A page keeps what it could not send for as long as its tab is open; nobody waits a day."""
KEY_LENGTH = 64


def done_once(key: str, action: Callable[[], Change], *, content: str, by: User) -> Change:
    """Do ``action``, or return its change where this person's page has sent ``key`` before.

    ``content`` is a digest of what was sent and where to. Two that arrive at the same moment are
    one: the second is rolled back, or refused because of what the first did. Without a key the
    action is just done. Raises what the action raises, and NotAllowedNow where something else was
    sent under the key.
    """
    key = key[:KEY_LENGTH]
    if not key:
        return action()
    try:
        with transaction.atomic():
            receipt = _receipt(key, by)
            if receipt is None:
                change = action()
                Receipt.objects.filter(at__lt=timezone.now() - KEPT).delete()
                Receipt.objects.create(key=key, content=content, by=by, change=change)
                return change
    except (IntegrityError, Refused):
        receipt = _receipt(key, by)
        if receipt is None:
            raise
    if receipt.content not in ("", content):  # those of before it was kept have none
        raise NotAllowedNow(
            "This was sent under the key of another action, which has arrived already. Nothing was "
            "changed by it: reload the page, and do it once more."
        )
    return receipt.change


def _receipt(key: str, by: User) -> Receipt | None:
    rows = Receipt.objects.select_related("change__version__article")
    return rows.filter(by=by, key=key).first()
