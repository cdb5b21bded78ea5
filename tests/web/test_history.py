"""The history of an article, its files, and what an administrator takes out of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.actions.comments import comment_on
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.models import (
    Action,
    Article,
    Attribution,
    Change,
    Comment,
    Erasure,
    Flag,
    Source,
    User,
)
from newsapp.detection.types import State
from newsapp.policy.types import Outcome
from newsapp.web.action_words import ACTION_WORDS
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


@pytest.fixture
def address(article: Article) -> str:
    return reverse("history", args=[article.pk])


@pytest.fixture
def worked_on(
    article: Article,
    editor: User,
    standards: User,
    flag: Flag,
    first: Attribution,
    officials: Source,
) -> None:
    """One attribution confirmed, one flag decided, one comment made."""
    set_state(first, state=State.CONFIRMED, revision=first.revision, by=editor)
    decide(
        flag,
        outcome=Outcome.ACCEPT,
        note="they would lose their posts",
        revision=flag.revision,
        by=standards,
    )
    comment_on(officials, text="Both of them?", by=editor)


def summaries(answer: Answer) -> list[str]:
    return [
        tag.get_text()
        for tag in answer.page.select(".changes > li > div:last-child > p:first-child")
    ]


def test_every_action_has_words() -> None:
    assert set(ACTION_WORDS) == set(Action)


def test_the_newest_change_stands_first_with_who_and_when(
    as_person: AS, editor: User, worked_on: None, address: str
) -> None:
    answer = as_person(editor).get(address)
    listed = summaries(answer)
    assert listed[0].startswith("Commented on")
    assert listed[-1].startswith("Added the article")
    assert len(listed) == Change.objects.count()
    newest = answer.page.select(".changes > li")[0]
    assert "Edda Editor" in newest.get_text()
    assert newest.select("time[datetime]")


def test_before_and_after_are_told_in_words(
    as_person: AS, editor: User, worked_on: None, address: str
) -> None:
    answer = as_person(editor).get(address)
    change = Change.objects.get(action=Action.SET_STATE)
    cells = [
        [cell.get_text() for cell in row.select("th, td")]
        for row in answer.page.select(f"#change-{change.pk} tbody tr")
    ]
    assert ["“the harbour wall would be closed in May” state", "proposed", "confirmed"] in cells


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"action": "flag.decide"}, ["Accepted"]),
        ({"by": "standards"}, ["Accepted"]),
        ({"action": "attribution.set_state"}, ["Confirmed"]),
        ({"by": "standards", "action": "comment.add"}, []),
        ({"until": "2001-01-01"}, []),
        ({"since": "2001-01-01", "action": "comment.add"}, ["Commented"]),
    ],
)
def test_it_is_narrowed_down_by_person_action_and_period(
    as_person: AS,
    editor: User,
    standards: User,
    worked_on: None,
    address: str,
    chosen: dict[str, str],
    found: list[str],
) -> None:
    parameters = {**chosen, **({"by": str(standards.pk)} if "by" in chosen else {})}
    answer = as_person(editor).get(address, **parameters)
    assert [summary.split()[0] for summary in summaries(answer)] == found


def test_a_period_that_ends_before_it_begins_is_told(
    as_person: AS, editor: User, address: str
) -> None:
    answer = as_person(editor).get(address, since="2026-02-01", until="2026-01-01")
    assert answer.status == 200
    assert "before the day it starts from" in answer.text_of(".error-text")


def test_a_single_decision_is_taken_back_from_here(
    as_person: AS, standards: User, flag: Flag, worked_on: None, address: str
) -> None:
    asking = as_person(standards)
    form = asking.get(address).one(".changes form")
    assert form.get_text(strip=True) == "take the decision on S04 back"
    revision = form.select("[name=revision]")[0]["value"]
    answer = asking.post_plain(str(form["action"]), page="history", revision=revision)
    assert answer.response["Location"] == address
    assert not flag.decisions.filter(taken_back_at=None).exists()
    assert not asking.get(address).page.select(".changes form")


def test_a_stale_taking_back_is_refused_and_told(
    as_person: AS, standards: User, flag: Flag, worked_on: None, address: str
) -> None:
    asking = as_person(standards)
    back = reverse("flag-take-back", args=[flag.version.article.pk, flag.pk])
    asking.post_plain(back, page="history", revision=99)
    assert "meanwhile" in asking.get(address).text_of(".messages .error")
    assert flag.decisions.filter(taken_back_at=None).exists()


def test_the_csv_and_the_lines_of_json_say_that_they_are_internal(
    as_person: AS, editor: User, worked_on: None, article: Article
) -> None:
    asking = as_person(editor)
    table = asking.get(reverse("history-export", args=[article.pk, "csv"]))
    assert "harbour-wall-to-close-history-internal.csv" in table.response["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(table.response.content.decode("utf-8-sig"))))
    assert "INTERNAL" in rows[0][-1]
    assert {row[3] for row in rows[1:]} >= {"article.add", "flag.decide", "comment.add"}
    lines = asking.get(reverse("history-export", args=[article.pk, "jsonl"]))
    assert "history-internal.jsonl" in lines.response["Content-Disposition"]
    entries = [json.loads(line) for line in lines.body.splitlines()]
    assert entries[0]["action"] == "article.add", "the oldest first"
    assert all("INTERNAL" in entry["notice"] for entry in entries)


def test_a_file_holds_what_the_page_was_narrowed_down_to(
    as_person: AS, editor: User, worked_on: None, article: Article
) -> None:
    lines = as_person(editor).get(
        reverse("history-export", args=[article.pk, "jsonl"]), action="flag.decide"
    )
    assert [json.loads(line)["action"] for line in lines.body.splitlines()] == ["flag.decide"]
    unknown = reverse("history-export", args=[article.pk, "xml"])
    assert as_person(editor).get(unknown).status == 404


# What is taken out


def test_words_are_taken_out_with_a_reason(
    as_person: AS, administrator: User, worked_on: None, article: Article, address: str
) -> None:
    asking = as_person(administrator)
    comment = Comment.objects.get()
    link = f"{reverse('redact', args=[article.pk])}?what=comment.text&key={comment.pk}"
    assert link in [str(one["href"]) for one in asking.get(address).page.select(".changes a")]
    assert asking.get(link).status == 200
    sent = {"what": "comment.text", "key": comment.pk}
    refused = asking.post_plain(reverse("redact", args=[article.pk]), **sent, reason=" ")
    assert refused.status == 422
    assert Comment.objects.get().text == "Both of them?"
    answer = asking.post_plain(
        reverse("redact", args=[article.pk]), **sent, reason="it told too much"
    )
    assert answer.response["Location"] == address
    assert Comment.objects.get().text == "[redacted]"
    assert "Both of them?" not in asking.get(address).body
    told = asking.get("/erasures/").text_of(".changes")
    assert "“it told too much”" in told
    assert "City desk, a comment" in told


@pytest.mark.parametrize("query", ["", "?what=comment.text", "?what=article.text&key=1"])
def test_what_is_to_be_taken_out_must_be_named(
    as_person: AS, administrator: User, article: Article, query: str
) -> None:
    address = reverse("redact", args=[article.pk])
    assert as_person(administrator).get(f"{address}{query}").status == 404


def test_an_article_is_purged_with_its_number_typed_once_more(
    as_person: AS, administrator: User, worked_on: None, article: Article
) -> None:
    asking = as_person(administrator)
    address = reverse("purge", args=[article.pk])
    wrong = asking.post_plain(address, reason="a court ordered it", number=article.pk + 1)
    assert wrong.status == 422
    assert Article.objects.exists()
    answer = asking.post_plain(address, reason="a court ordered it", number=article.pk)
    assert answer.response["Location"] == "/erasures/"
    assert not Article.objects.exists()
    assert not Change.objects.exists()
    erasure = Erasure.objects.get()
    assert (erasure.kind, erasure.by) == ("purge", administrator)
    assert erasure.sha256 in asking.get("/erasures/").page.get_text()
