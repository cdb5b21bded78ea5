"""What a sourcing statement counts, and how it is worded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.types import State
from newsapp.policy.claims import supported_claims
from newsapp.policy.notation import read
from newsapp.policy.sourcing_statement import SourcingCounts, counts_of, draft

_PHRASES = (
    *("Four sources", "two of the sources", "a third source", "one of the diplomats"),
    *("an aide", "another aide", "two officials", "the official", "officials", "one official"),
)


@pytest.mark.parametrize(
    ("marked", "counts"),
    [
        # Nobody is credited.
        ("The wall is closed.", SourcingCounts()),
        # A source is counted once, however often it is credited.
        ("[named_person#s1:Ann Bell] {said} <no>. | [named_person#s1:She] {added} <never>.",
         SourcingCounts(sources=1)),
        # A body, a spokesperson and a person are three.
        ("[organization#s1:The council] {said} <no>. | [spokesperson#s2:A spokesman] {said} "
         "<yes>. | [named_person#s3:Ann Bell] {said} <so>.", SourcingCounts(sources=3)),
        # Documents, outlets and groups are counted for themselves.
        ("[document#s1:A report] {says} <no>. | [media#s2:The Courier] {reported} <yes>. | "
         "[collective#s3:Experts] {say} <so>.",
         SourcingCounts(documents=1, outlets=1, groups=1)),
        # Who only holds an attitude is no source of a statement.
        ("[named_person#s1:Ann Bell] {?hopes} <for talks>.", SourcingCounts()),
        # A reason, anywhere in the cluster.
        ("[anonymous#s1:An aide] {said} <no>, ~stock#s1:fearing for the job~.",
         SourcingCounts(sources=1, unnamed=1, explained=1)),
    ],
)  # fmt: skip
def test_what_is_counted(marked: str, counts: SourcingCounts) -> None:
    assert counts_of(read(marked)) == counts


def test_unnamed_people_count_as_many_as_the_text_gives() -> None:
    marked = "[anonymous#s1:Two officials] {said} <no>. | [anonymous#s2:Several aides] {say} <so>."
    detection = read(marked)
    two, several = detection.sources
    detection = replace(
        detection,
        sources=(replace(two, count=2, at_least=2), replace(several, count=None, at_least=2)),
    )
    counts = counts_of(detection)
    assert (counts.sources, counts.unnamed, counts.uncertain) == (4, 4, True)


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        # Of four sources two, a third and one of the two are the four.
        ("[anonymous#s1:Four sources] {said} <no>. | [anonymous#s2:Two of the sources, both "
         "Western diplomats,] {said} <yes>. | [anonymous#s3:A third source] {said} <so>. | "
         "[anonymous#s4:One of the diplomats] {said} <perhaps>.",
         "Four sources, all unnamed; no reason is given."),
        # With somebody named beside them.
        ("[anonymous#s1:Two officials] {said} <no>. | [anonymous#s2:one official] {said} <so>. | "
         "[named_person#s3:Ann Bell] {said} <yes>.",
         "Three sources, two unnamed; no reason is given."),
        # A third after two is one more, and another of the same, where none was picked out.
        ("[anonymous#s1:Two officials] {said} <no>. | [anonymous#s2:A third official] {said} <so>.",
         "Three sources, all unnamed; no reason is given."),
        ("[anonymous#s1:Two officials] {said} <no>. | [anonymous#s2:Another official] {said} <so>.",
         "Three sources, all unnamed; no reason is given."),
        ("[anonymous#s1:Two officials] {said} <no>. | [anonymous#s2:One official] {said} <so>. | "
         "[anonymous#s3:Another official] {said} <yes>.",
         "Two sources, all unnamed; no reason is given."),
        # Brought in one by one they are different people, whatever they are called.
        ("[anonymous#s1:An aide] {said} <no>. | [anonymous#s2:A diplomat] {said} <so>. | "
         "[anonymous#s3:A second aide] {said} <yes>.",
         "Three sources, all unnamed; no reason is given."),
        # So are groups of different words.
        ("[anonymous#s1:Two aides] {said} <no>. | [anonymous#s2:Three diplomats] {said} <so>.",
         "Five sources, all unnamed; no reason is given."),
        # An official may be one of the four sources, and officials may be who spoke before.
        ("[anonymous#s1:Four sources] {said} <no>. | [anonymous#s2:An official] {said} <so>.",
         "At least four sources, all unnamed; no reason is given."),
        ("[anonymous#s1:An official] {said} <no>. | [anonymous#s2:Officials] {said} <so>.",
         "At least two sources, all unnamed; no reason is given."),
        ("[anonymous#s1:An official] {said} <no>. | [anonymous#s2:The official] {said} <so>.",
         "At least one source, all unnamed; no reason is given."),
        # A reason that is printed for one of four explains one.
        ("[anonymous#s1:Four sources] {said} <no>. | [anonymous#s1:One of the sources] {said} "
         "<so>, ~substantive#s1:fearing dismissal~.",
         "Four sources, all unnamed; a reason is given for one."),
    ],
)  # fmt: skip
def test_nobody_is_counted_twice(marked: str, sentence: str) -> None:
    assert draft(counts_of(read(marked))) == sentence


def test_a_claim_counts_people_as_the_statement_does() -> None:
    """Who is among those spoken of before stands behind a claim once."""
    detection = read(
        "[anonymous#s1:Four sources] {said} <=a:the pier will close>. | [anonymous#s2:One of the "
        "diplomats] {said} <=a:the pier will close>."
    )
    (claim,) = supported_claims(detection, {one.id: one for one in detection.sources})
    assert (claim.people, counts_of(detection).unnamed) == (4, 4)


@given(st.permutations(_PHRASES), st.integers(1, len(_PHRASES)))
def test_no_more_people_than_mentions_give(phrases: list[str], kept: int) -> None:
    """However they follow each other: at least the largest group, at most the sum of all."""
    marked = " | ".join(
        f"[anonymous#s{number}:{phrase}] {{said}} <so {number}>."
        for number, phrase in enumerate(phrases[:kept])
    )
    detection = read(marked)
    unnamed = counts_of(detection).unnamed
    given = [source.count or source.at_least for source in detection.sources]
    assert max(given) <= unnamed <= sum(given)
    assert counts_of(detection).explained == 0


def test_what_was_rejected_does_not_count() -> None:
    detection = read("[anonymous#s1:An aide] {said} <no>.")
    (one,) = detection.attributions
    rejected = replace(detection, attributions=(replace(one, state=State.REJECTED),))
    assert counts_of(rejected) == SourcingCounts()


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (SourcingCounts(), "This article credits nothing to a source."),
        (SourcingCounts(sources=12, unnamed=3, explained=2, documents=2),
         "Twelve sources, three unnamed; reasons are given for two; two documents."),
        (SourcingCounts(sources=1), "One source, not anonymous."),
        (SourcingCounts(sources=1, unnamed=1), "One source, unnamed; no reason is given."),
        (SourcingCounts(sources=1, unnamed=1, explained=1),
         "One source, unnamed; the reason is given."),
        (SourcingCounts(sources=2, unnamed=2, explained=2),
         "Two sources, all unnamed; reasons are given for all."),
        (SourcingCounts(sources=5), "Five sources, none unnamed."),
        (SourcingCounts(sources=5, unnamed=2, explained=1, uncertain=True),
         "At least five sources, at least two unnamed; a reason is given for one."),
        # Where there may be more of them, nothing is said of all.
        (SourcingCounts(sources=2, unnamed=2, explained=2, uncertain=True),
         "At least two sources, all unnamed; reasons are given for two."),
        (SourcingCounts(sources=1, unnamed=1, uncertain=True),
         "At least one source, all unnamed; no reason is given."),
        (SourcingCounts(documents=1, outlets=2, groups=1),
         "One document; two other news outlets; one group of which nobody is named."),
        (SourcingCounts(sources=1_204, unnamed=13),
         "1,204 sources, 13 unnamed; no reason is given."),
    ],
)  # fmt: skip
def test_how_it_is_worded(counts: SourcingCounts, sentence: str) -> None:
    assert draft(counts) == sentence
