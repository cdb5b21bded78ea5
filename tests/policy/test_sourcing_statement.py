"""What a sourcing statement counts, and how it is worded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsapp.detection.types import State
from newsapp.policy.notation import read
from newsapp.policy.sourcing_statement import SourcingCounts, counts_of, draft


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
         "At least five sources, two unnamed; a reason is given for one."),
        (SourcingCounts(documents=1, outlets=2, groups=1),
         "One document; two other news outlets; one group of which nobody is named."),
        (SourcingCounts(sources=1_204, unnamed=13),
         "1,204 sources, 13 unnamed; no reason is given."),
    ],
)  # fmt: skip
def test_how_it_is_worded(counts: SourcingCounts, sentence: str) -> None:
    assert draft(counts) == sentence
