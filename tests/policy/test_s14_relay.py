"""S14: another outlet's report comes with word of whether it was verified."""

import pytest

from newsapp.policy.types import Metadata
from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    "{According to} [media:the Financial Times], <the two will meet on April 10>.",
    "[media:The Courier] {reported} <the sale>. The buyer is based in Leeds. Its shares rose.",
    # the outlet's own source being confirmed inside the relayed words is no check of ours
    "[media:Bloomberg] {reported} <that the minister had confirmed the deal>. Shares rose.",
    # seeing something else is no check
    "[media:The Courier] {reported} <a sale>. The mayor has seen the film and could not sleep.",
    # a check too far away: three sentences on
    "[media:The Courier] {reported} <the sale>. Shares rose. Rain fell. Trains ran. This newspaper "
    "could not confirm it.",
    # UK: “confirmed cases” confirms nothing
    "[media:The BBC] {reported} <that wards were full>. There were 40 confirmed cases on Monday.",
    # an anonymous source that told another outlet
    "{According to} [media:the Courier], <a sale is near>; the company has not confirmed it. "
    "Shares "
    "rose. Rain fell. Trains ran late. | [anonymous:An aide] {told} the Courier <he would go>.",
]

SATISFIES = [
    "[media:The Financial Times] {reported} <the sale>; this newspaper has not confirmed it.",
    # the check stands in the next sentence
    "{According to} [media:the Courier], <the sale is near>. Reuters could not immediately verify "
    "the report.",
    # two sentences before
    "The Echo has independently confirmed the sale. Shares rose. [media:The Courier] "
    "{reported} <it>.",
    "[media:The Courier] {reported} <a sale>. The Echo couldn’t verify that at once.",
    "[media:The Courier] {reported} <a memo>, a copy of which was seen by this newspaper.",
    # somebody confirms it
    "[media:The Courier] {reported} <a sale>. The company confirmed the report on Monday.",
    # UK: unverified, and said so within the content's own sentence
    "[media:The BBC] {said} <the pit would shut, a claim that remains unverified>.",
    # the desk's own outlets are never a relay
    "[media:The Echo] {reported} <last week that the sale was near>.",
    "[media:the Coastal Echo] {reported} <last week that the sale was near>.",
    "[media:This newspaper] {reported} <last week that the sale was near>.",
    # an outlet that speaks of itself passes nothing on
    "[media:The BBC] {apologised} <for the broadcast>.",
    "[media:The BBC] {said} in a statement <that it would cut 200 jobs>.",
    "[media:The Courier] {said} <it would cut its Sunday edition>.",
    # an attitude fires no rule
    "[media:The Courier] {?hopes} <to win back readers>.",
]

HERE = Metadata(outlet="The Echo", own_outlets=("Coastal Echo",))


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S14", marked, HERE)
    assert flag.severity == "medium"


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S14", marked, HERE) == ()


def test_the_relayed_words_are_evidence_so_that_new_words_open_the_flag_again() -> None:
    (flag,) = flags_of("S14", VIOLATES[0], HERE)
    assert quotes(flag, VIOLATES[0]) == [
        "According to",
        "the Financial Times",
        "the two will meet on April 10",
    ]


def test_a_source_cited_inside_a_relay_is_flagged_once_as_the_relay() -> None:
    marked = "[1media:Bloomberg] {1reported} <1that [2anonymous:two traders] {2said} <2so>>."
    (flag,) = flags_of("S14", marked)
    assert flag.attribution_ids == ("a1",)


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        # a well-known outlet needs no other mention in the article
        ("[anonymous:An aide to the mayor] {told} the Financial Times <he would go>.", ["S14"]),
        # one's own outlet: the source is one's own and needs a reason here
        ("[anonymous:An aide to the mayor] {told} The Echo <he would go>.", ["S04"]),
        # somebody who is no outlet
        ("[anonymous:An aide to the mayor] {told} reporters <he would go>.", ["S04"]),
        ("[anonymous:An aide to the mayor] {told} Jane Roe <he would go>.", ["S04"]),
    ],
)
def test_an_unnamed_source_that_told_an_outlet_is_a_relay(marked: str, rules: list[str]) -> None:
    assert [rule for rule in ("S04", "S14") if flags_of(rule, marked, HERE)] == rules


def test_a_pronoun_is_reported_by_the_name_of_its_outlet() -> None:
    marked = "[media#c:The Courier] {reported} <it>. | [media#c:It] {added} <that shares rose>."
    assert "“The Courier”" in flags_of("S14", marked)[1].message


def test_how_near_is_the_newsrooms() -> None:
    assert flags_of("S14", SATISFIES[1], HERE, thresholds={"sentences": 0}) != ()
