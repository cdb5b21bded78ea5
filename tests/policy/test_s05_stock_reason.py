"""S05: a formula is no reason that a reader can weigh."""

import pytest

from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    # US: the best worn of all
    "[anonymous#o:An official] {said} <talks failed>, ~stock#o:because he was not authorized to "
    "speak publicly~.",
    # UK spelling, on a later mention
    "[anonymous#o:An official] {said} <talks failed>. | [anonymous#o:The official] spoke "
    "anonymously "
    "~stock#o:as she was not authorised to brief the press~.",
    "[anonymous#a:One aide], ~stock#a:who wished to speak candidly~, {said} <the mood was grim>.",
    "<The merger is off>, {said} [anonymous#b:a banker], ~stock#b:due to the sensitivity of "
    "the matter~.",
    # two formulas are still formulas
    "[anonymous#a:An aide] {said} <no>, ~stock#a:to discuss internal matters~ and ~stock#a:under "
    "ground rules set by the ministry~.",
    # a reason that a person marked has no type yet: the words decide
    "[anonymous#o:An official] {said} <no>, ~untyped#o:as he was not permitted to talk to "
    "reporters~.",
]

SATISFIES = [
    # what the source would risk
    "[anonymous#o:An official] {said} <no>, ~substantive#o:because the ministry has dismissed two "
    "staff for talking to reporters~.",
    # a formula beside a real reason
    "[anonymous#o:An official] {said} <no>, ~stock#o:not being authorized to speak~ and "
    "~substantive#o:fearing for his visa~.",
    # UK: the law
    "[anonymous#w:The witness], ~legal#w:who cannot be named because of a court order~, {said} "
    "<yes>.",
    # no reason at all is S04's finding
    "[anonymous:An official] {said} <no>.",
    # a marked reason without a type that says something
    "[anonymous#o:An MP], ~untyped#o:who feared losing the whip~, {said} <no>.",
    # a formula about a source that speaks only through another outlet
    "[1media:Bloomberg] {1reported} <1that [2anonymous#t:two traders], ~stock#t:who were not "
    "authorized to speak~, {2said} <2so>>.",
    # a spokesperson is not anonymous
    "[spokesperson#s:A spokesman] {said} <no>, ~stock#s:as he was not authorised to give his "
    "name~.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S05", marked)
    assert flag.severity == "low"
    assert "a stock one, “" in flag.message


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    if "~substantive" in marked and "~stock" in marked:
        # detection types such a cluster by its best reason
        marked = marked.replace("~stock", "~untyped")
    assert flags_of("S05", marked) == ()


def test_the_evidence_holds_the_mentions_and_the_reason() -> None:
    marked = VIOLATES[0]
    (flag,) = flags_of("S05", marked)
    assert quotes(flag, marked) == [
        "An official",
        "because he was not authorized to speak publicly",
    ]


def test_a_newsroom_adds_its_own_formulas() -> None:
    marked = "[anonymous#o:An aide] {said} <no>, ~substantive#o:in line with custom~."
    assert flags_of("S05", marked) == ()
    assert len(flags_of("S05", marked, words=("in line with custom",))) == 1
