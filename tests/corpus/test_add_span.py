"""Adding words to an attribution: merging, joining a source, and what is refused."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.errors import NotAllowedNow, QuoteMismatch, Stale
from newsapp.corpus.models import Attribution, Source, User, Version
from newsapp.detection.types import Kind, Quotation, Role, State
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(version: Version) -> Attribution:
    """a1: “Two officials” said [the harbour wall would be closed in May]."""
    return version.attributions.get(number=1)


def spans(attribution: Attribution, role: Role) -> list[str]:
    return [row.quote for row in attribution.spans.filter(role=role)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # inside what is there: nothing grows
        ("harbour wall", ["the harbour wall would be closed in May"]),
        # over its right edge
        ("closed in May.", ["the harbour wall would be closed in May."]),
        # around it
        (
            " the harbour wall would be closed in May.",
            [" the harbour wall would be closed in May."],
        ),
        # apart from it: a second span
        ("traders would meet", ["the harbour wall would be closed in May", "traders would meet"]),
    ],
)
def test_overlapping_spans_of_one_role_become_one(
    first: Attribution, editor: User, phrase: str, expected: list[str]
) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words(phrase), by=editor)
    assert spans(first, Role.CONTENT) == expected


def test_one_span_can_join_two(first: Attribution, editor: User) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words("that traders"), by=editor)
    add_span(first, revision=2, role=Role.CONTENT, **words("on Friday"), by=editor)
    add_span(
        first,
        revision=3,
        role=Role.CONTENT,
        **words("traders would meet on"),
        by=editor,
    )
    assert spans(first, Role.CONTENT)[1:] == ["that traders would meet on Friday"]


def test_spans_that_only_touch_stay_apart(first: Attribution, editor: User) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words(".\n", nth=1), by=editor)
    assert spans(first, Role.CONTENT) == ["the harbour wall would be closed in May", ".\n"]


def test_words_of_another_role_are_refused(first: Attribution, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="overlap the cue of the same attribution, “said”"):
        add_span(first, revision=1, role=Role.CONTENT, **words("said the harbour"), by=editor)
    first.refresh_from_db()
    assert first.revision == 1


def test_source_words_become_a_mention_of_its_source(first: Attribution, editor: User) -> None:
    change = add_span(first, revision=1, role=Role.SOURCE, **words("The council"), by=editor)
    source = first.version.sources.get(number=1)
    assert [row.quote for row in source.mentions.all()] == [
        "Two officials",
        "one of the officials",
        "The council",
    ]
    assert source.revision == 2, "its mentions belong to it"
    assert [row["model"] for row in change.rows] == ["source", "attribution"]


def test_a_longer_source_span_takes_the_place_of_its_mention(
    first: Attribution, editor: User
) -> None:
    add_span(first, revision=1, role=Role.SOURCE, **words("\nTwo officials"), by=editor)
    source = first.version.sources.get(number=1)
    assert [row.quote for row in source.mentions.all()] == [
        "\nTwo officials",
        "one of the officials",
    ]


def test_an_attribution_without_source_gets_one_of_the_kind(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    made = version.attributions.get(number=5)
    with pytest.raises(NotAllowedNow, match="Choose what kind"):
        add_span(made, revision=1, role=Role.SOURCE, **words("The council"), by=editor)
    add_span(
        made,
        revision=1,
        role=Role.SOURCE,
        **words("The council"),
        kind=Kind.ORGANIZATION,
        by=editor,
    )
    made.refresh_from_db()
    assert made.source == Source.objects.get(name="The council")
    assert made.kind is Kind.ORGANIZATION


def test_an_attribution_without_source_joins_the_one_that_is_mentioned(
    version: Version, editor: User
) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    made = version.attributions.get(number=5)
    add_span(made, revision=1, role=Role.SOURCE, **words("Marta Quill"), by=editor)
    made.refresh_from_db()
    assert made.source == version.sources.get(number=2)


def test_a_mention_of_another_source_is_refused(first: Attribution, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="mention another source, “Marta Quill”"):
        add_span(first, revision=1, role=Role.SOURCE, **words("She"), by=editor)


def test_another_kind_than_the_sources_is_refused(first: Attribution, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="which is anonymous"):
        add_span(
            first,
            revision=1,
            role=Role.SOURCE,
            **words("The council"),
            kind=Kind.ORGANIZATION,
            by=editor,
        )


def test_quotation_follows_the_content(first: Attribution, editor: User) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words("Nobody told us"), by=editor)
    first.refresh_from_db()
    assert first.quotation == Quotation.MIXED


def test_a_corrected_proposal_is_confirmed_and_a_rejected_one_stays_rejected(
    version: Version, first: Attribution, editor: User
) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words("Friday"), by=editor)
    first.refresh_from_db()
    assert first.state == State.CONFIRMED

    second = version.attributions.get(number=2)
    set_state(second, state=State.REJECTED, revision=1, by=editor)
    add_span(second, revision=2, role=Role.CONTENT, **words("Friday"), by=editor)
    second.refresh_from_db()
    assert second.state == State.REJECTED


def test_a_stale_revision_is_refused_and_says_who_was_faster(
    first: Attribution, editor: User, standards: User
) -> None:
    add_span(first, revision=1, role=Role.CONTENT, **words("Friday"), by=standards)
    with pytest.raises(Stale) as caught:
        add_span(first, revision=1, role=Role.CONTENT, **words("traders"), by=editor)
    assert caught.value.sent_revision == 1
    assert isinstance(caught.value.row, Attribution)
    assert caught.value.row.revision == 2
    assert caught.value.summary.startswith("Stan Standards, ")
    assert caught.value.summary.endswith(
        "Added “Friday” as content to “the harbour wall would be closed in May”"
    )
    assert "traders" not in spans(first, Role.CONTENT)


def test_a_wrong_quote_is_refused(first: Attribution, editor: User) -> None:
    with pytest.raises(QuoteMismatch, match="not “Monday”"):
        add_span(
            first,
            revision=1,
            role=Role.CONTENT,
            **{**words("Friday"), "quote": "Monday"},
            by=editor,
        )
