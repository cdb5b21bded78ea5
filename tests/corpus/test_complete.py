"""What is proposed for an attribution that a person has begun, and taking it over."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution, add_span, set_state
from newsapp.corpus.actions.completing import complete
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, QuoteMismatch, Stale
from newsapp.corpus.models import Attribution, User, Version
from newsapp.corpus.queries.proposals import proposed_parts
from newsapp.detection.types import Kind, Role, State
from tests.corpus.marking import words

pytestmark = pytest.mark.django_db


def begun(version: Version, by: User, phrase: str, kind: Kind, nth: int = 1) -> Attribution:
    add_attribution(version, role=Role.SOURCE, **words(phrase, nth), kind=kind, by=by)
    return version.attributions.latest("pk")


def proposed(attribution: Attribution) -> list[tuple[str, str]]:
    text = attribution.version.text
    return [(role.value, span.of(text)) for role, span in proposed_parts(attribution)]


def test_the_detector_reads_the_paragraph(version: Version, editor: User) -> None:
    version.attributions.filter(number__in=(1,)).delete()
    made = begun(version, editor, "Two officials", Kind.ANONYMOUS)
    assert proposed(made) == [
        ("cue", "said"),
        ("content", "the harbour wall would be closed in May"),
    ]


def test_words_beside_the_detector_s_source_get_the_sentence(
    version: Version, editor: User
) -> None:
    version.attributions.filter(number=1).delete()
    version.sources.get(number=1).mentions.filter(quote="Two officials").delete()
    made = begun(version, editor, "Two", Kind.ANONYMOUS)
    assert ("cue", "said") in proposed(made)


def test_what_is_marked_in_the_sentence_is_not_proposed_again(
    version: Version, editor: User
) -> None:
    made = begun(version, editor, "traders", Kind.COLLECTIVE)
    assert proposed(made) == []


def test_what_somebody_rejected_is_proposed_again_on_asking(version: Version, editor: User) -> None:
    second = version.attributions.get(number=2)
    set_state(second, state=State.REJECTED, revision=1, by=editor)
    made = begun(version, editor, "Marta", Kind.NAMED_PERSON)
    assert proposed(made) == [("content", "“Nobody told us,”"), ("cue", "said")]


def test_only_what_it_lacks(version: Version, editor: User) -> None:
    second = version.attributions.get(number=2)
    set_state(second, state=State.REJECTED, revision=1, by=editor)
    made = begun(version, editor, "Marta", Kind.NAMED_PERSON)
    add_span(made, revision=1, role=Role.CUE, **words("said", nth=2), by=editor)
    assert proposed(made) == [("content", "“Nobody told us,”")]


def test_nothing_without_source_words(version: Version, editor: User) -> None:
    add_attribution(version, role=Role.CUE, **words("respond"), by=editor)
    assert proposed(version.attributions.latest("pk")) == []


def test_nothing_in_another_language(version: Version, editor: User) -> None:
    version.attributions.filter(number=1).delete()
    made = begun(version, editor, "Two officials", Kind.ANONYMOUS)
    made.version.language = "de"
    assert proposed(made) == []


def test_taking_it_over_is_one_change(version: Version, editor: User) -> None:
    version.attributions.filter(number=1).delete()
    made = begun(version, editor, "Two officials", Kind.ANONYMOUS)
    parts = [
        (role, span.start, span.end, span.of(version.text)) for role, span in proposed_parts(made)
    ]
    change = complete(made, revision=1, parts=parts, by=editor)
    assert {(row.role, row.quote) for row in made.spans.all()} == {
        ("source", "Two officials"),
        ("cue", "said"),
        ("content", "the harbour wall would be closed in May"),
    }
    assert change.summary.startswith("Added “said” as cue and “the harbour")
    undo(version, by=editor)
    assert [row.role for row in made.spans.all()] == ["source"]


def refused(made: Attribution, by: User, *parts: tuple[Role, str]) -> None:
    sent = [(role, *words(quote).values()) for role, quote in parts]
    complete(made, revision=made.revision, parts=sent, by=by)


def test_what_does_not_fit_is_refused(version: Version, editor: User) -> None:
    made = begun(version, editor, "traders", Kind.COLLECTIVE)
    with pytest.raises(NotAllowedNow, match="marked by itself"):
        refused(made, editor, (Role.SOURCE, "Friday"))
    with pytest.raises(NotAllowedNow, match="overlap the source"):
        refused(made, editor, (Role.CUE, "that traders"))
    with pytest.raises(NotAllowedNow, match="cue already"):
        refused(made, editor, (Role.CUE, "added"), (Role.CUE, "She added"))
    with pytest.raises(QuoteMismatch):
        complete(made, revision=1, parts=[(Role.CUE, 0, 4, "said")], by=editor)
    set_state(made, state=State.REJECTED, revision=1, by=editor)
    with pytest.raises(Stale):
        refused(made, editor, (Role.CUE, "added"))
