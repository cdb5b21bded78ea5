"""Single cases of the rules that look at one statement: what counts, and what does not."""

import pytest

from newsapp.policy.types import Metadata
from tests.policy.rule_table import flags_of, quotes


@pytest.mark.parametrize(
    ("rule", "marked", "found"),
    [
        # S10: a word that attacks counts where somebody is meant
        ("S10", "[anonymous:An aide] {said} <Ruiz was weak>.", True),
        ("S10", "[anonymous:An aide] {said} <the signal was weak>.", False),
        # a report's adjective is no attack when a named person gives it
        ("S10", "[document:The audit] {called} <the agency chaotic>.", False),
        # S11: praise with the name of an era in it is none
        ("S11", "[anonymous:An aide] {said} <the Great Depression came up>.", False),
        ("S11", "[anonymous:An aide] {said} <it was a great day>.", True),
        # S15: the outlet tells whom it has it from
        ("S15", "[media:Bloomberg] {reported}, citing court records, <that it failed>.", False),
        ("S15", "[media:Bloomberg] {reported} <that it failed>, citing people.", True),
        # S20: an attitude's source beside it is somebody
        ("S20", "[named_person:Ana Ruiz] {?wants} <it>. “Nobody ever asked for less.”", False),
        # S21: the language it is from
        ("S21", "He shouted the Russian for “goodbye” and left.", False),
        ("S21", "He went to a so “called” school.", True),
        # S22: an unnamed group may stand in the paragraph before
        ("S22", "[anonymous#o:Aides] {said} <no>.\n\n| [anonymous#o:They] {added} <it>.", False),
        # S23: an institution that is called after its work, not its place
        ("S23", "[organization:The State Department] {said} <no>.", False),
        ("S23", "[organization:the Kremlin] {said} <no>.", True),
        # S25: how it was obtained may stand in front
        ("S25", "Leaked to the Echo, [document:a memo] {says} <no>.", False),
        ("S25", "[document#m:A memo] {says} <no>. | [document#m:Hull’s memo] {adds} <so>.", False),
        ("S25", "[document:A memo] {says} <no>. The memo, seen by the Echo, is short.", False),
        ("S25", "[document:A memo] {says} <no>. The memo is short.", True),
        # S30: a reporter who has learned something
        ("S30", "[reporter:We] {understand} <that it is off>.", False),
        ("S30", "[reporter:We] {have been told} <that it is off>.", True),
        ("S30", "[named_person:Anna, 34,] {said} <no>.", True),
        ("S30", "[named_person:Anna] {said} <no>. Anna Berg lives in Hull.", False),
    ],
)  # fmt: skip
def test_one_case(rule: str, marked: str, found: bool) -> None:
    assert bool(flags_of(rule, marked)) is found


@pytest.mark.parametrize(
    ("rule", "marked", "thresholds"),
    [
        ("S20", "The deal was “dead as a doornail”.", {"words": 4}),
        ("S21", "It was a “gift to all landlords”.", {"words": 4}),
        ("S26", "<It was over>, after a day of rain, [document:it] {said}.", {"characters": 20}),
        ("S26", "<“One. Two,”> [named_person:Ana Ruiz] {said}.", {"sentences": 0}),
        ("S27", "[anonymous:An aide] {said} <so>.", {"fewest": 1}),
        ("S28", "[anonymous:An aide] {said} <so>. | [document:A form] {says} <a>.", {"fewest": 2}),
    ],
)  # fmt: skip
def test_the_numbers_are_the_newsrooms(
    rule: str, marked: str, thresholds: dict[str, float]
) -> None:
    assert flags_of(rule, marked) == ()
    assert len(flags_of(rule, marked, thresholds=thresholds)) == 1


def test_a_document_is_flagged_once_with_all_its_mentions() -> None:
    marked = "[document#m:A memo] {says} <so>. | [document#m:The memo] {adds} <more>."
    (flag,) = flags_of("S25", marked)
    assert quotes(flag, marked) == ["A memo", "The memo"]


def test_a_title_that_is_not_in_the_text_is_a_headline_too() -> None:
    marked = "<The palace has cancelled the autumn tour>, [anonymous:an insider] {said}."
    assert flags_of("S12", marked) == ()
    (flag,) = flags_of("S12", marked, Metadata(title="Palace cancels autumn tour"))
    assert quotes(flag, marked) == ["The palace has cancelled the autumn tour", "an insider"]
    assert flags_of("S12", marked, Metadata(title="Palace may cancel autumn tour")) == ()


def test_findings_about_the_whole_article_name_nobody() -> None:
    marked = "[anonymous:An aide] {said} <the palace has cancelled the autumn tour>."
    for rule, metadata in (
        ("S12", Metadata(title="Palace cancels autumn tour")),
        ("S13", Metadata()),
        ("S28", Metadata()),
    ):
        (flag,) = flags_of(rule, marked, metadata)
        assert (flag.source_id, flag.attribution_ids) == (None, ())


def test_over_reliance_is_of_one_source() -> None:
    marked = " | ".join(["[anonymous#a:An aide] {said} <so>."] * 3)
    (flag,) = flags_of("S27", marked)
    assert flag.source_id == "a"
    assert "3 times in 12 words, 100% of all attributions" in flag.message
