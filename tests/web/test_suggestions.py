"""What the detector proposed: filtered, settled together, and gone for good where rejected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsapp.corpus import rereading
from newsapp.corpus.actions.articles import add_article, detect_again
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.models import Article, Attribution, Change, Desk, Flag, Source, User, Version
from newsapp.corpus.queries.suggestions import looked_at
from newsapp.detection.types import Kind
from newsapp.policy.types import Outcome
from tests.conftest import article_detection
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing(as_person: Callable[[User], Asking], editor: User) -> Asking:
    return as_person(editor)


@pytest.fixture
def confidences(version: Version) -> None:
    """a1 to a4: 95, 80, 60 and 90 percent."""
    for number, confidence in enumerate((0.95, 0.8, 0.6, 0.9), start=1):
        version.attributions.filter(number=number).update(confidence=confidence)


def shown(editing: Asking, article: Article, **filter_: str) -> list[str]:
    page = editing.get(f"/articles/{article.pk}/suggestions/", **filter_).page
    return [str(item["data-suggestion"]) for item in page.select("[data-suggestion]")]


# A filter and the suggestions that it leaves, in reading order.
FILTERS: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({}, ["a1", "a2", "a3", "a4"]),
    ({"least": "80"}, ["a1", "a2", "a4"]),
    ({"least": "95"}, ["a1"]),
    ({"kind": "anonymous"}, ["a1", "a4"]),
    ({"kind": "anonymous", "least": "95"}, ["a1"]),
    ({"state": "confirmed"}, []),
    ({"state": "nonsense", "least": "-3"}, ["a1", "a2", "a3", "a4"]),  # as if not chosen
)


@pytest.mark.parametrize(("filter_", "found"), FILTERS)
def test_filters(
    editing: Asking,
    article: Article,
    confidences: None,
    filter_: dict[str, str],
    found: list[str],
) -> None:
    assert shown(editing, article, **filter_) == found


def test_each_shows_its_words_its_confidence_and_its_why(
    editing: Asking, article: Article, confidences: None
) -> None:
    """In the margin the words open the attribution; a page of its own has no text to open it in."""
    address = f"/articles/{article.pk}/suggestions/"
    margin = Answer(editing.client.get(address, headers={"HX-Request": "true"})).page
    alone = editing.get(address).page
    for page, offered in ((margin, ["Accept", "Fix", "Reject"]), (alone, ["Accept", "Reject"])):
        item = page.select("[data-suggestion]")[0]
        first = " ".join(item.get_text(" ").split())
        assert "Two officials said the harbour wall" in first
        assert "95 % · anonymous · “officials” names nobody" in first
        assert [button.get_text() for button in item.select(".actions button")] == offered
    assert margin.select("[data-suggestion] [data-choose]")
    assert alone.select("main[hx-disable] form.settle")
    assert not alone.select("main [data-choose], main [data-without-script]")


def settle(editing: Asking, article: Article, state: str, pairs: list[str]) -> int:
    answer = editing.post(
        f"/articles/{article.pk}/suggestions/settle/", state=state, attribution=pairs
    )
    return answer.status


def test_all_that_was_counted_is_one_change_and_one_undo(
    editing: Asking, article: Article, version: Version, editor: User
) -> None:
    assert settle(editing, article, "confirmed", ["1:1", "2:1", "4:1"]) == 200
    assert Change.objects.latest("pk").summary == "Confirmed 3 attributions"
    states = dict(version.attributions.values_list("number", "state"))
    assert states == {1: "confirmed", 2: "confirmed", 3: "proposed", 4: "confirmed"}
    undo(version, by=editor)
    assert set(version.attributions.values_list("state", flat=True)) == {"proposed"}


def test_one_that_a_colleague_settled_the_same_way_does_not_matter_another_way_does(
    editing: Asking,
    article: Article,
    version: Version,
    as_person: Callable[[User], Asking],
    standards: User,
) -> None:
    colleague = as_person(standards)
    address = f"/articles/{article.pk}/attributions/%d/state/"
    colleague.post(address % 1, state="confirmed", revision=1)
    colleague.post(address % 2, state="rejected", revision=1)
    assert settle(editing, article, "confirmed", ["1:1", "3:1"]) == 200
    assert settle(editing, article, "confirmed", ["2:1", "4:1"]) == 409
    states = dict(version.attributions.values_list("number", "state"))
    assert states == {1: "confirmed", 2: "rejected", 3: "confirmed", 4: "proposed"}


@pytest.mark.parametrize("pairs", [[], ["1"], ["x:1"], ["1:"], ["1:1:1"]])
def test_what_does_not_fit_is_refused(editing: Asking, article: Article, pairs: list[str]) -> None:
    assert settle(editing, article, "confirmed", pairs) == 422


def test_what_is_gone_is_stale(editing: Asking, article: Article) -> None:
    assert settle(editing, article, "confirmed", ["99:1"]) == 409


def test_a_rejected_one_does_not_come_back(
    editing: Asking,
    article: Article,
    version: Version,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither when detection runs again, nor when something else is undone and it runs again."""
    monkeypatch.setattr(rereading, "detect", lambda text, language=None: article_detection())
    settle(editing, article, "rejected", ["2:1"])
    detect_again(version, by=editor)
    assert shown(editing, article) == ["a1", "a3", "a4"]
    settle(editing, article, "confirmed", ["1:1"])
    undo(version, by=editor)
    detect_again(version, by=editor)
    assert shown(editing, article) == ["a1", "a3", "a4"]
    assert Attribution.objects.filter(version=version).count() == 4


