"""The flags that wait for somebody, across articles."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from newsapp.corpus.models import (
    Action,
    Article,
    Change,
    Comment,
    Decision,
    Desk,
    Flag,
    SignOff,
    User,
)
from newsapp.corpus.queries.articles import articles_visible_to
from newsapp.corpus.queries.decisions import standing_decisions
from newsapp.policy.types import Outcome, Severity


class Whose(StrEnum):
    """Whose articles a queue is about."""

    MINE = "mine"
    DESK = "desk"


class Waiting(StrEnum):
    """What a flag waits for: a decision, or work on the text that a decision asked for."""

    DECISION = "decision"
    WORK = "work"


WORK_ON_TEXT = tuple(
    action
    for action in Action
    if action.value.startswith(("article.", "attribution.", "attributions.", "version.add"))
)
"""Whoever did one of these in an article has worked on it; to review it is something else."""
SORTS = ("severity", "age")
"""By severity, the heaviest first, or by age, the oldest first; with a leading "-" reversed."""


def review_queue(
    user: User,
    *,
    whose: Whose = Whose.DESK,
    waiting: Waiting | None = None,
    severity: Severity | None = None,
    rule: str = "",
    desk: Desk | None = None,
    sort: str = "severity",
) -> QuerySet[Any]:
    """The flags of current versions that are undecided or need work, as far as ``user`` sees them.

    ``severity`` means that one and heavier. What is muted, inactive or signed off does not wait.
    Each flag comes with article, desk and source, and with ``waiting`` (a Waiting), ``asked_by``
    and ``asked_note`` (of the decision that asks for work), ``answers`` (whether somebody has
    answered since) and ``weight`` (0 for the heaviest). Raises ValueError for an unknown sort.
    """
    articles = articles_visible_to(user)
    if whose is Whose.MINE:
        articles = articles.filter(_mine(user))
    if desk is not None:
        articles = articles.filter(desk=desk)
    standing = standing_decisions()
    asked = standing.filter(outcome=Outcome.NEEDS_WORK)
    signed_off = SignOff.objects.filter(version=OuterRef("version"), reopened_at__isnull=True)
    waits = ~Exists(signed_off) & (~Exists(standing) | Exists(asked))
    flags = _told(
        Flag.objects.filter(
            waits, active=True, version__is_current=True, version__article__in=articles.order_by()
        ).select_related("version__article__desk", "source"),
        asked,
    )
    if waiting is not None:
        flags = flags.filter(waiting=waiting)
    if severity is not None:
        flags = flags.filter(weight__lte=severity.rank)
    if rule:
        flags = flags.filter(rule=rule)
    return flags.order_by(*_order(sort))


def needs_work_for(user: User) -> QuerySet[Any]:
    """What a reporter is asked to work on: in the articles that they pasted or worked on."""
    return review_queue(user, whose=Whose.MINE, waiting=Waiting.WORK, sort="age")


def rules_in_queue(user: User) -> frozenset[str]:
    """The rules of everything that waits, as far as ``user`` sees it."""
    return frozenset(review_queue(user).order_by().values_list("rule", flat=True).distinct())


def _told(flags: QuerySet[Any], asked: QuerySet[Decision]) -> QuerySet[Any]:
    """Each of ``flags`` with what the queue says about it; ``asked`` finds what asks for work."""
    flags = flags.annotate(
        waiting=Case(
            When(Exists(asked), then=Value(Waiting.WORK.value)),
            default=Value(Waiting.DECISION.value),
            output_field=CharField(),
        ),
        asked_by=Subquery(asked.values("by")[:1]),
        asked_note=Subquery(asked.values("note")[:1]),
        asked_at=Subquery(asked.values("at")[:1]),
        weight=Case(
            *(When(severity=one, then=Value(one.rank)) for one in Severity),
            output_field=IntegerField(),
        ),
    )
    answers = Comment.objects.filter(flag=OuterRef("pk"), at__gte=OuterRef("asked_at"))
    flags = flags.annotate(answers=Exists(answers))
    return flags


def _mine(user: User) -> Q:
    worked_on = Change.objects.filter(article=OuterRef("pk"), by=user, action__in=WORK_ON_TEXT)
    return Q(created_by=user) | Q(Exists(worked_on))


def _order(sort: str) -> list[str]:
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise ValueError(f"a queue cannot be sorted by {sort!r}; sorts: {', '.join(SORTS)}")
    reverse = sort.startswith("-")
    first = {"severity": ["weight", "created_at"], "age": ["created_at", "weight"]}[name]
    first[0] = f"-{first[0]}" if reverse else first[0]
    return [*first, "pk"]


def articles_of(flags: QuerySet[Any]) -> int:
    """How many articles the flags of a queue belong to."""
    return Article.objects.filter(versions__flags__in=flags.order_by()).distinct().count()
