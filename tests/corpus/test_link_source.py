"""Crediting an attribution to a source that the text names somewhere else."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.linking import link_source
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Attribution, Source, User, Version
from newsapp.corpus.queries.linkable import linkable_sources
from newsapp.corpus.wording import called
from newsapp.detection.types import Kind, Role, State
from tests.conftest import span_of
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def loose(version: Version, editor: User) -> Attribution:
    """[The council did not respond], credited to nobody yet."""
    add_attribution(version, role=Role.CONTENT, **words("The council did not respond"), by=editor)
    return version.attributions.latest("pk")


def named(version: Version, name: str) -> Source:
    return version.sources.get(name=name)


def source_words(attribution: Attribution) -> list[str]:
    return [row.quote for row in attribution.spans.filter(role=Role.SOURCE)]


def test_the_nearest_mention_is_credited(
    version: Version, loose: Attribution, editor: User
) -> None:
    change = link_source(loose, named(version, "Two officials"), revision=1, by=editor)
    loose.refresh_from_db()
    assert source_words(loose) == ["one of the officials"]
    assert (loose.kind, loose.revision) == (Kind.ANONYMOUS, 2)
    assert change.summary == f"Credited {called(loose)} to “one of the officials”"


def test_or_the_one_that_was_pointed_at(version: Version, loose: Attribution, editor: User) -> None:
    link_source(
        loose,
        named(version, "Two officials"),
        mention=span_of("Two officials"),
        revision=1,
        by=editor,
    )
    assert source_words(loose) == ["Two officials"]


def test_another_source_replaces_the_one_before(version: Version, editor: User) -> None:
    first = version.attributions.get(number=1)
    link_source(first, named(version, "Marta Quill"), revision=1, by=editor)
    first.refresh_from_db()
    assert source_words(first) == ["Marta Quill"]
    assert (first.kind, first.state) == (Kind.NAMED_PERSON, State.CONFIRMED)


def test_a_source_that_nothing_is_credited_to_any_more_goes(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.SOURCE, **words("traders"), kind=Kind.COLLECTIVE, by=editor)
    made = version.attributions.latest("pk")
    link_source(made, named(version, "Marta Quill"), revision=1, by=editor)
    assert not version.sources.filter(name="traders").exists()


def test_a_second_mention_of_the_same_source_is_added(version: Version, editor: User) -> None:
    first = version.attributions.get(number=1)
    link_source(
        first,
        named(version, "Two officials"),
        mention=span_of("one of the officials"),
        revision=1,
        by=editor,
    )
    assert source_words(first) == ["Two officials", "one of the officials"]


def test_what_it_has_already_is_said_and_not_done_twice(version: Version, editor: User) -> None:
    first = version.attributions.get(number=1)
    with pytest.raises(NotAllowedNow, match="already"):
        link_source(first, named(version, "Two officials"), revision=1, by=editor)


def test_words_that_do_not_speak_of_the_source_are_refused(
    version: Version, loose: Attribution, editor: User
) -> None:
    with pytest.raises(NotAllowedNow, match="do not speak of “Marta Quill”"):
        link_source(
            loose,
            named(version, "Marta Quill"),
            mention=span_of("traders"),
            revision=1,
            by=editor,
        )


def test_a_source_inside_the_content_is_no_choice(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CONTENT, **words("said Marta Quill, who runs"), by=editor)
    made = version.attributions.latest("pk")
    add_span(made, revision=1, role=Role.CONTENT, **words("She added"), by=editor)
    with pytest.raises(NotAllowedNow, match="only inside the words"):
        link_source(made, named(version, "Marta Quill"), revision=2, by=editor)


def test_one_undo_takes_it_back(version: Version, loose: Attribution, editor: User) -> None:
    link_source(loose, named(version, "Two officials"), revision=1, by=editor)
    undo(version, by=editor)
    loose.refresh_from_db()
    assert (loose.source, source_words(loose)) == (None, [])


def test_a_stale_write_is_refused(
    version: Version, loose: Attribution, editor: User, standards: User
) -> None:
    set_state(loose, state=State.REJECTED, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan"):
        link_source(loose, named(version, "Two officials"), revision=1, by=editor)


def test_the_list_has_unnamed_sources_first_and_says_which_it_is(
    version: Version, editor: User
) -> None:
    second = version.attributions.get(number=2)
    listed = linkable_sources(second)
    assert [(source.name, source.mentions, source.is_own) for source in listed] == [
        ("Two officials", 2, False),
        ("Marta Quill", 2, True),
    ]


def test_a_source_of_rejected_attributions_is_not_listed(version: Version, editor: User) -> None:
    for number in (1, 4):
        rejected = version.attributions.get(number=number)
        set_state(rejected, state=State.REJECTED, revision=1, by=editor)
    second = version.attributions.get(number=2)
    assert [source.name for source in linkable_sources(second)] == ["Marta Quill"]
