"""Which writes have arrived, so that one that is sent twice is done once."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from newsapp.corpus.models.history import Change
from newsapp.corpus.models.people import User


class Receipt(models.Model):
    """A write that a page sent under a key of its own, and the change that it brought about.

    A page whose answer was lost on the way sends the same write again under the same key.
    ``content`` is the SHA-256 of what was sent and where to: another write under the same key is
    none of these. Receipts are no part of the record; those of a past day are dropped.
    """

    key = models.CharField(max_length=64)
    content = models.CharField(max_length=64, default="")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="receipts")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="receipts")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["by", "key"], name="write_received_once")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.change}"
