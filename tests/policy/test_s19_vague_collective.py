"""S19: one of the experts, critics or residents is named close by."""

import pytest

from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    "[collective:Experts] {say} <rents will fall>. Nobody else was asked.",
    "[collective:Critics] {argue} <the scheme is a gift to landlords>.",
    # a quantifier makes any group vague
    "[collective:Many Republicans] {said} <the bill was dead>.",
    # UK: a minister is no critic
    "[collective:Critics] {say} <the levy will sink>. | <“It will not,”> {said} "
    "[named_person:Health Secretary Jane Roe].",
    # a named person who is no expert does not make experts less vague
    "[collective:Analysts] {expect} <a cut>. | <“I cannot pay,”> {said} [named_person:Tom "
    "Hale], a baker.",
    # an economist too far away
    "[collective:Economists] {say} <prices will rise>. One. Two. Three. | [named_person:Li "
    "Wen], an "
    "economist, {agreed} <so>.",
]

SATISFIES = [
    # an expert next to the experts
    "[collective:Experts] {say} <rents will fall>. | <“By a tenth,”> {said} [named_person:Li "
    "Wen], an "
    "economist at Hull.",
    # before them counts too
    "[named_person:Professor Mary Okoro] {said} <rents would fall>. | [collective:Other analysts] "
    "{agreed} <so>.",
    # UK: a neighbour who is named
    "[collective:Residents] {say} <the bins overflow>. | <“It stinks,”> {said} "
    "[named_person:Tom Hale].",
    # the words themselves pin the group down
    "[collective:Economists at Hale Bank] {forecast} <a cut>.",
    "[collective:Analysts polled by the Echo] {expect} <a cut>.",
    # a party is not a vague collective
    "[collective:Republicans] {said} <they would vote no>.",
    # an attitude
    "[collective:Critics] {?want} <the scheme scrapped>.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S19", marked)
    assert flag.severity == "medium"
    assert "could be anybody" in flag.message


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S19", marked) == ()


def test_a_collective_is_flagged_once() -> None:
    marked = (
        "[collective:Experts] {say} <so>. | [collective:The experts] {add} <that it will last>."
    )
    (flag,) = flags_of("S19", marked)
    assert quotes(flag, marked) == ["Experts", "The experts"]


def test_how_near_and_which_words_are_the_newsrooms() -> None:
    assert flags_of("S19", VIOLATES[5], thresholds={"sentences": 4}) == ()
    marked = "[collective:Republicans] {said} <no>."
    assert len(flags_of("S19", marked, words=("republicans",))) == 1
