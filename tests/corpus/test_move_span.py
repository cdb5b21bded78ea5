"""Moving the edges of what is marked: one write, with the revision that was seen."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution, add_span, remove_span, set_state
from newsapp.corpus.actions.moving import move_span
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, QuoteMismatch, Stale
from newsapp.corpus.models import Attribution, AttributionSpan, Change, User, Version
from newsapp.detection.types import Kind, Quotation, Role, State
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(version: Version) -> Attribution:
    """a1: “Two officials” said [the harbour wall would be closed in May]."""
    return version.attributions.get(number=1)


def part(attribution: Attribution, role: Role) -> AttributionSpan:
    return attribution.spans.get(role=role)


@pytest.mark.parametrize(
    "phrase",
    [
        "the harbour wall would be closed in May.",  # the end, outwards
        "the harbour wall would be closed",  # the end, inwards
        "harbour wall would be closed in May",  # the start, inwards
        "wall would be",  # both
        "added",  # somewhere else altogether
    ],
)
def test_the_words_are_what_the_edges_enclose(
    first: Attribution, editor: User, phrase: str
) -> None:
    move_span(part(first, Role.CONTENT), revision=1, **words(phrase), by=editor)
    assert part(first, Role.CONTENT).quote == phrase
    first.refresh_from_db()
    assert (first.revision, first.state) == (2, State.CONFIRMED)


def test_where_it_stands_already_nothing_changes(first: Attribution, editor: User) -> None:
    before = Change.objects.count()
    move_span(
        part(first, Role.CONTENT),
        revision=1,
        **words("the harbour wall would be closed in May"),
        by=editor,
    )
    first.refresh_from_db()
    assert (first.revision, first.state) == (1, State.PROPOSED)
    assert Change.objects.count() == before


def test_the_mention_of_a_source_moves_along(first: Attribution, editor: User) -> None:
    move_span(part(first, Role.SOURCE), revision=1, **words("officials"), by=editor)
    assert first.source is not None
    mentions = [row.quote for row in first.source.mentions.all()]
    assert mentions == ["officials", "one of the officials"]


def test_words_that_another_attribution_credits_stay_a_mention(
    version: Version, first: Attribution, editor: User
) -> None:
    add_attribution(version, role=Role.SOURCE, **words("Two officials"), by=editor)
    move_span(part(first, Role.SOURCE), revision=1, **words("officials"), by=editor)
    assert first.source is not None
    assert {"Two officials", "officials"} <= {row.quote for row in first.source.mentions.all()}


def test_what_it_grows_over_becomes_one_with_it(first: Attribution, editor: User) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words("that traders"), by=editor)
    row = first.spans.get(quote="that traders")
    move_span(
        first.spans.get(quote="the harbour wall would be closed in May"),
        revision=2,
        **words("that traders would meet"),
        by=editor,
    )
    assert [span.quote for span in first.spans.filter(role=Role.CONTENT)] == [
        "that traders would meet"
    ]
    assert not AttributionSpan.objects.filter(pk=row.pk).exists()


def test_the_quotation_follows(version: Version, editor: User) -> None:
    second = version.attributions.get(number=2)
    move_span(
        part(second, Role.CONTENT), revision=1, **words("who runs the fish market"), by=editor
    )
    second.refresh_from_db()
    assert second.quotation == Quotation.INDIRECT


def test_one_undo_gives_the_old_edges_back(
    version: Version, first: Attribution, editor: User
) -> None:
    move_span(part(first, Role.SOURCE), revision=1, **words("officials"), by=editor)
    undo(version, by=editor)
    first.refresh_from_db()
    assert part(first, Role.SOURCE).quote == "Two officials"
    assert first.state == State.PROPOSED


def test_other_roles_of_the_attribution_are_in_the_way(first: Attribution, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="overlap the cue"):
        move_span(part(first, Role.SOURCE), revision=1, **words("officials said"), by=editor)


def test_the_words_of_another_source_are_not_taken(first: Attribution, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="another source, “Marta Quill”"):
        move_span(part(first, Role.SOURCE), revision=1, **words("Marta Quill"), by=editor)


def test_the_words_must_stand_there(first: Attribution, editor: User) -> None:
    with pytest.raises(QuoteMismatch):
        move_span(
            part(first, Role.SOURCE), revision=1, start=0, end=4, quote="officials", by=editor
        )


def test_a_colleague_who_was_faster_is_not_overwritten(
    first: Attribution, editor: User, standards: User
) -> None:
    row = part(first, Role.CONTENT)
    set_state(first, state=State.CONFIRMED, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan"):
        move_span(row, revision=1, **words("harbour wall"), by=editor)


def test_a_part_that_is_gone_cannot_be_moved(
    first: Attribution, editor: User, standards: User
) -> None:
    row = part(first, Role.CUE)
    remove_span(part(first, Role.CUE), revision=1, by=standards)
    with pytest.raises(Stale, match="Took the cue “said” out"):
        move_span(row, revision=2, **words("added"), by=editor)


def test_a_mark_without_a_source_moves_too(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.SOURCE, **words("traders"), kind=Kind.REPORTER, by=editor)
    made = version.attributions.latest("pk")
    move_span(part(made, Role.SOURCE), revision=1, **words("that traders"), by=editor)
    assert part(made, Role.SOURCE).quote == "that traders"
