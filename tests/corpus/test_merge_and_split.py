"""Which mentions are the same source: merging, splitting, and what goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from newsapp.corpus import rereading
from newsapp.corpus.actions.articles import detect_again
from newsapp.corpus.actions.clusters import merge, split
from newsapp.corpus.actions.decisions import decide
from newsapp.corpus.actions.sources import MOST_PEOPLE, rename, set_count
from newsapp.corpus.actions.tags import add_tag, tag_source
from newsapp.corpus.actions.undo import redo, undo
from newsapp.corpus.assessment import reassess
from newsapp.corpus.errors import AnonymityEnds, NotAllowedNow, Stale
from newsapp.corpus.models import (
    Attestation,
    Change,
    Comment,
    Desk,
    Source,
    User,
    Version,
)
from newsapp.detection.types import Detection, Kind
from newsapp.policy.types import Outcome
from tests.conftest import article_detection, span_of
from tests.corpus.snapshot_of import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officials(version: Version) -> Source:
    return version.sources.get(number=1)


@pytest.fixture
def quill(version: Version) -> Source:
    return version.sources.get(number=2)


def words_of(source: Source) -> list[str]:
    return [row.quote for row in source.mentions.all()]


def test_a_merge_moves_mentions_and_attributions_and_undoes_at_once(
    version: Version, officials: Source, quill: Source, editor: User
) -> None:
    before = rows_of(version)
    change = merge(quill, {officials: 1}, revision=1, by=editor, sure=True)
    assert change.summary.startswith("Merged “Two officials” into “Marta Quill”")
    merged = version.sources.get()
    assert words_of(merged) == ["Two officials", "Marta Quill", "She", "one of the officials"]
    assert (merged.name, merged.kind, merged.count) == ("Marta Quill", "named_person", 1)
    assert set(version.attributions.values_list("source", flat=True)) == {merged.pk}
    after = rows_of(version)

    undo(version, by=editor)
    assert rows_of(version) == before
    redo(version, by=editor)
    assert rows_of(version) == after


def test_a_split_takes_mentions_with_their_attributions(
    version: Version, officials: Source, editor: User
) -> None:
    before = rows_of(version)
    one = officials.mentions.get(quote="one of the officials")
    split(officials, mentions=[one.pk], revision=1, by=editor)
    made = version.sources.get(number=3)
    assert (made.name, made.kind) == ("one of the officials", "anonymous")
    assert words_of(made) == ["one of the officials"]
    assert words_of(officials) == ["Two officials"]
    assert [row.number for row in made.attributions.all()] == [4]
    after = rows_of(version)

    undo(version, by=editor)
    assert rows_of(version) == before
    redo(version, by=editor)
    assert rows_of(version) == after


def test_a_split_by_attribution_takes_its_words(
    version: Version, officials: Source, editor: User
) -> None:
    split(officials, attributions=[1], revision=1, by=editor)
    assert words_of(version.sources.get(number=3)) == ["Two officials"]


def test_a_printed_reason_goes_with_the_nearest_mention(
    version: Version, officials: Source, editor: User
) -> None:
    place = span_of("crumbling into the sea")  # stands in for a reason, beside the second mention
    officials.reasons.create(start=place.start, end=place.end, quote="crumbling into the sea")
    Source.objects.filter(pk=officials.pk).update(reason_type="stock")
    one = officials.mentions.get(quote="one of the officials")
    split(officials, mentions=[one.pk], revision=1, by=editor)
    made = version.sources.get(number=3)
    officials.refresh_from_db()
    assert (made.reasons.count(), made.reason_type) == (1, "stock")
    assert (officials.reasons.count(), officials.reason_type) == (0, "")


def test_nothing_and_everything_cannot_be_split_off(
    version: Version, officials: Source, editor: User
) -> None:
    with pytest.raises(NotAllowedNow, match="Choose the mentions"):
        split(officials, revision=1, by=editor)
    everything = list(officials.mentions.values_list("pk", flat=True))
    with pytest.raises(NotAllowedNow, match="everything there is"):
        split(officials, mentions=everything, revision=1, by=editor)


def test_a_source_cannot_be_merged_with_itself(officials: Source, editor: User) -> None:
    with pytest.raises(NotAllowedNow):
        merge(officials, {}, revision=1, by=editor)
    with pytest.raises(NotAllowedNow):
        merge(officials, {officials: 1}, revision=1, by=editor)


def test_what_is_anonymous_becomes_somebodys_words_only_where_it_is_meant(
    version: Version, officials: Source, quill: Source, editor: User, standards: User
) -> None:
    """The question counts what goes, the record says what has gone, and undo brings it back."""
    open_flags = set(version.flags.filter(active=True))
    decided = version.flags.get(rule="S04")
    decide(decided, outcome=Outcome.ACCEPT, note="their posts", revision=1, by=standards)
    before = rows_of(version)
    goes = f"2 claims would no longer count as anonymous, {len(open_flags) - 1} open flags would go"
    with pytest.raises(AnonymityEnds, match=f"{goes} and 1 decided flag would go"):
        merge(quill, {officials: 1}, revision=1, by=editor)
    assert rows_of(version) == before
    assert set(version.flags.filter(active=True)) == open_flags

    change = merge(quill, {officials: 1}, revision=1, by=editor, sure=True)
    assert change.summary == (
        "Merged “Two officials” into “Marta Quill”: 2 claims no longer anonymous, "
        f"{len(open_flags) - 1} open flags gone and 1 decided flag gone"
    )
    assert not version.flags.filter(active=True, pk__in=[row.pk for row in open_flags]).exists()
    undo(version, by=editor)
    assert rows_of(version) == before
    assert set(version.flags.filter(active=True)) == open_flags


# The kind of the source that stays, that of the other one, and whether anybody is asked.
ASKED: tuple[tuple[Kind, Kind, bool], ...] = (
    (Kind.NAMED_PERSON, Kind.ANONYMOUS, True),
    (Kind.COLLECTIVE, Kind.ANONYMOUS, True),  # "critics" too are no anonymous source
    (Kind.ANONYMOUS, Kind.ANONYMOUS, False),
    (Kind.ANONYMOUS, Kind.NAMED_PERSON, False),  # what was named is looked at more closely
    (Kind.NAMED_PERSON, Kind.COLLECTIVE, False),
)


@pytest.mark.parametrize(("stays", "goes", "asked"), ASKED)
def test_only_what_ends_anonymity_is_asked_about(
    version: Version,
    officials: Source,
    quill: Source,
    editor: User,
    stays: Kind,
    goes: Kind,
    asked: bool,
) -> None:
    for source, kind in ((quill, stays), (officials, goes)):
        source.kind = kind
        source.save()
    if asked:
        with pytest.raises(AnonymityEnds):
            merge(quill, {officials: 1}, revision=1, by=editor)
    else:
        merge(quill, {officials: 1}, revision=1, by=editor)
    assert version.sources.count() == (2 if asked else 1)


def test_where_nothing_is_lost_nobody_is_asked(
    version: Version, officials: Source, quill: Source, editor: User
) -> None:
    """Rejected attributions count for nothing."""
    officials.attributions.update(state="rejected")
    reassess(version)
    change = merge(quill, {officials: 1}, revision=1, by=editor)
    assert change.summary == "Merged “Two officials” into “Marta Quill”"


def test_what_has_gone_is_told_beside_names_of_any_length(
    version: Version, officials: Source, quill: Source, editor: User
) -> None:
    Source.objects.update(name="a person close to the talks " * 15)
    change = merge(quill, {officials: 1}, revision=1, by=editor, sure=True)
    assert change.summary.endswith("gone")
    assert "2 claims no longer anonymous" in change.summary


def test_every_source_of_a_merge_must_be_as_it_was_seen(
    version: Version, officials: Source, quill: Source, editor: User, standards: User
) -> None:
    rename(officials, name="officials", revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        merge(quill, {officials: 1}, revision=1, by=editor, sure=True)
    assert version.sources.count() == 2


# What the target and the other answer, and which answers stand afterwards.
ATTESTED: tuple[tuple[str | None, str | None, list[str]], ...] = (
    ("yes", None, ["yes"]),  # only the target
    (None, "yes", ["yes"]),  # only the other: it holds for what is one source now
    ("yes", "yes", ["yes"]),  # the same, once
    ("yes", "no", []),  # they differ: somebody has to attest again
)


@pytest.mark.parametrize(("on_target", "on_other", "standing"), ATTESTED)
def test_attestations_and_comments_move_with_a_merge(
    version: Version,
    officials: Source,
    quill: Source,
    standards: User,
    on_target: str | None,
    on_other: str | None,
    standing: list[str],
) -> None:
    for source, answer in ((quill, on_target), (officials, on_other)):
        if answer:
            Attestation.objects.create(
                version=version,
                source=source,
                topic="identity_known",
                answer=answer,
                by=standards,
                at=timezone.now(),
            )
    Comment.objects.create(version=version, source=officials, text="Who?", by=standards)
    before = rows_of(version)
    merge(quill, {officials: 1}, revision=1, by=standards, sure=True)
    assert [row.answer for row in quill.attestations.filter(withdrawn_at=None)] == standing
    assert quill.comments.get().text == "Who?"
    undo(version, by=standards)
    assert rows_of(version) == before
    assert officials.comments.count() == 1
    redo(version, by=standards)
    assert [row.answer for row in quill.attestations.filter(withdrawn_at=None)] == standing


def test_tags_move_with_a_merge_each_once(
    version: Version, desk: Desk, officials: Source, quill: Source, editor: User
) -> None:
    tags = [add_tag(desk, name=name, applies_to="source") for name in ("Lobby", "Insider")]
    tag_source(officials, tags=tags, revision=1, by=editor)
    tag_source(quill, tags=tags[:1], revision=1, by=editor)
    merge(quill, {officials: 2}, revision=2, by=editor, sure=True)
    assert sorted(str(row) for row in quill.tags.all()) == ["Insider", "Lobby"]


def test_a_merge_and_a_split_stand_when_detection_runs_again(
    version: Version, officials: Source, quill: Source, editor: User, find: None
) -> None:
    """Although detection still groups as it did before."""
    merge(quill, {officials: 1}, revision=1, by=editor, sure=True)
    detect_again(version, by=editor)
    merged = version.sources.get()
    assert len(words_of(merged)) == 4
    one = merged.mentions.get(quote="one of the officials")
    split(merged, mentions=[one.pk], revision=merged.revision, by=editor)
    detect_again(version, by=editor)
    assert [words_of(source) for source in version.sources.all()] == [
        ["Two officials", "Marta Quill", "She"],
        ["one of the officials"],
    ]
    credited = version.attributions.order_by("number").values_list("source__number", flat=True)
    assert list(credited) == [2, 2, 2, 3]


def test_a_name_and_a_number_stand_when_detection_runs_again(
    version: Version, officials: Source, editor: User, find: None
) -> None:
    rename(officials, name="the  officials", revision=1, by=editor)
    set_count(officials, count=3, revision=2, by=editor)
    detect_again(version, by=editor)
    officials.refresh_from_db()
    assert (officials.name, officials.count, officials.at_least) == ("the officials", 3, 3)


def test_a_name_is_refused_that_the_article_does_not_print(
    version: Version, officials: Source, editor: User
) -> None:
    """Or the name would be a place to store who an unnamed source is."""
    with pytest.raises(NotAllowedNow, match="does not stand in the article"):
        rename(officials, name="Ines Barroso", revision=1, by=editor)
    assert not Change.objects.filter(version=version, action="source.rename").exists()


def test_a_number_of_people_is_exact_or_at_least(officials: Source, editor: User) -> None:
    change = set_count(officials, count=None, at_least=4, revision=1, by=editor)
    assert change.summary == "“Two officials”: at least 4 people"
    assert set_count(officials, count=1, revision=2, by=editor).summary.endswith("1 person")
    for number in (0, MOST_PEOPLE + 1):
        with pytest.raises(NotAllowedNow):
            set_count(officials, count=number, revision=3, by=editor)


@pytest.fixture
def find(monkeypatch: pytest.MonkeyPatch) -> None:
    """Detection finds the article of the cast, with one attribution's edge elsewhere."""

    def detect(text: str, language: str | None = None) -> Detection:
        found = article_detection()
        first, *rest = found.attributions
        moved = replace(first, content=(span_of("the harbour wall would be closed"),))
        return replace(found, attributions=(moved, *rest))

    monkeypatch.setattr(rereading, "detect", detect)
