"""Articles as people look for them, with the counts that the list shows."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Lower, NullIf

from newsapp.corpus.models import (
    Action,
    Article,
    Attribution,
    Change,
    Decision,
    Desk,
    Flag,
    SignOff,
    Source,
    User,
    Version,
)
from newsapp.corpus.queries.decisions import standing_decisions
from newsapp.detection.types import Kind
from newsapp.policy.types import Genre, Metadata, Outcome

NEW = "new"
IN_REVIEW = "in review"
NEEDS_WORK = "needs work"
SIGNED_OFF = "signed off"
STATUSES = (NEW, IN_REVIEW, NEEDS_WORK, SIGNED_OFF)
SORTS = ("created", "title", "flags_open", "anonymous_share", "status")
"""What a list can be sorted by; with a leading "-" the other way round."""


MOST_WORDS = 8
"""How many words of a search count: each looks through the texts once."""


def articles_visible_to(user: User) -> QuerySet[Article]:
    """The articles of this person's desks; administrators see every desk."""
    articles = Article.objects.select_related("desk")
    if user.may_see_every_desk:
        return articles
    return articles.filter(desk__in=user.desks.all())


def listed(
    user: User,
    *,
    search: str = "",
    status: str = "",
    sort: str = "-created",
    desk: Desk | None = None,
) -> QuerySet[Any]:
    """The visible articles that match, each with what the list says about it.

    Annotations: ``status``, ``flags_open``, ``flags_decided``, ``attributions`` and
    ``anonymous`` (numbers of attributions, proposed and confirmed), ``anonymous_share`` (0..1,
    None without attributions), ``version_number`` and ``marking`` (a MarkingState, None where the
    text was marked at once). ``search`` looks for each of its words
    in title, outlet, byline and the current text, in any case. Raises ValueError for a
    sort that SORTS does not name.
    """
    articles: QuerySet[Any] = articles_visible_to(user)
    if desk is not None:
        articles = articles.filter(desk=desk)
    words = search.replace("\0", "").split()  # PostgreSQL cannot even be asked for a NUL
    for word in words[:MOST_WORDS]:
        articles = articles.filter(_holds(word))
    current = Version.objects.filter(article=OuterRef("pk"), is_current=True)
    articles = articles.annotate(
        current_version=Subquery(current.values("pk")[:1]),
        version_number=Subquery(current.values("number")[:1]),
        marking=Subquery(current.values("marking__state")[:1]),
    )
    decided = Exists(standing_decisions())
    articles = articles.annotate(
        status=_status("current_version"),
        flags_open=_number_of(_active_flags().exclude(decided)),
        flags_decided=_number_of(_active_flags().filter(decided)),
        attributions=_number_of(_counted_attributions()),
        anonymous=_number_of(_counted_attributions().filter(source__kind=Kind.ANONYMOUS)),
    ).annotate(
        anonymous_share=Cast("anonymous", FloatField()) / NullIf("attributions", 0),
    )
    if status:
        articles = articles.filter(status=status)
    return articles.order_by(*_order(sort))


def current_version(article: Article) -> Version:
    """The version that people work on."""
    return Version.objects.select_related("article__desk").get(article=article, is_current=True)


def status_of(version: Version) -> str:
    """New, in review, needs work or signed off: derived from decisions and history."""
    row = Version.objects.filter(pk=version.pk).annotate(status=_status("pk"))
    status: str = row.values_list("status", flat=True)[0]
    return status


def metadata_of(article: Article, version: Version | None = None) -> Metadata:
    """What is known of an article besides its text, as policies and formats take it.

    With ``version``, the sources of it that were declared legally anonymous too, by their ids.
    """
    declared = Source.objects.filter(version=version).exclude(legal_ground="").order_by("number")
    return Metadata(
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        url=article.url,
        published=article.published,
        genre=Genre(article.genre),
        desk=article.desk.name,
        own_outlets=tuple(article.desk.outlets),
        legally_anonymous=tuple(row.key for row in declared) if version is not None else (),
    )


def _status(version: str) -> Combinable:
    """The status of the version whose primary key is the field ``version`` of the query."""
    standing = Decision.objects.filter(
        flag__version=OuterRef(version), flag__active=True, taken_back_at__isnull=True
    )
    worked_on = Change.objects.filter(version=OuterRef(version)).exclude(
        action__in=(Action.INTAKE, Action.MARK)
    )
    signed_off = SignOff.objects.filter(version=OuterRef(version), reopened_at__isnull=True)
    return Case(
        When(Exists(signed_off), then=Value(SIGNED_OFF)),
        When(Exists(standing.filter(outcome=Outcome.NEEDS_WORK)), then=Value(NEEDS_WORK)),
        When(Exists(worked_on), then=Value(IN_REVIEW)),
        default=Value(NEW),
        output_field=CharField(),
    )


def _active_flags() -> QuerySet[Flag]:
    return Flag.objects.filter(version=OuterRef("current_version"), active=True)


def _counted_attributions() -> QuerySet[Attribution]:
    return Attribution.objects.standing().filter(version=OuterRef("current_version"))


def _number_of(rows: QuerySet[Any]) -> Combinable:
    counted = rows.order_by().values("version").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _holds(word: str) -> Q:
    lookup, wanted = "icontains", word
    if connection.vendor == "sqlite" and not word.isascii():
        # SQLite's LIKE knows the two cases of ASCII letters only; its REGEXP is Python's.
        lookup, wanted = "iregex", re.escape(word)
    in_text = Version.objects.filter(
        article=OuterRef("pk"), is_current=True, **{f"text__{lookup}": wanted}
    )
    return (
        Q(**{f"title__{lookup}": wanted})
        | Q(**{f"outlet__{lookup}": wanted})
        | Q(**{f"byline__{lookup}": wanted})
        | Q(Exists(in_text))
    )


def _order(sort: str) -> list[Any]:
    name = sort.removeprefix("-")
    if name not in SORTS:
        raise ValueError(f"articles cannot be sorted by {sort!r}; sorts: {', '.join(SORTS)}")
    rank = Case(
        *(When(status=status, then=Value(place)) for place, status in enumerate(STATUSES)),
        output_field=IntegerField(),
    )
    by: Any = {
        "created": F("created_at"),
        "title": Lower("title"),
        "flags_open": F("flags_open"),
        "anonymous_share": F("anonymous_share"),
        "status": rank,
    }[name]
    primary = by.desc(nulls_last=True) if sort.startswith("-") else by.asc(nulls_last=True)
    return [primary, "-created_at", "-pk"]
