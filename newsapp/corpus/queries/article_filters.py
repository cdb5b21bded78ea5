"""Which articles are behind a number: the filters that the numbers of a desk link to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsapp.corpus.models import Attribution, Decision, Flag, ReasonSpan, Source
from newsapp.corpus.queries.decisions import standing_decisions
from newsapp.corpus.queries.markings import unmarked_versions
from newsapp.detection.types import Kind
from newsapp.policy.types import Outcome

OPEN = "open"
"""In place of an outcome: nobody has decided."""
DECIDED = "decided"
"""In place of an outcome: somebody has, whatever it was."""


class Holding(StrEnum):
    """What an article holds in its current version."""

    MARKS = "marks"
    NO_MARKS = "no_marks"
    ATTRIBUTION = "attribution"
    ANONYMOUS = "anonymous"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"


HOLDING_WORDS = {
    Holding.MARKS: "that the detector or a person has marked",
    Holding.NO_MARKS: "that nobody has marked",
    Holding.ATTRIBUTION: "with an attribution",
    Holding.ANONYMOUS: "with an anonymous source",
    Holding.EXPLAINED: "with an anonymous source whose reason is printed",
    Holding.UNEXPLAINED: "with an anonymous source without a printed reason",
}


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Articles of one desk and stretch of time that hold something; empty values do not filter.

    The date of an article is the one in its header, else the day on which it was pasted (UTC).
    ``outcome`` is an Outcome's value, OPEN or DECIDED, ``flagged`` asks for any finding; with
    ``decided_since`` and ``decided_until`` (UTC days) only decisions of that time count.
    """

    desk: str = ""
    since: date | None = None
    until: date | None = None
    holding: Holding | None = None
    rule: str = ""
    outcome: str = ""
    flagged: bool = False
    decided_since: date | None = None
    decided_until: date | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> ArticleFilter:
        """The filter of an address; what makes no sense in it is left out."""
        holding = query.get("holding", "")
        outcome = query.get("outcome", "")
        return cls(
            desk=query.get("desk", "")[:100],
            since=_day(query.get("since", "")),
            until=_day(query.get("until", "")),
            holding=Holding(holding) if holding in list(Holding) else None,
            rule=query.get("rule", "")[:10].upper(),
            outcome=outcome if outcome in [*Outcome, OPEN, DECIDED] else "",
            flagged=query.get("flagged", "") == "1",
            decided_since=_day(query.get("decided_since", "")),
            decided_until=_day(query.get("decided_until", "")),
        )

    @property
    def asks_for_finding(self) -> bool:
        """Whether only articles with some finding fit."""
        decided = self.decided_since or self.decided_until
        return bool(self.rule or self.outcome or self.flagged or decided)

    @property
    def query(self) -> dict[str, str]:
        """The same as the parameters of an address."""
        values = {
            "desk": self.desk,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "holding": self.holding.value if self.holding else "",
            "rule": self.rule,
            "outcome": self.outcome,
            "flagged": "1" if self.flagged else "",
            "decided_since": self.decided_since.isoformat() if self.decided_since else "",
            "decided_until": self.decided_until.isoformat() if self.decided_until else "",
        }
        return {name: value for name, value in values.items() if value}

    @property
    def words(self) -> str:
        """What is shown, in words; empty where nothing is left out."""
        parts = []
        if self.holding:
            parts.append(HOLDING_WORDS[self.holding])
        if self.asks_for_finding:
            finding = f"a finding of {self.rule}" if self.rule else "a finding"
            decided = {OPEN: " that is open", DECIDED: " that is decided", "": ""}.get(
                self.outcome, f" decided as “{self.outcome.replace('_', ' ')}”"
            )
            if when := _stretch(self.decided_since, self.decided_until):
                decided = f"{decided or ' that is decided'} {when}"
            parts.append(f"with {finding}{decided}")
        if when := _stretch(self.since, self.until):
            parts.append(f"dated {when}" if self.decided_since or self.decided_until else when)
        if self.desk:
            parts.append(f"on the desk “{self.desk}”")
        return ", ".join(parts)


def narrowed(articles: QuerySet[Any], wanted: ArticleFilter) -> QuerySet[Any]:
    """Those of ``articles`` that fit; it may be the list, with all its annotations."""
    if wanted.desk:
        articles = articles.filter(desk__slug=wanted.desk)
    if wanted.since:
        articles = articles.filter(
            Q(published__gte=wanted.since)
            | Q(published__isnull=True, created_at__date__gte=wanted.since)
        )
    if wanted.until:
        articles = articles.filter(
            Q(published__lte=wanted.until)
            | Q(published__isnull=True, created_at__date__lte=wanted.until)
        )
    if wanted.holding is not None:
        articles = articles.filter(_holds(wanted.holding))
    if wanted.asks_for_finding:
        articles = articles.filter(_flagged(wanted))
    return articles


def decided_between(
    decisions: QuerySet[Decision], since: date | None, until: date | None
) -> QuerySet[Decision]:
    """Those of ``decisions`` that stand and were made from one day to the other (UTC)."""
    decisions = decisions.filter(taken_back_at__isnull=True)
    if since:
        decisions = decisions.filter(at__gte=datetime.combine(since, time.min, UTC))
    if until:
        decisions = decisions.filter(at__lte=datetime.combine(until, time.max, UTC))
    return decisions


def standing_attributions() -> QuerySet[Attribution]:
    """The attributions of current versions that nobody rejected."""
    return Attribution.objects.standing().filter(version__is_current=True)


def credited_sources() -> QuerySet[Source]:
    """The sources of current versions to which such an attribution credits something."""
    credited = standing_attributions().filter(source=OuterRef("pk"))
    return Source.objects.filter(Exists(credited), version__is_current=True)


def explained(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Those of ``sources`` for which the text prints a reason."""
    return sources.filter(Exists(ReasonSpan.objects.filter(source=OuterRef("pk"))))


def _holds(holding: Holding) -> Exists | Q:
    here = {"version__article": OuterRef("pk")}
    if holding in (Holding.MARKS, Holding.NO_MARKS):
        unmarked = Q(Exists(unmarked_versions().filter(article=OuterRef("pk"))))
        return unmarked if holding is Holding.NO_MARKS else ~unmarked
    if holding is Holding.ATTRIBUTION:
        return Exists(standing_attributions().filter(**here))
    sources = credited_sources().filter(**here, kind=Kind.ANONYMOUS)
    if holding is Holding.EXPLAINED:
        return Exists(explained(sources))
    if holding is Holding.UNEXPLAINED:
        return Exists(sources.exclude(pk__in=explained(Source.objects.all()).values("pk")))
    return Exists(sources)


def _flagged(wanted: ArticleFilter) -> Exists:
    flags = Flag.objects.filter(
        version__article=OuterRef("pk"), version__is_current=True, active=True
    )
    if wanted.rule:
        flags = flags.filter(rule=wanted.rule)
    if wanted.outcome == OPEN:
        return Exists(flags.exclude(Exists(standing_decisions())))
    if wanted.outcome or wanted.decided_since or wanted.decided_until:
        made = decided_between(standing_decisions(), wanted.decided_since, wanted.decided_until)
        if wanted.outcome and wanted.outcome != DECIDED:
            made = made.filter(outcome=wanted.outcome)
        flags = flags.filter(Exists(made))
    return Exists(flags)


def _stretch(since: date | None, until: date | None) -> str:
    """From one day to the other, in words."""
    if since and until:
        return f"from {since:%-d %b %Y} to {until:%-d %b %Y}"
    day = since or until
    return f"{'since' if since else 'until'} {day:%-d %b %Y}" if day else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
