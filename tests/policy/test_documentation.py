"""docs/policies.md says of rules and keys what the code does."""

import re
from pathlib import Path

import pytest

from newsapp.policy import NOT_DECIDABLE, RULES, preset, preset_slugs, read_policy
from newsapp.policy.attestations import AttestationField
from newsapp.policy.types import RuleSettings, Severity

DOCUMENT = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_the_registry() -> None:
    rows = re.findall(
        r"^\| (S\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]*)\|",
        DOCUMENT,
        re.MULTILINE,
    )
    documented = [
        (
            rule,
            name,
            scope,
            severity,
            set(re.findall(r"`([a-z-]+)`", on_in)),
            dict(re.findall(r"`(\w+)` = (\d+)", thresholds)),
        )
        for rule, name, scope, severity, on_in, thresholds in rows
    ]
    assert documented == [
        (
            rule.id,
            rule.name,
            rule.scope.value,
            rule.default.severity.value,
            {slug for slug in preset_slugs() if rule.id in preset(slug).rules},
            {key: str(value) for key, value in rule.default.thresholds.items()},
        )
        for rule in RULES.values()
    ]


def test_every_rule_says_what_it_asks() -> None:
    assert re.findall(r"^- \*\*(S\d\d)\*\*", DOCUMENT, re.MULTILINE) == list(RULES)


def test_every_preset_is_listed_and_no_other() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| ", DOCUMENT.partition("| Preset |")[2], re.MULTILINE)
    assert sorted(listed) == list(preset_slugs())


def test_what_no_text_can_show_is_what_the_rules_say() -> None:
    listed = DOCUMENT.partition("## What no text can show")[2]
    assert dict(re.findall(r"^\| (S\d\d) \| (.+) \|$", listed, re.MULTILINE)) == dict(NOT_DECIDABLE)


@pytest.mark.parametrize("field", AttestationField)
def test_every_field_of_an_attestation_is_named(field: AttestationField) -> None:
    assert f"`{field}`" in DOCUMENT


def test_the_example_can_be_read() -> None:
    example = DOCUMENT.partition("```toml\n")[2].partition("```")[0]
    policy = read_policy(example)
    assert policy.label == "echo@1"
    assert policy.rules["S06"] == RuleSettings(
        Severity.HIGH, words=("trader", "close to the talks")
    )
