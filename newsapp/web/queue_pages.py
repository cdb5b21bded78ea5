"""The queue across articles, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from newsapp.corpus.models import Article, Flag, User
from newsapp.corpus.queries.review_queue import Waiting
from newsapp.policy import RULES
from newsapp.policy.types import Severity


@dataclass(frozen=True, slots=True)
class QueuedFlag:
    """A flag that waits, with what a row says about it."""

    flag: Flag
    waiting: Waiting
    asked_by: str
    asked_note: str
    answered: bool

    @property
    def article(self) -> Article:
        """The article that it belongs to."""
        return self.flag.version.article

    @property
    def name(self) -> str:
        """The rule's name; empty for a rule that this installation no longer has."""
        rule = RULES.get(self.flag.rule)
        return rule.name if rule else ""

    @property
    def address(self) -> str:
        """Where it is reviewed."""
        return reverse("review-flag", args=[self.article.pk, self.flag.pk])

    @property
    def since(self) -> datetime:
        """Since when it waits."""
        return self.flag.created_at

    @property
    def needs_work(self) -> bool:
        """Whether somebody asked for work on the text."""
        return self.waiting is Waiting.WORK


def queued(flags: Iterable[Any]) -> list[QueuedFlag]:
    """The flags of one page of ``review_queue``, in one more query for who asked for work."""
    rows = list(flags)
    people = User.objects.in_bulk({row.asked_by for row in rows if row.asked_by})
    return [
        QueuedFlag(
            flag=row,
            waiting=Waiting(row.waiting),
            asked_by=str(people.get(row.asked_by, "")),
            asked_note=row.asked_note or "",
            answered=bool(row.answers),
        )
        for row in rows
    ]


def counts_of(flags: QuerySet[Any]) -> list[tuple[Severity, int]]:
    """How many flags of a queue have each severity, the heaviest first, where there are any."""
    counted: Mapping[str, int] = dict(
        flags.order_by().values_list("severity").annotate(number=Count("pk"))
    )
    return [(one, counted[one.value]) for one in Severity if counted.get(one.value)]