def test_a_decision_or_a_kind_by_hand_confirms_nothing_but_gathers_what_was_looked_at(
    editing: Asking,
    article: Article,
    version: Version,
    officials: Source,
    editor: User,
    standards: User,
) -> None:
    """Who decides on a flag has read its words, not every edge: confirming is an act of its own."""
    assert looked_at(version) == set()
    flag = Flag.objects.filter(source=officials, rule="S04").get()
    decide(flag, outcome=Outcome.ACCEPT, note="Agreed.", revision=flag.revision, by=standards)
    assert set(version.attributions.values_list("state", flat=True)) == {"proposed"}
    assert shown(editing, article, basis="seen") == ["a1", "a4"]
    quill = version.sources.get(number=2)
    set_kind(quill, kind=Kind.NAMED_PERSON, revision=1, by=editor)
    assert shown(editing, article, basis="seen") == ["a1", "a2", "a3", "a4"]
    settle(editing, article, "confirmed", ["1:1", "2:1", "3:1", "4:1"])
    assert shown(editing, article, basis="seen") == []


def test_the_workbench_counts_what_nobody_has_checked(editing: Asking, article: Article) -> None:
    address = f"/articles/{article.pk}/"
    assert "4 suggestions" in editing.get(address).text_of("#suggestion-count")
    answer = editing.post(f"{address}attributions/1/state/", state="confirmed", revision=1)
    assert "3 suggestions" in answer.text_of("#suggestion-count")


def test_many_come_in_pages(editing: Asking, article: Article, version: Version) -> None:
    row = version.attributions.get(number=1)
    for number in range(5, 65):
        row.pk, row.number = None, number
        row.save()
    page = editing.get(f"/articles/{article.pk}/suggestions/", least="50").page
    assert "64 suggestions match" in page.select(".counted")[0].get_text()
    assert len(page.select("[data-suggestion]")) == 50
    assert len(page.select(".settle [name=attribution]")) == 64  # all that is counted is settled
    later = page.select(".pages a")[0]["href"]
    assert "least=50" in later
    assert len(editing.get(str(later)).page.select("[data-suggestion]")) == 14


def test_readers_and_strangers_settle_nothing(
    as_person: Callable[[User], Asking], reader: User, stranger: User, article: Article
) -> None:
    for person, status in ((reader, 403), (stranger, 404)):
        assert as_person(person).get(f"/articles/{article.pk}/suggestions/").status == status
        assert settle(as_person(person), article, "confirmed", ["1:1"]) == status


def test_to_settle_many_sources_takes_no_more_queries_than_to_settle_a_few(
    editing: Asking, desk: Desk, editor: User
) -> None:
    taken = []
    for towns in (("Aarhus", "Bergen"), ("Calais", "Dover", "Esbjerg", "Fano", "Genoa", "Hull")):
        text = "\n\n".join(
            f"An official in {town} said that the wall of {town} would be closed in May."
            for town in towns
        )
        article = add_article(desk, text=text, title=towns[0], by=editor)
        rows = Attribution.objects.filter(version__article=article)
        assert rows.values("source").distinct().count() == len(towns)
        with CaptureQueriesContext(connection) as queries:
            editing.post(
                f"/articles/{article.pk}/suggestions/settle/",
                state="rejected",
                attribution=[f"{row.number}:{row.revision}" for row in rows],
            )
        assert not Flag.objects.filter(version__article=article, active=True).exists()
        taken.append(len(queries))
    few, many = taken
    assert many <= few
