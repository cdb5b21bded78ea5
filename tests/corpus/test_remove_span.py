"""Taking words out of an attribution."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import (
    add_attribution,
    add_span,
    delete_attribution,
    remove_span,
)
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Attribution, AttributionSpan, Source, User, Version
from newsapp.detection.types import Kind, Quotation, Role, State
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def span(version: Version, number: int, role: Role) -> AttributionSpan:
    return AttributionSpan.objects.get(
        attribution__version=version, attribution__number=number, role=role
    )


def test_without_its_last_source_words_an_attribution_has_no_source(
    version: Version, editor: User
) -> None:
    change = remove_span(span(version, 1, Role.SOURCE), revision=1, by=editor)
    first = version.attributions.get(number=1)
    assert (first.source, first.kind, first.state) == (None, Kind.NONE, State.CONFIRMED)
    source = version.sources.get(number=1)
    assert [row.quote for row in source.mentions.all()] == ["one of the officials"]
    assert change.summary == (
        "Took the source “Two officials” out of “the harbour wall would be closed in May”"
    )


def test_a_source_that_nothing_mentions_any_more_goes(version: Version, editor: User) -> None:
    remove_span(span(version, 1, Role.SOURCE), revision=1, by=editor)
    remove_span(span(version, 4, Role.SOURCE), revision=1, by=editor)
    assert not Source.objects.filter(version=version, number=1).exists()


def test_a_mention_that_another_attribution_needs_stays(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.SOURCE, **words("Two officials"), by=editor)
    remove_span(span(version, 1, Role.SOURCE), revision=1, by=editor)
    source = version.sources.get(number=1)
    assert "Two officials" in [row.quote for row in source.mentions.all()]


def test_one_of_two_source_spans_leaves_the_source(version: Version, editor: User) -> None:
    first = version.attributions.get(number=1)
    add_span(first, revision=1, role=Role.SOURCE, **words("The council"), by=editor)
    remove_span(first.spans.get(quote="The council"), revision=2, by=editor)
    first.refresh_from_db()
    assert first.source == version.sources.get(number=1)


def test_quotation_follows(version: Version, editor: User) -> None:
    remove_span(span(version, 2, Role.CONTENT), revision=1, by=editor)
    assert version.attributions.get(number=2).quotation == Quotation.INDIRECT


def test_the_last_words_cannot_be_removed(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    with pytest.raises(NotAllowedNow, match="only words"):
        remove_span(span(version, 5, Role.CUE), revision=1, by=editor)


def test_a_stale_revision_is_refused(version: Version, editor: User, standards: User) -> None:
    row = span(version, 1, Role.CUE)
    remove_span(span(version, 1, Role.CONTENT), revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        remove_span(row, revision=1, by=editor)
    with pytest.raises(Stale):
        remove_span(
            AttributionSpan(pk=999_999, attribution=row.attribution, start=0, end=1, quote="x"),
            revision=2,
            by=editor,
        )


# Deleting ---------------------------------------------------------------------------------------


def test_deleting_takes_a_source_that_nothing_else_mentions(version: Version, editor: User) -> None:
    add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )
    made = version.attributions.get(number=5)
    change = delete_attribution(made, revision=1, by=editor)
    assert version.attributions.count() == 4
    assert version.sources.count() == 2
    assert change.summary == "Deleted “The council”"
    assert {row["model"]: row["after"] for row in change.rows} == {
        "source": None,
        "attribution": None,
    }


def test_deleting_leaves_a_source_that_others_credit(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.SOURCE, **words("Marta Quill"), by=editor)
    delete_attribution(version.attributions.get(number=5), revision=1, by=editor)
    assert [row.quote for row in version.sources.get(number=2).mentions.all()] == [
        "Marta Quill",
        "She",
    ]


def test_a_detected_attribution_is_rejected_not_deleted(version: Version, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="reject it"):
        delete_attribution(version.attributions.get(number=1), revision=1, by=editor)


def test_deleting_what_somebody_deleted_says_who(
    version: Version, editor: User, standards: User
) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    made = version.attributions.get(number=5)
    delete_attribution(Attribution.objects.get(pk=made.pk), revision=1, by=standards)
    with pytest.raises(Stale) as caught:
        delete_attribution(made, revision=1, by=editor)
    assert caught.value.row is None
    assert "was deleted" in str(caught.value)
    assert "Stan Standards" in str(caught.value)
