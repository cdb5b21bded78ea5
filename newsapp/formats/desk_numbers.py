"""A desk's numbers over time, as values and as tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta

from newsapp.formats.spreadsheet import safe_cell
from newsapp.policy.types import Outcome

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to take a share of."""
        return self.count / self.of if self.of else None

    @property
    def percent(self) -> str:
        """The share in words: “42 %”, or a dash."""
        share = self.share
        return "–" if share is None else f"{round(share * 100)} %"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the articles of some stretch of time hold, each in its current version.

    Attributions that somebody rejected do not count, and neither do sources that only they credit.
    ``explained`` are the anonymous sources for whom a reason is printed, ``flags`` are findings.
    ``decided`` are the decisions of that time that stand, whichever articles they were made on.
    ``unmarked`` are articles that count for nothing else, since nobody and nothing has marked them.
    """

    articles: int = 0
    articles_with_anonymous: int = 0
    attributions: int = 0
    anonymous_attributions: int = 0
    sources: int = 0
    anonymous_sources: int = 0
    explained: int = 0
    flags: int = 0
    decided: int = 0
    unmarked: int = 0

    @property
    def of_articles(self) -> Part:
        """Articles with an anonymous source, of all."""
        return Part(self.articles_with_anonymous, self.articles)

    @property
    def of_attributions(self) -> Part:
        """Attributions to anonymous sources, of all."""
        return Part(self.anonymous_attributions, self.attributions)

    @property
    def of_sources(self) -> Part:
        """Anonymous sources, of all."""
        return Part(self.anonymous_sources, self.sources)

    @property
    def of_reasons(self) -> Part:
        """Anonymous sources with a printed reason, of all anonymous ones."""
        return Part(self.explained, self.anonymous_sources)

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))


@dataclass(frozen=True, slots=True)
class Week:
    """The articles of one week; ``start`` is its Monday."""

    start: date
    tally: Tally

    @property
    def end(self) -> date:
        """Its Sunday."""
        return self.start + WEEK - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RuleTally:
    """The findings of one rule in the articles of some time, and what was decided in that time.

    ``open`` are those findings on which nobody has decided, at any time; ``outcomes`` are the
    decisions of that time that stand, whichever articles they were made on.
    """

    rule: str
    flags: int
    open: int
    outcomes: dict[Outcome, int]


@dataclass(frozen=True, slots=True)
class RuleWeek:
    """The findings of one rule in the articles of one week, and the decisions of that week."""

    start: date
    tally: RuleTally


@dataclass(frozen=True, slots=True)
class DeskNumbers:
    """Weeks in order without a gap, the newest last; rules in the order of their ids."""

    weeks: tuple[Week, ...]
    rules: tuple[RuleTally, ...]
    rule_weeks: tuple[RuleWeek, ...]

    @property
    def total(self) -> Tally:
        """All weeks together."""
        total = Tally()
        for week in self.weeks:
            total = total.plus(week.tally)
        return total


def weeks_csv(numbers: DeskNumbers) -> bytes:
    """A row for each week, in UTF-8 with a byte order mark, for a spreadsheet."""
    names = [one.name for one in fields(Tally)]
    rows = ([week.start, *(getattr(week.tally, name) for name in names)] for week in numbers.weeks)
    return _written(["week_starting", *names], rows)


def rules_csv(numbers: DeskNumbers) -> bytes:
    """A row for each rule and week in which it found something or somebody decided on it."""
    names = [outcome.value for outcome in Outcome]
    rows = (
        [
            one.start,
            one.tally.rule,
            one.tally.flags,
            one.tally.open,
            *(one.tally.outcomes.get(outcome, 0) for outcome in Outcome),
        ]
        for one in numbers.rule_weeks
    )
    return _written(["week_starting", "rule", "flags", "open", *names], rows)


def _written(head: list[str], rows: Iterable[list[object]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe_cell(str(cell)) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")
