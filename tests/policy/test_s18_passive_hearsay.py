"""S18: “it is understood” and “reportedly” credit nobody."""

import pytest

from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    "She {is believed to} <have left the country>.",
    "{It is understood that} <the levy will be dropped>.",
    # a belief without a believer is hearsay, even where it was taken for an attitude
    "{?It is believed} <that the files were shredded>.",
    "The firm {reportedly} <hid the tests>.",
    "The star {is said to} <be considering a move to Leeds>.",
    "{It was thought} <the bridge would hold>.",
    "{It has emerged that} <the files were shredded>.",
    "He {allegedly} <took the money>.",
    "The deal {is rumoured to} <be near>.",
]

SATISFIES = [
    # a forecast
    "The minister {is expected to} <resign>.",
    "The bank {is set to} <cut rates>.",
    # UK: tipped for a post
    "She {is tipped to} <become chancellor>.",
    # somebody is credited
    "[document:Border records] {show} <she left on 3 May>.",
    "[named_person:Tom Hale] {believes} <she has left>.",
    # an attitude
    "It {?is hoped} <that rain will come>.",
    # no hearsay word: an unattributed quotation is another rule's finding
    "The deal was <“dead before it reached the table”>.",
    # hearsay inside somebody's quotation is the speaker's
    "<1“{2It is believed that} <2she left>, and I agree,”> [1named_person:Tom Hale] {1said}.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S18", marked)
    assert flag.severity == "medium"
    assert flag.source_id is None
    assert "credits nobody" in flag.message


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S18", marked) == ()


def test_each_attribution_counts_and_shows_its_claim() -> None:
    marked = f"{VIOLATES[0]} | {VIOLATES[3]}"
    first, second = flags_of("S18", marked)
    assert quotes(first, marked) == ["is believed to", "have left the country"]
    assert quotes(second, marked) == ["reportedly", "hid the tests"]


def test_a_newsroom_adds_its_own_phrases() -> None:
    marked = "{The whisper is} <that he will go>."
    assert flags_of("S18", marked) == ()
    assert len(flags_of("S18", marked, words=("whisper is",))) == 1
