"""S09: four or more words in quotation marks from a source that nobody can identify."""

import pytest

from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    "<“They had no plan at all,”> [anonymous:one aide] {said}.",
    # exactly four words
    "<“It is over now,”> {said} [anonymous:a trader at the bank].",
    # mixed: the quoted part has enough words
    "[anonymous:An official] {said} <the memo was “altered twice before the vote” by a deputy>.",
    # UK
    "[anonymous:A Downing Street source] {told} the Echo: <“She has not read the brief.”>",
    # through another outlet it is still an anonymous quotation
    "[1media:Bloomberg] {1reported} <1that [2anonymous:a trader] {2said} <2“we are out of cash”>>.",
]

SATISFIES = [
    # paraphrased
    "[anonymous:One aide] {said} <no plan had been written>.",
    # three words
    "[anonymous:One aide] {said} <the plan was “dead on arrival”>.",
    # a hyphenated word is one word
    "[anonymous:An aide] {called} <it “a four-star mess”>.",
    # named
    "<“They had no plan at all,”> {said} [named_person:Tom Hale].",
    # a collective is not anonymous
    "<“They had no plan at all,”> [collective:neighbours] {said}.",
    # UK: a spokesperson
    "<“We do not comment on leaks,”> [spokesperson:a Treasury spokesman] {said}.",
    # an attitude
    "[anonymous:An aide] {?hopes} <“to see the back of him”>.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S09", marked)
    assert flag.severity == "medium"


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S09", marked) == ()


def test_each_attribution_counts() -> None:
    marked = (
        "<“They had no plan at all,”> [anonymous#a:one aide] {said}. | "
        "<“And nobody asked for one,”> [anonymous#a:the aide] {added}."
    )
    first, second = flags_of("S09", marked)
    assert quotes(first, marked) == ["“They had no plan at all,”", "one aide"]
    assert second.attribution_ids == ("a101",)


def test_the_number_of_words_is_the_newsrooms() -> None:
    assert flags_of("S09", SATISFIES[1], thresholds={"words": 3}) != ()
    assert flags_of("S09", VIOLATES[0], thresholds={"words": 9}) == ()
