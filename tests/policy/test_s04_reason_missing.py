"""S04: an unnamed source needs a printed reason, anywhere in its cluster."""

import pytest

from newsapp.policy.types import Genre, Metadata
from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    # no reason at all
    "[anonymous:A nurse] {said} <drugs ran out on the ward>.",
    # the grant alone is not a reason
    "[anonymous:An aide to the mayor], speaking on condition of anonymity, {said} <he would quit>.",
    # a reason given for another source does not help this one
    "[anonymous#clerk:A clerk] {said} <the files are gone>, ~substantive#clerk:as she feared "
    "dismissal~. | [anonymous#guard:A guard] {said} <the door was open>.",
    # UK: lobby terms without a reason
    "<The whip will resign on Friday>, [anonymous:a Downing Street source] {told} MPs.",
    # an own outlet is no other outlet: its unnamed source needs a reason here
    "[1media:The Echo] {1reported} <1that [2anonymous:two traders] {2said} <2the bank had "
    "failed>>.",
    # a minor of 18 or more is no minor
    "[anonymous:A 19-year-old cadet] {said} <the drill was unsafe>.",
]

SATISFIES = [
    # a reason beside the mention
    "[anonymous#n:A nurse], ~substantive#n:who feared losing her job~, {said} <drugs ran out>.",
    # a reason on the second mention counts for the cluster
    "[anonymous#s:Two sources] {said} <the deal is off>. | [anonymous#s:Both sources] asked not to "
    "be named ~stock#s:because they were not authorized to speak~.",
    # a stock reason is a reason: S05 deals with it
    "[anonymous#o:An official] {said} <talks failed>, ~stock#o:citing the sensitivity of the "
    "matter~.",
    # a named source needs none
    "[named_person:Ana Ruiz] {said} <drugs ran out>.",
    # UK: a court order names the reason
    "[anonymous#g:The girl, ~legal#g:who cannot be named for legal reasons~,] {told} the jury "
    "<she ran>.",
    # a minor
    "[anonymous:A 15-year-old pupil] {said} <the bus never came>.",
    # a victim of a sexual offence
    "[anonymous:the rape victim] {told} the court <that she had called twice>.",
    # a collective is not anonymous
    "[collective:Voters] {said} <the count was slow>.",
    # an attitude fires no rule
    "[anonymous:Some officials] {?want} <a smaller role for the general>.",
    # a source that speaks only inside another outlet's report gets S14
    "[1media:Bloomberg] {1reported} <1that [2anonymous:two traders] {2said} <2the bank had "
    "failed>>.",
    # the same where the outlet cites it
    "<1The bank has failed>, [1media:Bloomberg] {1reported}, {2citing} [2anonymous:two traders].",
    # and where it told the outlet
    "[media:The Courier] {reported} <a row>. | [anonymous:An aide] {told} the Courier <he "
    "would go>.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S04", marked, Metadata(outlet="The Echo"))
    assert flag.severity == "high"
    assert flag.message.startswith("The text never says why “")


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S04", marked) == ()


@pytest.mark.parametrize("genre", [Genre.OPINION, Genre.REVIEW])
def test_opinion_and_reviews_are_exempt(genre: Genre) -> None:
    assert flags_of("S04", VIOLATES[0], Metadata(genre=genre)) == ()
    assert flags_of("S04", VIOLATES[0], Metadata(genre=Genre.ANALYSIS)) != ()


def test_a_source_is_flagged_once_with_all_its_mentions() -> None:
    marked = (
        "[anonymous#s:Two sources] {said} <it is over>. | [anonymous#s:The sources] {added} "
        "<so>. | "
        "[anonymous#s:Both] met on Monday."
    )
    (flag,) = flags_of("S04", marked)
    assert quotes(flag, marked) == ["Two sources", "The sources", "Both"]
    assert flag.source_id == "s"
    assert flag.attribution_ids == ("a100", "a101")
