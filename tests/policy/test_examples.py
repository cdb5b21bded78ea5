"""Every rule finds what its examples of violation show, once, and nothing in the others.

The examples are those of the rule's page; the marks in them are made by hand.
"""

import pytest

from newsapp.policy import RULES
from newsapp.policy.catalogue import Example, Rule
from newsapp.policy.examples import examples_of, flags_of_example
from newsapp.policy.types import Scope

VIOLATES = [(rule, one) for rule in RULES for one in examples_of(rule).violates]
SATISFIES = [(rule, one) for rule in RULES for one in examples_of(rule).satisfies]


def named(row: object) -> str:
    return row.why if isinstance(row, Example) else str(row)


@pytest.mark.parametrize(("rule", "example"), VIOLATES, ids=named)
def test_violates(rule: str, example: Example) -> None:
    (flag,) = flags_of_example(rule, example)
    assert flag.spans
    for sentence in (flag.message, flag.remedy):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith(".")
        assert ". " not in sentence.replace("Dr. ", "").partition("”")[2]
    if RULES[rule].scope in (Scope.ATTRIBUTION, Scope.SOURCE) and flag.source_id is None:
        assert rule in ("S18", "S20", "S21")  # nobody is credited: that is the finding


@pytest.mark.parametrize(("rule", "example"), SATISFIES, ids=named)
def test_satisfies(rule: str, example: Example) -> None:
    assert flags_of_example(rule, example) == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_page_has_examples_enough_from_both_countries(rule: Rule) -> None:
    for rows in (rule.examples.violates, rule.examples.satisfies):
        assert len(rows) >= 5
        assert {row.edition for row in rows} == {"US", "UK"}
        assert len({row.text for row in rows}) == len(rows)
        assert all(row.why and row.text for row in rows)
