"""A kind on words that are a source already: of all its mentions, or of these words alone."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.kinds import set_kind_at, source_to_change
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import KindOfOneOrAll, NotAllowedNow, QuoteMismatch, Scope
from newsapp.corpus.models import Change, Source, User, Version
from newsapp.detection.types import Kind
from tests.conftest import span_of
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def sources(version: Version) -> dict[str, tuple[str, list[str]]]:
    """The kind and the mentions of each source, by its name."""
    return {
        source.name: (source.kind, [mention.quote for mention in source.mentions.all()])
        for source in Source.objects.filter(version=version).order_by("number")
    }


def test_of_several_mentions_it_is_asked_and_nothing_is_written(
    version: Version, editor: User
) -> None:
    before = Change.objects.count()
    with pytest.raises(KindOfOneOrAll, match="has 2 mentions") as asked:
        set_kind_at(version, **words("Two officials"), kind=Kind.MEDIA, by=editor)
    assert [value for value, _ in asked.value.choices] == [Scope.ALL, Scope.THESE]
    assert Change.objects.count() == before


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (
            Scope.ALL,
            {"Two officials": ("media", ["Two officials", "one of the officials"])},
        ),
        (
            Scope.THESE,
            {
                "Two officials": ("anonymous", ["one of the officials"]),
                "Two officials, by themselves": ("media", ["Two officials"]),
            },
        ),
    ],
)
def test_all_mentions_or_these_words_in_one_change(
    version: Version, editor: User, scope: Scope, expected: dict[str, tuple[str, list[str]]]
) -> None:
    before, count = sources(version), Change.objects.count()
    set_kind_at(version, **words("Two officials"), kind=Kind.MEDIA, scope=scope, by=editor)
    stored = sorted(
        (source.kind, [mention.quote for mention in source.mentions.all()])
        for source in Source.objects.filter(version=version).exclude(name="Marta Quill")
    )
    assert stored == sorted(expected.values())
    assert Change.objects.count() == count + 1
    undo(version, by=editor)
    assert sources(version) == before


def test_one_mention_is_changed_at_once(version: Version, editor: User) -> None:
    source = Source.objects.get(version=version, name="Two officials")
    source.mentions.filter(quote="one of the officials").delete()
    set_kind_at(version, **words("Two officials"), kind=Kind.MEDIA, by=editor)
    source.refresh_from_db()
    assert (source.kind, source.kind_origin) == ("media", "hand")


@pytest.mark.parametrize(
    ("phrase", "kind", "changes"),
    [
        ("Two officials", Kind.MEDIA, True),
        ("Two officials", Kind.ANONYMOUS, False),  # that is its kind
        ("Two officials", Kind.NONE, False),  # no kind of a source
        ("Two officials", None, False),
        ("officials", Kind.MEDIA, False),  # inside a mention is none
        ("traders", Kind.MEDIA, False),  # nobody's words yet
    ],
)
def test_whether_words_and_kind_say_something_new_of_a_source(
    version: Version, phrase: str, kind: Kind | None, changes: bool
) -> None:
    assert (source_to_change(version, span_of(phrase), kind) is not None) is changes


def test_words_of_no_source_and_words_that_stand_elsewhere_are_refused(
    version: Version, editor: User
) -> None:
    with pytest.raises(NotAllowedNow, match="no mention"):
        set_kind_at(version, **words("traders"), kind=Kind.MEDIA, by=editor)
    elsewhere = words("Two officials") | {"start": 0, "end": 13}
    with pytest.raises(QuoteMismatch):
        set_kind_at(version, **elsewhere, kind=Kind.MEDIA, by=editor)
