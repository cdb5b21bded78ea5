"""The chosen attribution: its card, its edges, its words elsewhere, its source, proposals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse

from newsapp.corpus.actions.attributions import add_attribution, set_state
from newsapp.corpus.models import Article, Attribution, User, Version
from newsapp.detection.types import Kind, Role, State
from tests.conftest import span_of
from tests.corpus.marking import words
from tests.web.asking import Answer, Asking

pytestmark = pytest.mark.django_db

AsPerson = Callable[[User], Asking]


@pytest.fixture
def first(version: Version) -> Attribution:
    return version.attributions.get(number=1)


def address(name: str, attribution: Attribution, *more: int) -> str:
    return reverse(name, args=[attribution.version.article_id, attribution.number, *more])


def card(answer: Answer) -> str:
    return answer.text_of("#chosen")


def test_its_card_lists_its_parts(as_person: AsPerson, editor: User, first: Attribution) -> None:
    answer = as_person(editor).get(address("attribution", first))
    parts = [(li["data-part"], li["data-role"]) for li in answer.page.select("[data-part]")]
    spans = first.spans.all()
    assert parts == [(f"{span.start}-{span.end}", span.role) for span in spans]
    assert "Anonymous" in card(answer)
    assert "detected, confidence 90 %" in card(answer)


def test_a_reader_sees_no_button_that_writes(
    as_person: AsPerson, reader: User, first: Attribution
) -> None:
    answer = as_person(reader).get(address("attribution", first))
    assert "Two officials" in card(answer)
    assert not answer.page.select("form, [data-move], [data-edges], [data-link-source]")


def test_a_write_brings_the_card_along(as_person: AsPerson, editor: User, article: Article) -> None:
    answer = as_person(editor).post(
        reverse("attribution-add", args=[article.pk]),
        role="source",
        kind="organization",
        **words("The council"),
    )
    assert "chosen" in answer.ids
    assert "Organization" in card(answer)


def test_edges_move(as_person: AsPerson, editor: User, first: Attribution) -> None:
    part = first.spans.get(role=Role.SOURCE)
    answer = as_person(editor).post(
        address("span-move", first, part.pk), revision=1, **words("officials")
    )
    assert answer.status == 200
    part.refresh_from_db()
    assert part.quote == "officials"
    assert {"p-2", "source-s1", "chosen"} <= answer.ids


def test_a_stale_move_shows_both_sides(
    as_person: AsPerson, editor: User, standards: User, first: Attribution
) -> None:
    set_state(first, state=State.CONFIRMED, revision=1, by=standards)
    part = first.spans.get(role=Role.SOURCE)
    answer = as_person(editor).post(
        address("span-move", first, part.pk), revision=1, role="source", **words("officials")
    )
    assert answer.status == 409
    notice = answer.text_of("#notice")
    assert "Stan" in notice
    assert "“officials” as source" in notice
    again = answer.one("#notice form")
    assert again["action"] == address("span-move", first, part.pk)
    assert answer.one('#notice input[name="revision"]')["value"] == "2"


@pytest.mark.parametrize("sent", [{"start": 3}, {"start": 9, "end": 3, "quote": "x"}, {}])
def test_edges_that_are_none_change_nothing(
    as_person: AsPerson, editor: User, first: Attribution, sent: dict[str, object]
) -> None:
    part = first.spans.get(role=Role.SOURCE)
    answer = as_person(editor).post(address("span-move", first, part.pk), revision=1, **sent)
    assert answer.status == 422
    part.refresh_from_db()
    assert part.quote == "Two officials"


def test_the_same_words_throughout(
    as_person: AsPerson, editor: User, version: Version, first: Attribution
) -> None:
    add_attribution(version, role=Role.CUE, **words("the"), by=editor)
    made = version.attributions.latest("pk")
    asking = as_person(editor)
    shown = asking.get(address("attribution", made))
    elsewhere = shown.text_of("[data-everywhere]")
    answer = asking.post(
        address("span-everywhere", made, made.spans.get().pk), revision=made.revision
    )
    assert answer.status == 200
    marked = version.attributions.filter(spans__quote__iexact="the").count()
    assert elsewhere == f"W Tag all {marked} mentions"


def test_the_list_of_sources_is_a_fragment_and_a_page(
    as_person: AsPerson, editor: User, first: Attribution
) -> None:
    page = as_person(editor).get(address("attribution-link", first))
    names = [" ".join(name.get_text().split()) for name in page.page.select("#link-choices .name")]
    assert names == ["Two officials", "Marta Quill"]
    assert page.one('[aria-current="true"] .name').get_text() == "Two officials"
    # On a page of its own it says what of: the words, and the article that they stand in.
    assert "the harbour wall would be closed in May" in page.text_of(".credited")
    assert page.one(".kicker a")["href"] == reverse("workbench", args=[first.version.article.pk])


def test_a_source_is_linked(as_person: AsPerson, editor: User, first: Attribution) -> None:
    answer = as_person(editor).post(address("attribution-link", first), revision=1, source=2)
    assert answer.status == 200
    first.refresh_from_db()
    assert first.kind == Kind.NAMED_PERSON
    # Both paragraphs and both sources are drawn again.
    assert {"p-2", "p-3", "source-s1", "source-s2"} <= answer.ids


def test_the_mention_that_was_clicked_is_the_one(
    as_person: AsPerson, editor: User, first: Attribution
) -> None:
    span = span_of("She")
    as_person(editor).post(
        address("attribution-link", first), revision=1, source=2, start=span.start, end=span.end
    )
    assert first.spans.get(role=Role.SOURCE).quote == "She"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"source": 2, "start": 3}, 422),  # half a mention
        ({"source": 2, "start": 9, "end": 3}, 422),  # its end before its start
        ({}, 422),  # no source
        ({"source": 99}, 404),  # one that never was
    ],
)
def test_a_choice_that_is_none_changes_nothing(
    as_person: AsPerson, editor: User, first: Attribution, sent: dict[str, int], status: int
) -> None:
    answer = as_person(editor).post(address("attribution-link", first), revision=1, **sent)
    assert answer.status == status
    first.refresh_from_db()
    assert first.kind == Kind.ANONYMOUS


def test_what_is_proposed_is_taken_over(
    as_person: AsPerson, editor: User, version: Version
) -> None:
    second = version.attributions.get(number=2)
    set_state(second, state=State.REJECTED, revision=1, by=editor)
    add_attribution(version, role=Role.SOURCE, **words("Marta"), kind=Kind.NAMED_PERSON, by=editor)
    made = version.attributions.latest("pk")
    asking = as_person(editor)
    shown = asking.get(address("attribution", made))
    parts = [str(field["value"]) for field in shown.page.select('[name="part"]')]
    assert len(parts) == 2
    answer = asking.post(address("attribution-complete", made), revision=1, part=parts)
    assert answer.status == 200
    assert {row.role for row in made.spans.all()} == {"source", "cue", "content"}


@pytest.mark.parametrize("part", ["cue", "cue x y said", "verb 1 2 x", ""])
def test_a_part_that_is_none_is_refused(
    as_person: AsPerson, editor: User, first: Attribution, part: str
) -> None:
    answer = as_person(editor).post(address("attribution-complete", first), revision=1, part=part)
    assert answer.status == 422
    assert first.spans.count() == 3


@pytest.mark.parametrize("name", ["attribution-link", "attribution-complete"])
def test_a_reader_may_not_write_and_a_stranger_finds_nothing(
    as_person: AsPerson, reader: User, stranger: User, first: Attribution, name: str
) -> None:
    assert as_person(reader).post(address(name, first), revision=1).status == 403
    assert as_person(stranger).post(address(name, first), revision=1).status == 404


def test_corrected_words_that_read_as_another_kind_are_one_button(
    as_person: Callable[[User], Asking], editor: User, article: Article
) -> None:
    quill = Attribution.objects.get(version__article=article, number=2)
    part = quill.spans.get(role="source")
    span = span_of("traders")
    answer = as_person(editor).post(
        reverse("span-move", args=[article.pk, 2, part.pk]),
        start=span.start,
        end=span.end,
        quote="traders",
        revision=quill.revision,
    )
    assert answer.status == 200
    button = answer.text_of("#chosen [data-take-reading]")
    assert button == "P “traders” reads as collective, at least 2 people: take it over"
    assert "Corrected by hand." in answer.text_of("#chosen")
    form = answer.one("#chosen form:has([data-take-reading])")
    sent = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    assert as_person(editor).post(str(form["action"]), **sent).status == 200
    source = Attribution.objects.get(pk=quill.pk).source
    assert source is not None
    assert (source.name, source.kind, source.at_least) == ("traders", "collective", 2)
    # Asked again, nothing is left to be proposed.
    answer = as_person(editor).get(reverse("attribution", args=[article.pk, 2]))
    assert not answer.page.select("[data-take-reading]")
