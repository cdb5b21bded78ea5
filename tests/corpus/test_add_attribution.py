"""Marking words by hand starts an attribution, credited to nobody or to a source."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution, delete_attribution
from newsapp.corpus.errors import NotAllowedNow, QuoteMismatch
from newsapp.corpus.models import Attribution, Change, Flag, Source, User, Version
from newsapp.detection.types import Kind, Origin, Quotation, Role, State
from tests.conftest import ARTICLE_TEXT, span_of
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db

SPACE = span_of(" ")
TWO_OFFICIALS = span_of("Two officials")


def newest(version: Version) -> Attribution:
    return version.attributions.order_by("number").last() or pytest.fail("nothing was added")


def test_source_words_make_an_attribution_a_source_and_a_mention(
    version: Version, editor: User
) -> None:
    change = add_attribution(
        version, role=Role.SOURCE, **words("The council"), kind=Kind.ORGANIZATION, by=editor
    )

    made = newest(version)
    assert made.source is not None
    assert (made.number, made.origin, made.state) == (5, Origin.HAND, State.CONFIRMED)
    assert made.created_by == editor
    assert [(row.role, row.quote) for row in made.spans.all()] == [("source", "The council")]
    assert (made.source.number, made.source.name, made.source.kind) == (
        3,
        "The council",
        Kind.ORGANIZATION,
    )
    assert [row.quote for row in made.source.mentions.all()] == ["The council"]
    assert change.by == editor
    assert change.summary == "Marked “The council” as source (organization)"
    assert [(row["model"], row["before"], row["after"]["revision"]) for row in change.rows] == [
        ("source", None, 1),
        ("attribution", None, 1),
    ]


def test_words_that_are_a_mention_already_credit_that_source(
    version: Version, editor: User
) -> None:
    add_attribution(version, role=Role.SOURCE, **words("Marta Quill"), by=editor)

    made = newest(version)
    assert made.source is not None
    assert made.source.name == "Marta Quill"
    assert Source.objects.filter(version=version).count() == 2


@pytest.mark.parametrize("kind", [Kind.ANONYMOUS, Kind.NONE, Kind.REPORTER])
def test_another_kind_for_a_mentioned_source_is_refused(
    version: Version, editor: User, kind: Kind
) -> None:
    with pytest.raises(NotAllowedNow, match="Change the source’s kind"):
        add_attribution(version, role=Role.SOURCE, **words("Marta Quill"), kind=kind, by=editor)
    assert Attribution.objects.count() == 4


def test_new_source_words_need_a_kind(version: Version, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="Choose what kind"):
        add_attribution(version, role=Role.SOURCE, **words("The council"), by=editor)


@pytest.mark.parametrize("kind", [Kind.NONE, Kind.REPORTER])
def test_none_and_reporter_make_no_source(version: Version, editor: User, kind: Kind) -> None:
    add_attribution(version, role=Role.SOURCE, **words("The council"), kind=kind, by=editor)

    made = newest(version)
    assert made.source is None
    assert made.kind is kind
    assert Source.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "phrase", "quotation"),
    [
        # a cue quotes nothing
        (Role.CUE, "did not respond", Quotation.INDIRECT),
        # outside every quotation mark
        (Role.CONTENT, "runs the fish market", Quotation.INDIRECT),
        # inside, with and without the marks
        (Role.CONTENT, "“Nobody told us,”", Quotation.DIRECT),
        (Role.CONTENT, "Nobody told", Quotation.DIRECT),
        # across a mark
        (Role.CONTENT, "“Nobody told us,” said Marta", Quotation.MIXED),
    ],
)
def test_cue_and_content_stand_alone_without_a_source(
    version: Version, editor: User, role: Role, phrase: str, quotation: Quotation
) -> None:
    add_attribution(version, role=role, **words(phrase), by=editor)

    made = newest(version)
    assert (made.source, made.kind, made.quotation) == (None, Kind.NONE, quotation)


def test_cue_cannot_carry_the_kind_of_a_source(version: Version, editor: User) -> None:
    with pytest.raises(NotAllowedNow, match="Select the words of the source"):
        add_attribution(version, role=Role.CUE, **words("respond"), kind=Kind.ANONYMOUS, by=editor)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        # one to the right: the offsets in UTF-16 units, where the emoji counts twice
        (TWO_OFFICIALS.start + 1, TWO_OFFICIALS.end + 1, "Two officials"),
        # beyond the text
        (len(ARTICLE_TEXT) - 1, len(ARTICLE_TEXT) + 3, "\n"),
        # negative offsets must not count from the end
        (-3, -1, "d."),
        # empty
        (5, 5, ""),
        # half a character, as JSON can carry it
        (0, 1, "\ud83d"),
        # nothing but spaces
        (SPACE.start, SPACE.end, " "),
        # the other case
        (TWO_OFFICIALS.start, TWO_OFFICIALS.end, "two officials"),
    ],
)
def test_words_that_do_not_stand_there_are_refused_and_nothing_is_written(
    version: Version, editor: User, start: int, end: int, quote: str
) -> None:
    before = (Attribution.objects.count(), Source.objects.count(), Change.objects.count())
    with pytest.raises(QuoteMismatch) as caught:
        add_attribution(
            version,
            role=Role.SOURCE,
            start=start,
            end=end,
            quote=quote,
            kind=Kind.ANONYMOUS,
            by=editor,
        )
    assert str(caught.value).encode(), "the message can be sent"
    assert before == (Attribution.objects.count(), Source.objects.count(), Change.objects.count())


def test_the_same_request_twice_makes_one_attribution(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    with pytest.raises(NotAllowedNow, match="“respond” is marked as cue already"):
        add_attribution(version, role=Role.CUE, **words("respond"), by=editor)


def test_flags_follow(version: Version, editor: User) -> None:
    """An unnamed source without a reason is flagged at once, without being part of the change."""
    before = set(Flag.objects.filter(active=True).values_list("rule", "source__number"))
    change = add_attribution(
        version, role=Role.SOURCE, **words("traders"), kind=Kind.ANONYMOUS, by=editor
    )
    made = newest(version)
    assert made.source is not None
    after = set(Flag.objects.filter(active=True).values_list("rule", "source__number"))
    assert ("S04", made.source.number) in after - before
    assert {row["model"] for row in change.rows} == {"source", "attribution"}


def test_numbers_are_never_given_again(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    delete_attribution(newest(version), revision=1, by=editor)
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    assert newest(version).number == 6
