"""A desk's numbers over time.

Counted per article in a handful of queries and put into weeks here, since databases do not agree on
weeks. What the pages link to (``article_filters``) asks the same questions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, timedelta
from typing import Any

from django.db.models import Count, Exists, Q, QuerySet

from newsapp.corpus.models import Article, Decision, Desk, Flag
from newsapp.corpus.queries.article_filters import (
    ArticleFilter,
    Holding,
    credited_sources,
    decided_between,
    explained,
    narrowed,
    standing_attributions,
)
from newsapp.corpus.queries.decisions import standing_decisions
from newsapp.detection.types import Kind
from newsapp.formats.desk_numbers import (
    WEEK,
    DeskNumbers,
    RuleTally,
    RuleWeek,
    Tally,
    Week,
)
from newsapp.policy.types import Outcome

MOST_WEEKS = 520
"""Ten years: what lies before is left out of “all”."""


def numbers_of(desk: Desk, *, today: date, weeks: int | None) -> DeskNumbers:
    """The numbers of a desk's articles in the last ``weeks`` weeks, that of ``today`` included.

    None stands for all weeks since the first article or decision. The week of an article is that of
    its date, or of the day it was pasted (UTC) where it has none; later ones than this week are
    left out. An article that nobody and nothing has marked counts for nothing but ``unmarked``. A
    decision stands in the week in which it was made (UTC), whatever its article's week.
    """
    this_week = monday_of(today)
    last = this_week + WEEK - timedelta(days=1)
    first = this_week - WEEK * ((weeks or MOST_WEEKS) - 1)
    every = narrowed(Article.objects.filter(desk=desk), ArticleFilter(since=first, until=last))
    articles = narrowed(every, ArticleFilter(holding=Holding.MARKS))
    week_of = _weeks_of(articles)
    unmarked = _weeks_of(narrowed(every, ArticleFilter(holding=Holding.NO_MARKS)))
    decisions = list(_decisions(desk, first, last))
    if weeks is None:
        starts_of_all = [*week_of.values(), *unmarked.values(), *(week for week, _, _ in decisions)]
        first = min(starts_of_all, default=this_week)
    tallies: dict[date, Counter[str]] = defaultdict(Counter)
    for start in week_of.values():
        tallies[start]["articles"] += 1
    for start in unmarked.values():
        tallies[start]["unmarked"] += 1
    for name, key, number in _counts(articles):
        tallies[week_of[key]][name] += number
    by_rule, by_rule_and_week = _of_flags(articles, week_of, tallies)
    for start, rule, outcome in decisions:
        tallies[start]["decided"] += 1
        for counts in (by_rule[rule], by_rule_and_week[start, rule]):
            counts[outcome] += 1
    starts = [first + WEEK * place for place in range((this_week - first).days // 7 + 1)]
    return DeskNumbers(
        weeks=tuple(Week(start, Tally(**tallies[start])) for start in starts),
        rules=tuple(_rule_tally(rule, by_rule[rule]) for rule in sorted(by_rule)),
        rule_weeks=tuple(
            RuleWeek(start, _rule_tally(rule, counts))
            for (start, rule), counts in sorted(by_rule_and_week.items())
        ),
    )


def _weeks_of(articles: QuerySet[Article]) -> dict[int, date]:
    """The Monday of each article's week, by its primary key."""
    return {
        key: monday_of(published or created.date())
        for key, published, created in articles.values_list("pk", "published", "created_at")
    }


def monday_of(day: date) -> date:
    """The first day of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def _counts(articles: QuerySet[Article]) -> Iterable[tuple[str, int, int]]:
    """The name of a number, an article's primary key, and the number there."""
    keys = articles.values("pk")
    anonymous = Q(kind=Kind.ANONYMOUS)
    attributions = _by_article(
        standing_attributions().filter(version__article__in=keys),
        every=Count("pk"),
        anonymous=Count("pk", filter=Q(source__kind=Kind.ANONYMOUS)),
    )
    for key, every, unnamed in attributions:
        yield "attributions", key, every
        yield "anonymous_attributions", key, unnamed
    sources = credited_sources().filter(version__article__in=keys)
    for key, every, unnamed in _by_article(
        sources, every=Count("pk"), anonymous=Count("pk", filter=anonymous)
    ):
        yield "sources", key, every
        yield "anonymous_sources", key, unnamed
        yield "articles_with_anonymous", key, int(unnamed > 0)
    with_reason = explained(sources.filter(anonymous))
    for key, every in _by_article(with_reason, every=Count("pk")):
        yield "explained", key, every


def _by_article(rows: QuerySet[Any], **counts: Count) -> list[tuple[Any, ...]]:
    grouped = rows.order_by().values("version__article").annotate(**counts)
    return list(grouped.values_list("version__article", *counts))


def _decisions(desk: Desk, first: date, last: date) -> Iterable[tuple[date, str, str]]:
    """The week, the rule and the outcome of each decision that stands on a finding that stands."""
    rows = decided_between(Decision.objects.all(), first, last).filter(
        flag__version__article__desk=desk, flag__version__is_current=True, flag__active=True
    )
    for at, rule, outcome in rows.values_list("at", "flag__rule", "outcome"):
        yield monday_of(at.astimezone(UTC).date()), rule, outcome


def _of_flags(
    articles: QuerySet[Article], week_of: dict[int, date], tallies: dict[date, Counter[str]]
) -> tuple[dict[str, Counter[str]], dict[tuple[date, str], Counter[str]]]:
    """Findings by rule, and by week and rule: how many, and how many are open.

    Adds findings to ``tallies``.
    """
    flags = Flag.objects.filter(
        version__article__in=articles.values("pk"), version__is_current=True, active=True
    ).annotate(decided=Exists(standing_decisions()))
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    by_week: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    grouped = flags.order_by().values("version__article", "rule", "decided").annotate(n=Count("pk"))
    for key, rule, decided, number in grouped.values_list(
        "version__article", "rule", "decided", "n"
    ):
        start = week_of[key]
        tallies[start]["flags"] += number
        for counts in (by_rule[rule], by_week[start, rule]):
            counts["flags"] += number
            counts["open"] += 0 if decided else number
    return by_rule, by_week


def _rule_tally(rule: str, counts: Counter[str]) -> RuleTally:
    outcomes = {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}
    return RuleTally(rule, counts["flags"], counts["open"], outcomes)
