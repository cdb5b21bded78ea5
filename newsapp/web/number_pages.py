"""A desk's numbers as the page shows them: every number with the articles behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from newsapp.corpus.models import Desk
from newsapp.corpus.queries.article_filters import DECIDED, OPEN, ArticleFilter, Holding
from newsapp.corpus.queries.numbers import numbers_of
from newsapp.formats.desk_numbers import DeskNumbers, Part, RuleTally, Tally, Week
from newsapp.formats.line_chart import Point, Series, line_chart
from newsapp.policy import RULES
from newsapp.policy.types import Outcome

SPANS: Mapping[str, int | None] = {"12": 12, "26": 26, "52": 52, "all": None}
"""What a person can choose: so many weeks, the present one included."""
_CHART_TITLE = "Unnamed sourcing by week"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with what it is of, and where its articles are listed."""

    text: str
    detail: str
    link: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week, or all of them."""

    week: Week | None
    articles: Cell
    shares: tuple[Cell, ...]
    flags: Cell
    decided: Cell


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule."""

    rule: str
    name: str
    flags: Cell
    open: Cell
    outcomes: tuple[Cell, ...]
    by_week: str
    chosen: bool


class NumbersPage:
    """The numbers of one desk over some weeks; with ``rule``, its findings by week as well."""

    def __init__(self, desk: Desk, *, today: date, span: str, rule: str) -> None:
        self.desk = desk
        self.today = today
        self.span = span if span in SPANS else "12"
        self.rule = rule if rule in RULES else ""

    @cached_property
    def numbers(self) -> DeskNumbers:
        """The values."""
        return numbers_of(self.desk, today=self.today, weeks=SPANS[self.span])

    @property
    def spans(self) -> list[tuple[str, str, bool]]:
        """What can be chosen: words, link, whether it is chosen."""
        return [
            ("all" if name == "all" else f"{name} weeks", self._here(span=name), name == self.span)
            for name in SPANS
        ]

    @property
    def rule_name(self) -> str:
        """The name of the chosen rule."""
        return RULES[self.rule].name if self.rule else ""

    @property
    def without_rule(self) -> str:
        """The same page without a chosen rule."""
        return self._here(rule="")

    @property
    def csv_links(self) -> tuple[tuple[str, str], ...]:
        """The tables as files."""
        return tuple(
            (words, f"{reverse('numbers-table', args=[self.desk.slug, name])}?span={self.span}")
            for words, name in (("by week", "weeks"), ("by rule and week", "rules"))
        )

    @cached_property
    def chart(self) -> SafeString:
        """The shares of each week."""
        weeks = self.numbers.weeks
        total = self.numbers.total
        described = (
            f"Three lines from the week of {_day(weeks[0].start)} to that of "
            f"{_day(weeks[-1].start)}. Over all: {total.of_articles.percent} of articles hold an "
            f"anonymous source; {total.of_attributions.percent} of attributions and "
            f"{total.of_sources.percent} of sources are anonymous. The table has every number."
        )
        series = [
            Series(f"of {of}", tuple(_point(week, of) for week in weeks))
            for of in ("articles", "sources", "attributions")
        ]
        ticks = [f"{week.start:%-d %b}" for week in weeks]
        # line_chart escapes every text that it is given
        return mark_safe(line_chart(_CHART_TITLE, described, ticks, series))  # noqa: S308

    @property
    def weeks(self) -> list[WeekRow]:
        """The newest first; weeks before the first article are left out."""
        return [self._row(week.tally, week) for week in reversed(self.numbers.weeks)]

    @property
    def total(self) -> WeekRow:
        """All weeks together."""
        return self._row(self.numbers.total, None)

    @property
    def unmarked(self) -> Cell:
        """The articles that are left out, since nobody and nothing has marked them."""
        left_out = replace(self._filter(None), holding=Holding.NO_MARKS)
        return _cell(self.numbers.total.unmarked, left_out)

    @property
    def rules(self) -> list[RuleRow]:
        """The rules that found something, by their ids."""
        return [self._rule_row(tally) for tally in self.numbers.rules]

    @property
    def rule_weeks(self) -> list[tuple[Week, RuleTally | None, list[Cell]]]:
        """The chosen rule's findings in each week, the newest first."""
        found = {
            one.start: one.tally for one in self.numbers.rule_weeks if one.tally.rule == self.rule
        }
        return [
            (week, found.get(week.start), self._rule_cells(found.get(week.start), week))
            for week in reversed(self.numbers.weeks)
        ]

    def _row(self, tally: Tally, week: Week | None) -> WeekRow:
        every = self._filter(week)
        return WeekRow(
            week=week,
            articles=_cell(tally.articles, replace(every, holding=Holding.MARKS)),
            shares=tuple(
                _share(part, replace(every, holding=holding))
                for part, holding in (
                    (tally.of_articles, Holding.ANONYMOUS),
                    (tally.of_attributions, Holding.ANONYMOUS),
                    (tally.of_sources, Holding.ANONYMOUS),
                    (tally.of_reasons, Holding.EXPLAINED),
                )
            ),
            flags=_cell(tally.flags, replace(every, flagged=True)),
            decided=_cell(tally.decided, replace(self._decided_in(week), outcome=DECIDED)),
        )

    def _rule_row(self, tally: RuleTally) -> RuleRow:
        flags, still_open, *outcomes = self._rule_cells(tally, None)
        return RuleRow(
            rule=tally.rule,
            name=RULES[tally.rule].name if tally.rule in RULES else "",
            flags=flags,
            open=still_open,
            outcomes=tuple(outcomes),
            by_week=self._here(rule=tally.rule),
            chosen=tally.rule == self.rule,
        )

    def _rule_cells(self, tally: RuleTally | None, week: Week | None) -> list[Cell]:
        tally = tally or RuleTally(self.rule, 0, 0, {})
        every = replace(self._filter(week), rule=tally.rule)
        made = replace(self._decided_in(week), rule=tally.rule)
        return [
            _cell(tally.flags, every),
            _cell(tally.open, replace(every, outcome=OPEN)),
            *(
                _cell(tally.outcomes.get(outcome, 0), replace(made, outcome=outcome.value))
                for outcome in Outcome
            ),
        ]

    def _filter(self, week: Week | None) -> ArticleFilter:
        weeks = self.numbers.weeks
        since, until = (week.start, week.end) if week else (weeks[0].start, weeks[-1].end)
        return ArticleFilter(desk=self.desk.slug, since=since, until=until)

    def _decided_in(self, week: Week | None) -> ArticleFilter:
        """What was decided in that time, whatever the date of the article."""
        every = self._filter(week)
        return ArticleFilter(desk=every.desk, decided_since=every.since, decided_until=every.until)

    def _here(self, **changes: str) -> str:
        chosen = {"span": self.span, "rule": self.rule} | changes
        return "?" + urlencode({name: value for name, value in chosen.items() if value})


def _cell(number: int, wanted: ArticleFilter) -> Cell:
    return Cell(f"{number:,}", "", _articles(wanted) if number else "")


def _share(part: Part, wanted: ArticleFilter) -> Cell:
    detail = f"{part.count:,} of {part.of:,}" if part.of else ""
    return Cell(part.percent, detail, _articles(wanted) if part.count else "")


def _articles(wanted: ArticleFilter) -> str:
    return f"{reverse('articles')}?{urlencode(wanted.query)}"


def _point(week: Week, of: str) -> Point:
    part: Part = getattr(week.tally, f"of_{of}")
    told = f"Week of {_day(week.start)}: {part.percent} of {of} ({part.count} of {part.of})"
    return Point(part.share, told)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
