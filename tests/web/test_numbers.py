"""The page of a desk's numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.models import Article, Attribution, Desk, User, Version
from newsapp.detection.types import State
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AsPerson = Callable[[User], Asking]


def address(desk: Desk) -> str:
    return reverse("numbers", args=[desk.slug])


def test_the_navigation_leads_to_ones_only_desk(
    article: Article, desk: Desk, reader: User, as_person: AsPerson
) -> None:
    page = as_person(reader).get("/").page
    (link,) = [a for a in page.select("nav[aria-label=Desk] a") if a.get_text() == "Numbers"]
    answer = as_person(reader).get(str(link["href"]))
    assert answer.response["Location"] == address(desk)


def test_whoever_is_on_several_desks_chooses(
    article: Article, desk: Desk, other_desk: Desk, administrator: User, as_person: AsPerson
) -> None:
    answer = as_person(administrator).get(reverse("numbers-index"))
    links = [a["href"] for a in answer.page.select("main a")]
    assert links == [address(desk), address(other_desk)]


def test_shares_stand_above_chart_and_tables(
    article: Article, desk: Desk, reader: User, as_person: AsPerson
) -> None:
    answer = as_person(reader).get(address(desk))
    totals = [" ".join(dd.get_text().split()) for dd in answer.page.select(".totals dd")]
    assert totals == ["100 % 1 of 1", "50 % 2 of 4", "50 % 1 of 2", "0 % 0 of 1"]
    chart = answer.one("svg.chart")
    assert chart["role"] == "img"
    assert len(answer.page.select("#by-week ~ .scroll tbody tr")) == 12
    rules = answer.page.select("section[aria-labelledby=by-rule] tbody th")
    assert any(th.get_text().startswith("S04") for th in rules)


def test_every_link_opens_a_list_with_something_in_it(
    article: Article, desk: Desk, reader: User, as_person: AsPerson
) -> None:
    asking = as_person(reader)
    page = asking.get(address(desk)).page
    links = {str(a["href"]) for a in page.select("main a") if str(a["href"]).startswith("/?")}
    assert len(links) > 8
    for link in links:
        answer = asking.get(link)
        assert answer.page.select(f"#article-{article.pk}"), link
        assert answer.page.select(".narrowed")


def test_the_filter_stays_while_one_sorts_and_says_so_where_nothing_fits(
    article: Article, desk: Desk, reader: User, as_person: AsPerson
) -> None:
    asking = as_person(reader)
    answer = asking.get("/", holding="anonymous", desk=desk.slug)
    for link in answer.page.select(".list thead a"):
        assert "holding=anonymous" in str(link["href"])
    empty = asking.get("/", rule="S04", outcome="dismiss")
    assert "Nothing matches" in empty.body
    assert "S04" in empty.text_of(".narrowed")


def test_one_rule_by_week(article: Article, desk: Desk, reader: User, as_person: AsPerson) -> None:
    answer = as_person(reader).get(address(desk), rule="S04", span="26")
    assert len(answer.page.select("section[aria-labelledby=rule-by-week] tbody tr")) == 26
    unknown = as_person(reader).get(address(desk), rule="<b>", span="9999")
    assert unknown.status == 200
    assert not unknown.page.select("#rule-by-week")


def test_a_desk_without_articles_says_so(desk: Desk, reader: User, as_person: AsPerson) -> None:
    assert "No articles in these weeks" in as_person(reader).get(address(desk)).body


def test_what_nobody_has_marked_is_left_out_and_opens_from_the_page(
    article: Article, desk: Desk, reader: User, as_person: AsPerson
) -> None:
    Version.objects.filter(article=article).update(language="es")
    Attribution.objects.all().update(state=State.REJECTED)
    asking = as_person(reader)
    answer = asking.get(address(desk))
    notice = answer.one("main .notice")
    assert " ".join(notice.get_text().split()).startswith("1 article of these weeks is left out")
    assert asking.get(str(notice.select_one("a")["href"])).page.select(f"#article-{article.pk}")  # type: ignore[index]
    assert "No marked articles in these weeks" in answer.body


def test_tables_as_files(article: Article, desk: Desk, reader: User, as_person: AsPerson) -> None:
    asking = as_person(reader)
    answer = asking.get(reverse("numbers-table", args=[desk.slug, "weeks"]), span="26")
    assert answer.response["Content-Disposition"] == 'attachment; filename="city-weeks.csv"'
    rows = list(csv.reader(io.StringIO(answer.response.content.decode("utf-8-sig"))))
    assert len(rows) == 27
    assert asking.get(reverse("numbers-table", args=[desk.slug, "rules"])).status == 200
    assert asking.get(reverse("numbers-table", args=[desk.slug, "secrets"])).status == 404


def test_strangers_see_none_of_it(
    article: Article, desk: Desk, stranger: User, as_person: AsPerson
) -> None:
    assert as_person(stranger).get(address(desk)).status == 404
    table = reverse("numbers-table", args=[desk.slug, "weeks"])
    assert as_person(stranger).get(table).status == 404
    assert not as_person(stranger).get("/", holding="anonymous").page.select(".list")
