"""A desk's own tags and its guidelines: who edits them, and what they may hold."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from newsapp.corpus.actions.tags import add_tag, tag_attribution, tag_source
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.models import Article, Desk, Source, Tag, User, Version
from newsapp.web.markdown import html_of
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db


@pytest.fixture
def paraphrase(desk: Desk) -> Tag:
    return add_tag(desk, name="Loose paraphrase", guidance="The content is not in the words said.")


@pytest.fixture
def lobby(desk: Desk) -> Tag:
    return add_tag(desk, name="Lobby", applies_to="source")


@pytest.fixture
def chief(as_person: Callable[[User], Asking], standards: User) -> Asking:
    return as_person(standards)


@pytest.fixture
def editing(as_person: Callable[[User], Asking], editor: User) -> Asking:
    return as_person(editor)


def test_a_standards_editor_adds_renames_and_retires(chief: Asking, desk: Desk) -> None:
    added = chief.post_plain(
        "/desks/city/tags/add/", name="Lobby", applies_to="source", guidance="Paid to speak."
    )
    assert added.status == 302
    tag = Tag.objects.get(desk=desk)
    assert (tag.slug, tag.guidance) == ("lobby", "Paid to speak.")
    edited = chief.post_plain(
        "/desks/city/tags/lobby/", name="Lobbyist", guidance="", retired="on", revision=1
    )
    assert edited.status == 302
    tag.refresh_from_db()
    assert (tag.slug, tag.name, tag.retired, tag.revision) == ("lobby", "Lobbyist", True, 2)
    assert "Lobbyist" in chief.get("/desks/city/tags/").text_of(".tag-table")


def test_two_who_edit_a_tag_lose_nothing(chief: Asking, lobby: Tag) -> None:
    chief.post_plain("/desks/city/tags/lobby/", name="Lobbyist", revision=1)
    stale = chief.post_plain("/desks/city/tags/lobby/", name="Advocate", revision=1)
    assert stale.status == 409
    assert "Lobbyist" in stale.text_of("[role=alert]")
    assert stale.one("#id_name")["value"] == "Advocate"
    assert stale.one("#id_revision")["value"] == "2"


# A name that is sent, and what is said of it.
NAMES = (
    ("lobby", "the tag “Lobby” already, and “lobby” reads like it: choose another name"),
    ("LOBBY!", "the tag “Lobby” already"),
    ("", "required"),
    ("x" * 61, "60"),
)


@pytest.mark.parametrize(("name", "said"), NAMES)
def test_names_that_do_not_do(chief: Asking, lobby: Tag, name: str, said: str) -> None:
    answer = chief.post_plain("/desks/city/tags/add/", name=name, applies_to="source")
    assert answer.status == 422
    assert said in answer.text_of("#tag-fields")
    assert Tag.objects.count() == 1


# Names in the order in which they are given, and what exports call each tag.
SLUGS = (
    (("إشاعة", "传闻"), ("tag-1", "tag-2")),  # no Latin letter in them
    (("Tag 1", "传闻", "Tag", "闻"), ("tag-1", "tag-2", "tag", "tag-3")),
    (("Señal", "Senal", "senãl"), ("senal", "senal-2", "senal-3")),  # read differently
    (("Über 传", "Über 闻"), ("uber", "uber-2")),
    (("A" * 60, "A" * 59 + "B"), ("a" * 56, "a" * 56 + "-2")),  # the same at their beginning
    (("!", "?"), ("tag-1", "tag-2")),
)


@pytest.mark.parametrize(("names", "slugs"), SLUGS)
def test_every_name_has_a_slug_of_its_own(
    desk: Desk, names: tuple[str, ...], slugs: tuple[str, ...]
) -> None:
    assert tuple(add_tag(desk, name=name).slug for name in names) == slugs


def test_a_retired_tag_keeps_its_name_and_says_that_it_is_retired(
    chief: Asking, lobby: Tag
) -> None:
    chief.post_plain("/desks/city/tags/lobby/", name="Lobby", retired="on", revision=1)
    answer = chief.post_plain("/desks/city/tags/add/", name="lobby", applies_to="source")
    assert "“Lobby” already, which is retired" in answer.text_of("#tag-fields")
    # Its own name is no obstacle to itself, in other capitals either.
    again = chief.post_plain("/desks/city/tags/lobby/", name="LOBBY", revision=2)
    assert again.status == 302


def test_who_may_do_what(
    as_person: Callable[[User], Asking],
    reader: User,
    editor: User,
    stranger: User,
    lobby: Tag,
) -> None:
    for person, see, change in ((reader, 200, 403), (editor, 200, 403), (stranger, 404, 404)):
        asking = as_person(person)
        assert asking.get("/desks/city/tags/").status == see
        for address in ("tags/add/", "tags/lobby/", "guidelines/"):
            assert asking.post_plain(f"/desks/city/{address}", name="X").status == change


def test_tags_stand_on_an_attribution_and_come_and_go_with_undo(
    editing: Asking, article: Article, version: Version, paraphrase: Tag, editor: User
) -> None:
    address = f"/articles/{article.pk}/attributions/1/tags/"
    answer = editing.post(address, revision=1, tags=[paraphrase.pk])
    assert answer.status == 200
    assert "Loose paraphrase" in answer.text_of("#source-s1 [data-item=a1]")
    row = version.attributions.get(number=1)
    assert [str(tag) for tag in row.tags.all()] == ["Loose paraphrase"]
    undo(version, by=editor)
    assert not row.tags.exists()
    redo(version, by=editor)
    assert [str(tag) for tag in row.tags.all()] == ["Loose paraphrase"]


def test_the_chosen_attribution_offers_them_with_their_guidance(
    editing: Asking, article: Article, paraphrase: Tag, lobby: Tag
) -> None:
    answer = editing.get(f"/articles/{article.pk}/attributions/1/")
    [label] = answer.page.select("#tags-on-attribution label")
    assert label["title"] == "The content is not in the words said."


def test_tags_stand_on_a_source(
    editing: Asking, article: Article, officials: Source, lobby: Tag
) -> None:
    assert editing.get(f"/articles/{article.pk}/sources/1/tools/").page.select("[name=tags]")
    answer = editing.post(f"/articles/{article.pk}/sources/1/tags/", revision=1, tags=[lobby.pk])
    assert "Lobby" in answer.text_of("#source-s1 > summary")
    cleared = editing.post(f"/articles/{article.pk}/sources/1/tags/", revision=2)
    assert "Lobby" not in cleared.text_of("#source-s1 > summary")


def test_tags_of_another_desk_or_sort_and_retired_ones_are_refused(
    version: Version, other_desk: Desk, lobby: Tag, paraphrase: Tag, editor: User
) -> None:
    row = version.attributions.get(number=1)
    foreign = add_tag(other_desk, name="Offside")
    for tag, said in ((foreign, "another desk"), (lobby, "not for attributions")):
        with pytest.raises(NotAllowedNow, match=said):
            tag_attribution(row, tags=[tag], revision=1, by=editor)
    tag_attribution(row, tags=[paraphrase], revision=1, by=editor)
    Tag.objects.filter(pk=paraphrase.pk).update(retired=True)
    paraphrase.refresh_from_db()
    tag_attribution(row, tags=[paraphrase], revision=2, by=editor)  # it stays where it is
    with pytest.raises(NotAllowedNow, match="retired"):
        tag_attribution(
            version.attributions.get(number=2), tags=[paraphrase], revision=1, by=editor
        )


def test_internal_exports_carry_tags_and_public_ones_do_not(
    editing: Asking, article: Article, version: Version, lobby: Tag, paraphrase: Tag, editor: User
) -> None:
    tag_source(version.sources.get(number=1), tags=[lobby], revision=1, by=editor)
    tag_attribution(version.attributions.get(number=4), tags=[paraphrase], revision=1, by=editor)
    address = f"/articles/{article.pk}/export"
    internal = json.loads(editing.get(f"{address}/json/", profile="internal").body)
    assert internal["tags"] == [
        {
            "source_id": None,
            "attribution_id": "a4",
            "tag": "loose-paraphrase",
            "name": "Loose paraphrase",
        },
        {"source_id": "s1", "attribution_id": None, "tag": "lobby", "name": "Lobby"},
    ]
    table = editing.get(f"{address}/csv/", profile="internal").body
    assert "lobby loose-paraphrase" in table or "loose-paraphrase lobby" in table
    for slug in ("json", "csv", "html", "markdown"):
        public = editing.get(f"{address}/{slug}/").body
        assert "lobby" not in public.lower()
        assert "paraphrase" not in public.lower()


def test_guidelines_are_edited_previewed_and_stand_beside_the_text(
    chief: Asking, editing: Asking, article: Article, desk: Desk
) -> None:
    text = "# Kinds\n\nMark **every** source."
    preview = chief.post_plain("/desks/city/guidelines/", text=text, seen="", preview="yes")
    assert preview.text_of(".preview h2") == "Kinds"
    assert not Desk.objects.get(pk=desk.pk).guidelines
    assert chief.post_plain("/desks/city/guidelines/", text=text, seen="").status == 302
    beside = editing.get(f"/articles/{article.pk}/guidelines/")
    assert beside.text_of(".guidelines strong") == "every"
    stale = chief.post_plain("/desks/city/guidelines/", text="Mine", seen="")
    assert stale.status == 409
    assert "every" in stale.text_of(".theirs")
    assert stale.text_of("#id_text").strip() == "Mine"


# What somebody writes, and what must not come of it.
HOSTILE = (
    ("<script>alert(1)</script>", "<script"),
    ("<img src=x onerror=alert(1)>", "<img"),
    ("[x](javascript:alert(1))", 'href="javascript'),
    ("![x](https://elsewhere.example/pixel.png)", "<img"),
    ("<a href='x' onclick='y'>z</a>", "<a "),
    ("[x](data:text/html,y)", 'href="data'),
    ("| a |\n|---|\n| <b onmouseover=x>y</b> |", "<b "),
)


@pytest.mark.parametrize(("text", "harm"), HOSTILE)
def test_guidelines_cannot_do_harm(text: str, harm: str) -> None:
    assert harm not in html_of(text)


@pytest.mark.parametrize("sent", ["9" * 30, "9" * 5000, "-1", "none"])
def test_what_is_no_tag_is_refused(
    as_person: Callable[[User], Asking], editor: User, article: Article, sent: str
) -> None:
    for row in ("attributions", "sources"):
        answer = as_person(editor).post(
            f"/articles/{article.pk}/{row}/1/tags/", tags=sent, revision=1
        )
        assert answer.status == 422
