"""docs/policies.md says of rules and keys what the code does."""

import re
from pathlib import Path

from newsapp.policy import RULES, read_policy
from newsapp.policy.types import RuleSettings, Severity

DOCUMENT = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_the_registry() -> None:
    rows = re.findall(
        r"^\| (S\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]*)\|", DOCUMENT, re.MULTILINE
    )
    documented = [
        (rule, name, scope, severity, dict(re.findall(r"`(\w+)` = (\d+)", thresholds)))
        for rule, name, scope, severity, thresholds in rows
    ]
    assert documented == [
        (
            rule.id,
            rule.name,
            rule.scope.value,
            rule.default.severity.value,
            {key: str(value) for key, value in rule.default.thresholds.items()},
        )
        for rule in RULES.values()
    ]


def test_every_rule_says_what_it_asks() -> None:
    assert re.findall(r"^- \*\*(S\d\d)\*\*", DOCUMENT, re.MULTILINE) == list(RULES)


def test_the_example_can_be_read() -> None:
    example = DOCUMENT.partition("```toml\n")[2].partition("```")[0]
    policy = read_policy(example)
    assert policy.label == "echo@1"
    assert policy.rules["S06"] == RuleSettings(
        Severity.HIGH, words=("trader", "close to the talks")
    )
