"""A desk's numbers, and that each number is the number of what it links to."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus.actions.articles import add_article, store_article
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.versions import add_version
from newsapp.corpus.models import Article, Decision, Desk, User
from newsapp.corpus.queries.article_filters import (
    DECIDED,
    OPEN,
    ArticleFilter,
    Holding,
    narrowed,
)
from newsapp.corpus.queries.articles import current_version, listed
from newsapp.corpus.queries.numbers import monday_of, numbers_of
from newsapp.detection.types import State
from newsapp.formats.desk_numbers import Tally, rules_csv, weeks_csv
from newsapp.policy.types import Outcome
from tests.conftest import ARTICLE_TEXT, article_detection

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)  # a Thursday
NOON = clock(12)
THIS_WEEK, LAST_WEEK = date(2026, 3, 9), date(2026, 3, 2)


def stored(desk: Desk, by: User, published: date | None, text: str = ARTICLE_TEXT) -> Article:
    """The article of the cast once more, dated."""
    detection = replace(article_detection(), text=text)
    article = Article(desk=desk, title="Wall", created_by=by, published=published)
    return store_article(article, detection, same_text_ok=True)


@pytest.fixture
def two_weeks(desk: Desk, editor: User, standards: User) -> list[Article]:
    """Two articles of this week, one of last week; one finding of the first is decided."""
    first = stored(desk, editor, TODAY)
    second = stored(desk, editor, THIS_WEEK)
    third = stored(desk, editor, LAST_WEEK + timedelta(days=6))
    flag = current_version(first).flags.get(rule="S04", active=True)
    decide(flag, outcome=Outcome.ACCEPT, note="Known.", revision=1, by=standards)
    Decision.objects.update(at=datetime.combine(TODAY, NOON, UTC))
    return [first, second, third]


def test_weeks_follow_each_other_without_a_gap(desk: Desk, two_weeks: list[Article]) -> None:
    numbers = numbers_of(desk, today=TODAY, weeks=4)
    starts = [week.start for week in numbers.weeks]
    assert starts == [THIS_WEEK - timedelta(days=7 * back) for back in (3, 2, 1, 0)]
    assert [week.tally.articles for week in numbers.weeks] == [0, 0, 1, 2]
    assert numbers.weeks[-1].end == date(2026, 3, 15)


def test_all_weeks_begin_with_the_first_article(desk: Desk, two_weeks: list[Article]) -> None:
    numbers = numbers_of(desk, today=TODAY, weeks=None)
    assert [week.start for week in numbers.weeks] == [LAST_WEEK, THIS_WEEK]
    assert [week.start for week in numbers_of(desk, today=TODAY, weeks=1).weeks] == [THIS_WEEK]


def test_a_desk_without_articles_has_one_empty_week(desk: Desk) -> None:
    numbers = numbers_of(desk, today=TODAY, weeks=None)
    assert [week.tally for week in numbers.weeks] == [Tally()]
    assert numbers.total.of_articles.percent == "–"


def test_what_is_counted(desk: Desk, two_weeks: list[Article]) -> None:
    tally = numbers_of(desk, today=TODAY, weeks=4).weeks[-1].tally
    flags = sum(current_version(one).flags.filter(active=True).count() for one in two_weeks[:2])
    assert tally == Tally(
        articles=2,
        articles_with_anonymous=2,
        attributions=8,
        anonymous_attributions=4,
        sources=4,
        anonymous_sources=2,
        explained=0,
        flags=flags,
        decided=1,
    )
    assert tally.of_attributions.percent == "50 %"


def test_a_printed_reason_counts(desk: Desk, editor: User) -> None:
    text = (
        "Wall to close\n\nAn official, who asked not to be named because she feared for her job, "
        "said on Monday that the wall would be closed in May.\n"
    )
    article = add_article(desk, text=text, title="Wall", by=editor, published=TODAY)
    assert current_version(article).sources.filter(reasons__isnull=False).exists()
    total = numbers_of(desk, today=TODAY, weeks=1).total
    assert (total.of_reasons.count, total.of_reasons.of) == (1, 1)
    kept = narrowed(Article.objects.all(), ArticleFilter(holding=Holding.EXPLAINED))
    assert list(kept) == [article]
    without = ArticleFilter(holding=Holding.UNEXPLAINED)
    assert not narrowed(Article.objects.all(), without).exists()


def test_what_was_rejected_does_not_count(
    desk: Desk, two_weeks: list[Article], editor: User
) -> None:
    version = current_version(two_weeks[2])
    for number in (1, 4):
        row = version.attributions.get(number=number)
        set_state(row, state=State.REJECTED, revision=1, by=editor)
    last = numbers_of(desk, today=TODAY, weeks=2).weeks[0].tally
    assert (last.attributions, last.anonymous_attributions, last.sources) == (2, 0, 1)
    assert last.articles_with_anonymous == 0


def test_only_the_version_that_stands_counts(
    desk: Desk, two_weeks: list[Article], editor: User
) -> None:
    before = numbers_of(desk, today=TODAY, weeks=2).total
    text = ARTICLE_TEXT.replace("Friday", "Sunday")
    add_version(two_weeks[0], text=text, follows=1, by=editor)
    after = numbers_of(desk, today=TODAY, weeks=2).total
    assert (after.articles, after.attributions) == (before.articles, before.attributions)


def test_without_a_date_the_day_of_pasting_counts(desk: Desk, editor: User) -> None:
    article = stored(desk, editor, None)
    at = datetime(2026, 3, 3, 12, tzinfo=UTC)
    Article.objects.filter(pk=article.pk).update(created_at=at)
    assert [w.tally.articles for w in numbers_of(desk, today=TODAY, weeks=2).weeks] == [1, 0]


def test_other_desks_do_not_count(
    desk: Desk, other_desk: Desk, two_weeks: list[Article], stranger: User
) -> None:
    assert numbers_of(other_desk, today=TODAY, weeks=4).total == Tally()


def test_findings_and_decisions_by_rule(desk: Desk, two_weeks: list[Article]) -> None:
    numbers = numbers_of(desk, today=TODAY, weeks=4)
    (s04,) = [one for one in numbers.rules if one.rule == "S04"]
    assert (s04.flags, s04.open, s04.outcomes) == (3, 2, {Outcome.ACCEPT: 1})
    by_week = {one.start: one.tally for one in numbers.rule_weeks if one.tally.rule == "S04"}
    assert (by_week[LAST_WEEK].flags, by_week[THIS_WEEK].flags) == (1, 2)
    assert by_week[THIS_WEEK].open == 1


# When the article is dated, when it was decided, and the weeks (back from this one) in which its
# finding and the decision count; None where that is not in the four weeks.
WHEN: tuple[tuple[date, datetime, int | None, int | None], ...] = (
    (TODAY, datetime(2026, 3, 12, 12, tzinfo=UTC), 0, 0),
    (LAST_WEEK, datetime(2026, 3, 12, 12, tzinfo=UTC), 1, 0),
    (date(2025, 3, 12), datetime(2026, 3, 4, 12, tzinfo=UTC), None, 1),  # of a year ago
    (date(2026, 4, 30), datetime(2026, 3, 4, 12, tzinfo=UTC), None, 1),  # to appear later
    (LAST_WEEK, datetime(2025, 3, 12, 12, tzinfo=UTC), 1, None),
    (LAST_WEEK, datetime(2026, 3, 8, 23, 59, 59, tzinfo=UTC), 1, 1),  # on Sunday night
    (LAST_WEEK, datetime(2026, 3, 9, 0, 0, 0, tzinfo=UTC), 1, 0),  # on Monday morning
)


@pytest.mark.parametrize(("published", "at", "found", "decided"), WHEN)
def test_a_finding_counts_in_its_articles_week_and_a_decision_in_its_own(
    desk: Desk,
    editor: User,
    standards: User,
    published: date,
    at: datetime,
    found: int | None,
    decided: int | None,
) -> None:
    article = stored(desk, editor, published)
    flag = current_version(article).flags.get(rule="S04", active=True)
    decide(flag, outcome=Outcome.ACCEPT, note="Known.", revision=1, by=standards)
    Decision.objects.update(at=at)
    numbers = numbers_of(desk, today=TODAY, weeks=4)
    weeks = list(reversed(numbers.weeks))
    assert [place for place, week in enumerate(weeks) if week.tally.decided] == (
        [] if decided is None else [decided]
    )
    assert [place for place, week in enumerate(weeks) if week.tally.flags] == (
        [] if found is None else [found]
    )
    s04 = [one for one in numbers.rules if one.rule == "S04"]
    assert [one.flags for one in s04 if one.flags] == ([] if found is None else [1])
    assert [one.open for one in s04 if one.open] == []
    assert [one.outcomes for one in s04 if one.outcomes] == (
        [] if decided is None else [{Outcome.ACCEPT: 1}]
    )
    if decided is not None:
        week = weeks[decided]
        wanted = ArticleFilter(decided_since=week.start, decided_until=week.end)
        assert list(narrowed(listed(editor), wanted)) == [article]


def test_all_weeks_begin_with_the_first_decision_where_that_is_earlier(
    desk: Desk, two_weeks: list[Article]
) -> None:
    Decision.objects.update(at=datetime(2026, 2, 25, 12, tzinfo=UTC))
    numbers = numbers_of(desk, today=TODAY, weeks=None)
    assert numbers.weeks[0].start == date(2026, 2, 23)
    assert [week.tally.decided for week in numbers.weeks] == [1, 0, 0]


def test_every_number_is_the_number_of_what_it_links_to(
    desk: Desk, two_weeks: list[Article], editor: User
) -> None:
    add_article(desk, text="It rained all day.", title="Rain", by=editor, published=LAST_WEEK)
    numbers = numbers_of(desk, today=TODAY, weeks=4)

    def behind(**wanted: object) -> int:
        filtered = ArticleFilter(desk=desk.slug, **wanted)  # type: ignore[arg-type]
        return narrowed(listed(editor), filtered).count()

    for week in numbers.weeks:
        when = {"since": week.start, "until": week.end}
        assert behind(**when) == week.tally.articles
        assert behind(**when, holding=Holding.ANONYMOUS) == week.tally.articles_with_anonymous
        assert bool(behind(**when, flagged=True)) == bool(week.tally.flags)
        made = {"decided_since": week.start, "decided_until": week.end}
        assert behind(**made, outcome=DECIDED) == behind(**made) == week.tally.decided
    for rule in numbers.rules:
        assert behind(rule=rule.rule) > 0
        assert bool(behind(rule=rule.rule, outcome=OPEN)) == bool(rule.open)
        for outcome in Outcome:
            found = behind(rule=rule.rule, outcome=outcome.value)
            assert bool(found) == bool(rule.outcomes.get(outcome))
    assert behind(holding=Holding.ATTRIBUTION) == 3
    assert behind(holding=Holding.UNEXPLAINED) == 3


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, ""),
        ({"holding": "anonymous"}, "with an anonymous source"),
        ({"rule": "s04", "outcome": "needs_work"}, "with a finding of S04 decided as “needs work”"),
        ({"flagged": "1"}, "with a finding"),
        ({"outcome": "open", "since": "2026-03-02", "until": "2026-03-08"},
         "with a finding that is open, from 2 Mar 2026 to 8 Mar 2026"),
        ({"until": "2026-03-08"}, "until 8 Mar 2026"),
        ({"outcome": "accept", "decided_since": "2026-03-02", "decided_until": "2026-03-08"},
         "with a finding decided as “accept” from 2 Mar 2026 to 8 Mar 2026"),
        ({"decided_since": "2026-03-02", "until": "2026-03-08"},
         "with a finding that is decided since 2 Mar 2026, dated until 8 Mar 2026"),
        ({"since": "2026-03-08", "desk": "city"}, "since 8 Mar 2026, on the desk “city”"),
        # What makes no sense is left out.
        ({"holding": "x", "outcome": "y", "since": "z", "until": "2026-13-40"}, ""),
    ],
)  # fmt: skip
def test_a_filter_in_words(query: dict[str, str], words: str) -> None:
    wanted = ArticleFilter.from_query(query)
    assert wanted.words == words
    assert ArticleFilter.from_query(wanted.query) == wanted


def test_tables_for_a_spreadsheet(desk: Desk, two_weeks: list[Article]) -> None:
    numbers = numbers_of(desk, today=TODAY, weeks=2)
    weeks = list(csv.DictReader(io.StringIO(weeks_csv(numbers).decode("utf-8-sig"))))
    assert [row["week_starting"] for row in weeks] == ["2026-03-02", "2026-03-09"]
    assert weeks[1]["anonymous_attributions"] == "4"
    rules = list(csv.DictReader(io.StringIO(rules_csv(numbers).decode("utf-8-sig"))))
    (row,) = [one for one in rules if (one["rule"], one["week_starting"]) == ("S04", "2026-03-09")]
    assert (row["flags"], row["open"], row["accept"]) == ("2", "1", "1")


def test_a_week_begins_on_monday() -> None:
    assert {monday_of(THIS_WEEK + timedelta(days=day)) for day in range(7)} == {THIS_WEEK}


def test_it_takes_the_same_few_queries_however_many_articles(
    desk: Desk, two_weeks: list[Article], editor: User
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        numbers_of(desk, today=TODAY, weeks=4)
    for _ in range(5):
        stored(desk, editor, TODAY)
    begun = time.process_time()
    with CaptureQueriesContext(connection) as more:
        numbers_of(desk, today=TODAY, weeks=4)
    assert len(more) == len(few) <= 7
    assert time.process_time() - begun < 2
