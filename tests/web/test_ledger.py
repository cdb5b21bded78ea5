"""The ledger of sources over HTTP: name, number, merging, splitting, each one change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsapp.corpus.models import Article, Change, Source, User, Version
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def editing(as_person: Callable[[User], Asking], editor: User) -> Asking:
    return as_person(editor)


@pytest.fixture
def quill(version: Version) -> Source:
    return version.sources.get(number=2)


def at(article: Article, what: str, number: int = 1) -> str:
    return f"/articles/{article.pk}/sources/{number}/{what}/"


def test_unnamed_sources_come_first_with_what_there_is_of_them(
    editing: Asking, article: Article
) -> None:
    page = editing.get(f"/articles/{article.pk}/").page
    cards = page.select("[data-card]:not([hidden])")
    assert [card["data-card"] for card in cards] == ["s1", "s2"]
    words = " ".join(cards[0].get_text(" ").split())
    assert "anonymous · 2 people · 2 claims" in words
    assert "“Two officials”, “one of the officials”" in cards[0].get_text()
    mentions = cards[0].select("[data-mentions] a")
    assert [link["data-words"] for link in mentions] == ["Two officials", "one of the officials"]


def test_the_tools_offer_what_there_is(editing: Asking, article: Article) -> None:
    """In the card by htmx, and as a page of its own without a script."""
    for answer in (
        editing.get(at(article, "tools")),
        editing.get(at(article, "tools"), htmx="no matter"),
    ):
        page = answer.page
        names = [option["value"] for option in page.select("datalist option")]
        assert names == ["Two officials", "one of the officials"]
        assert [box["value"] for box in page.select("[name=other]")] == ["2:1"]
        assert len(page.select("[name=mention]")) == 2
    assert page.select("main h1")


def test_a_page_of_its_own_sends_its_forms_as_a_page_does(
    editing: Asking, article: Article
) -> None:
    """Cards and text are not on it: there is nothing that htmx could swap."""
    alone = editing.get(at(article, "tools")).page
    assert alone.select("main[hx-disable] .source-tools form")
    assert not alone.select("[data-close-tools]")
    fragment = editing.client.get(at(article, "tools"), headers={"HX-Request": "true"})
    forms = Answer(fragment).page.select("form")
    assert [form["hx-post"] for form in forms] == [form["action"] for form in forms]
    assert not Answer(fragment).page.select("[hx-disable]")


# What is sent, where, and what the change then says.
WRITES = (
    ("name", {"name": "officials"}, "Renamed “Two officials” to “officials”"),
    ("number", {"number": 3, "sort": "exactly"}, "“Two officials”: 3 people"),
    ("number", {"number": 4, "sort": "at_least"}, "“Two officials”: at least 4 people"),
    ("merge", {"other": ["2:1"]}, "Merged “Marta Quill” into “Two officials”"),
)


@pytest.mark.parametrize(("what", "data", "said"), WRITES)
def test_each_is_one_change_and_one_undo(
    editing: Asking, article: Article, what: str, data: dict[str, object], said: str
) -> None:
    before = Change.objects.count()
    answer = editing.post(at(article, what), revision=1, **data)
    assert answer.status == 200
    assert Change.objects.count() == before + 1
    assert Change.objects.latest("pk").summary == said
    assert editing.post(f"/articles/{article.pk}/undo/").status == 200
    source = Source.objects.get(version__article=article, number=1)
    assert (source.name, source.count) == ("Two officials", 2)
    assert Source.objects.filter(version__article=article).count() == 2


def test_a_split_draws_the_new_card_and_the_marks_of_both(
    editing: Asking, article: Article, officials: Source
) -> None:
    one = officials.mentions.get(quote="one of the officials")
    answer = editing.post(at(article, "split"), revision=1, mention=[one.pk])
    assert answer.status == 200
    assert answer.page.select("[hx-swap-oob='beforeend:#sources'] [data-card=s3]")
    assert {"p-4", "source-s1"} <= answer.ids


def test_a_merge_leaves_no_card_of_what_has_gone(
    editing: Asking, article: Article, quill: Source
) -> None:
    answer = editing.post(at(article, "merge", 2), revision=1, other=["1:1"], sure="on")
    assert str(answer.one("[data-order]")["data-order"]).split() == ["s2", "s0"]
    assert {str(mark["data-source"]) for mark in answer.page.select("#p-2 mark[data-source]")} == {
        "s2"
    }


def test_a_merge_that_ends_anonymity_is_asked_about_once(editing: Asking, article: Article) -> None:
    """In the tools of the source, or on a page of its own; the form of the question holds all."""
    sent = {"revision": 1, "other": ["1:1"]}
    changes = Change.objects.count()
    within = editing.post(at(article, "merge", 2), **sent)
    alone = editing.post_plain(at(article, "merge", 2), **sent)
    for answer in (within, alone):
        assert answer.status == 422
        question = answer.text_of("[role=alert]")
        assert "“Two officials” is anonymous, and “Marta Quill” is not" in question
        assert "2 claims would no longer count as anonymous" in question
        fields = answer.page.select("[role=alert] [type=hidden]:not([name=csrfmiddlewaretoken])")
        assert {str(field["name"]): str(field["value"]) for field in fields} == {
            "revision": "1",
            "other": "1:1",
        }
        assert answer.text_of("[role=alert] [name=sure]") == "Merge all the same"
        assert Change.objects.count() == changes
    assert within.response["HX-Retarget"] == "#tools-s2"
    assert within.response["HX-Reswap"] == "innerHTML"
    assert within.text_of("[data-close-tools]") == "Leave them apart"
    assert alone.text_of("main h1") == "No longer anonymous"
    assert alone.one("[role=alert] a")["href"] == f"/articles/{article.pk}/"

    done = editing.post(at(article, "merge", 2), **sent, sure="on")
    assert "2 claims no longer anonymous" in done.response["HX-Trigger-After-Swap"]
    history = editing.get(f"/articles/{article.pk}/history/").body
    assert "2 claims no longer anonymous" in history


# What is wrong with what is sent, and the words that say so.
REFUSED: tuple[tuple[str, dict[str, object], str], ...] = (
    ("name", {"name": "Ines Barroso"}, "does not stand in the article"),
    ("name", {"name": " "}, "Name:"),
    ("number", {"number": 0, "sort": "exactly"}, "Number:"),
    ("number", {"number": 5, "sort": "about"}, "Sort:"),
    ("merge", {}, "Choose the sources"),
    ("merge", {"other": ["1:1"]}, "Choose another source"),
    ("merge", {"other": ["two:1"]}, "is no number"),
    ("merge", {"other": ["2"]}, "is no number"),
    ("split", {}, "Choose the mentions"),
    ("split", {"mention": ["x"]}, "is no number"),
)


@pytest.mark.parametrize(("what", "data", "said"), REFUSED)
def test_what_does_not_fit_is_refused_with_a_sentence(
    editing: Asking, article: Article, what: str, data: dict[str, object], said: str
) -> None:
    before = Change.objects.count()
    answer = editing.post(at(article, what), revision=1, **data)
    assert answer.status == 422
    assert said in answer.text_of("#notice")
    assert Change.objects.count() == before


def test_a_stale_merge_shows_both_sides(
    editing: Asking, article: Article, as_person: Callable[[User], Asking], standards: User
) -> None:
    as_person(standards).post(at(article, "name", 2), revision=1, name="Quill")
    answer = editing.post(at(article, "merge"), revision=1, other=["2:1"])
    assert answer.status == 409
    assert "Stan Standards" in answer.text_of("#notice")
    assert Source.objects.filter(version__article=article).count() == 2


def test_a_source_that_was_merged_away_is_stale_and_one_that_never_was_is_not_found(
    editing: Asking, article: Article
) -> None:
    editing.post(at(article, "merge"), revision=1, other=["2:1"])
    assert editing.post(at(article, "name", 2), revision=1, name="Quill").status == 409
    assert editing.post(at(article, "name", 9), revision=1, name="Quill").status == 404


@pytest.mark.parametrize("what", ["tools", "name", "number", "merge", "split", "tags"])
def test_readers_and_strangers_change_nothing(
    as_person: Callable[[User], Asking], reader: User, stranger: User, article: Article, what: str
) -> None:
    for person, status in ((reader, 403), (stranger, 404)):
        asking = as_person(person)
        answer = (
            asking.get(at(article, what)) if what == "tools" else asking.post(at(article, what))
        )
        assert answer.status == status
