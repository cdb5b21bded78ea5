"""From raw text through detection to flags: the rules see what the detector really gives them."""

import os
from pathlib import Path

import pytest

from newsapp.detection import detect
from newsapp.policy import evaluate, preset
from newsapp.policy.types import Genre, Metadata
from tests.policy.finders import finder_of

FERRY = """\
Ferry line to cut night crossings, two sources say
By Nell Ash
The state ferry line will end its night crossings in March, two sources said.
Sources say the line will also sell its oldest vessel.
According to the Coastal Times, the board will meet on Thursday.
“Nobody has shown us a figure,” Ines Barroso, who leads the seafarers’ union, said when asked about the plan.
She added that members would vote next week.
Experts say that island economies could shrink by a tenth.
However, the new timetable would spare the mail boat, one of the sources said. Both sources spoke on condition of anonymity because they were not authorized to discuss the plan.
The line’s owner did not respond to a request for comment.
"""  # noqa: E501  each line is a paragraph as it would be pasted


def rules_and_quotes(text: str, metadata: Metadata | None = None) -> list[tuple[str, str]]:
    """Each flag's rule and the first words that its message quotes."""
    flags = evaluate(detect(text), preset(), metadata or Metadata())
    return [(flag.rule, flag.message.partition("“")[2].partition("”")[0]) for flag in flags]


def test_an_article_with_every_sort_of_source() -> None:
    assert sorted(rules_and_quotes(FERRY)) == [
        ("S05", "two sources"),
        ("S06", "two sources"),
        ("S14", "the Coastal Times"),
        ("S19", "Experts"),
    ]


def test_opinion_is_exempt_from_s06_and_an_own_outlet_is_no_relay() -> None:
    metadata = Metadata(genre=Genre.OPINION, own_outlets=("the Coastal Times",))
    assert {rule for rule, _ in rules_and_quotes(FERRY, metadata)} == {"S05", "S19"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drugs ran out on Sunday, a hospital nurse said.", [("S04", "a hospital nurse")]),
        ("“They had no plan at all,” one aide to the mayor said.", [
            ("S04", "one aide to the mayor"), ("S09", "They had no plan at all"),
        ]),
        ("The minister is believed to have left the country.", [("S18", "is believed")]),
        ("A spokeswoman for the council said the road was safe.", [
            ("S24", "A spokeswoman for the council"),
        ]),
        ("A spokesman for the council declined to comment.", []),
        ("The minister is expected to resign on Monday.", []),
        ("Critics argue that the levy is unfair.", [("S19", "Critics")]),
    ],
)  # fmt: skip
def test_one_rule_at_a_time(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(rules_and_quotes(text)) == expected


SHARED = Path(os.environ.get("ON_RECORD_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.mark.skipif(
    not (SHARED / "data/seed/article.txt").exists(),
    reason="the users' own article is not part of this repository (ON_RECORD_SHARED)",
)
@pytest.mark.parametrize("name", ["grammar", "trained"])
def test_the_users_own_article(name: str) -> None:
    text = (SHARED / "data/seed/article.txt").read_text(encoding="utf-8")
    flags = evaluate(detect(text, finder=finder_of(name)), preset(), Metadata())
    assert sorted(flag.rule for flag in flags) == ["S05", "S06", "S14", "S19"]
