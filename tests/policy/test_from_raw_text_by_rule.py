"""How many rows of the rules' tables come out right from raw text, through detection, by rule.

A row is right where the rule fires on a text that violates it, and is silent on one that satisfies
it. ``pytest -s tests/policy/test_from_raw_text_by_rule.py`` prints the figures.
"""

import sys
from collections import Counter

import pytest

from newsapp.detection import SpanFinder, detect
from newsapp.policy import RULES, evaluate
from newsapp.policy.catalogue import Example
from newsapp.policy.examples import examples_of
from newsapp.policy.types import Metadata, Policy, Severity
from tests.policy.finders import finder_of
from tests.policy.more_texts import rows

# No rule may fall below this share of its own rows.
FLOOR_BY_RULE = 0.7


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        # measured: 121 of 125 at first sight, 124 now
        ("trained", 0.95),
        # measured: 120
        ("grammar", 0.92),
    ],
)
def test_texts_that_were_written_after_the_rules(name: str, floor: float) -> None:
    finder = finder_of(name)
    every = rows()
    wrong = []
    for rule, violates, text in every:
        policy = Policy("one", 1, "One", Severity.HIGH, {rule: RULES[rule].default})
        if bool(evaluate(detect(text, finder=finder), policy, Metadata())) is not violates:
            wrong.append(f"{rule}, {'violates' if violates else 'satisfies'}: {text}")
    figure = f"{finder.name}: {len(every) - len(wrong)} of {len(every)}"
    sys.stdout.write("\n".join(["", figure, *wrong, ""]))
    assert len(wrong) <= (1 - floor) * len(every)


def is_right(rule: str, example: Example, violates: bool, finder: SpanFinder) -> bool:
    policy = Policy("one", 1, "One", Severity.HIGH, {rule: RULES[rule].default})
    detection = detect(example.text, finder=finder)
    return bool(evaluate(detection, policy, example.metadata)) is violates


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        # measured: 328 of 334 rows, 98.2%
        ("trained", 0.95),
        # measured: 319 of 334 rows, 95.5%
        ("grammar", 0.92),
    ],
)
def test_the_tables_come_out_right_from_raw_text(name: str, floor: float) -> None:
    finder = finder_of(name)
    right: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    wrong = []
    for rule in RULES:
        examples = examples_of(rule)
        for violates, listed in ((True, examples.violates), (False, examples.satisfies)):
            for example in listed:
                rows[rule] += 1
                if is_right(rule, example, violates, finder):
                    right[rule] += 1
                else:
                    kind = "violates" if violates else "satisfies"
                    wrong.append(f"{rule}, {kind}: {example.why}")
    figures = [f"{rule}  {right[rule]:>2} of {rows[rule]:>2}  {RULES[rule].name}" for rule in RULES]
    figures.append(f"all  {right.total()} of {rows.total()}, {right.total() / rows.total():.1%}")
    sys.stdout.write("\n".join(["", finder.name, *figures, *wrong, ""]))
    assert right.total() >= floor * rows.total()
    assert [rule for rule in RULES if right[rule] < FLOOR_BY_RULE * rows[rule]] == []
