"""What opens the append-only tables for an erasure, and for nothing else."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class RecordOpening(models.Model):
    """While a row stands here, the database lets the record be changed.

    It stands only inside the transaction that made it: there is no row that ``nothing`` can point
    at, and both databases check foreign keys when a transaction commits. So nobody else ever sees
    the record open, and no commit can leave it open.
    """

    nothing = models.ForeignKey("self", on_delete=models.DO_NOTHING, default=0, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="opening_points_at_nothing", condition=Q(nothing=0) & ~Q(pk=0)
            )
        ]

    def __str__(self) -> str:
        return "open"
