"""Reading a policy: what a newsroom writes, and what it hears when a line is wrong."""

import pytest

from newsapp.policy import PolicyError, read_policy
from newsapp.policy.types import RuleSettings, Severity

GOOD = """\
slug = "echo-desk"
version = 7
name = "The Echo"
blocking = "medium"

[rules.S04]
severity = "block"

[rules.S09]
severity = "high"
thresholds = { words = 6 }

[rules.S19]
enabled = false
words = ["mandarins"]
"""


def test_a_policy_is_read_whole() -> None:
    policy = read_policy(GOOD)
    assert policy.label == "echo-desk@7"
    assert (policy.name, policy.blocking) == ("The Echo", Severity.MEDIUM)
    assert policy.rules == {
        "S04": RuleSettings(Severity.BLOCK),
        "S09": RuleSettings(Severity.HIGH, thresholds={"words": 6}),
        # what is left out comes from the rule
        "S19": RuleSettings(
            Severity.MEDIUM, enabled=False, thresholds={"sentences": 3}, words=("mandarins",)
        ),
    }


def test_a_rule_that_is_not_named_is_off() -> None:
    assert "S06" not in read_policy(GOOD).rules


@pytest.mark.parametrize(
    ("wrong", "line", "why"),
    [
        # not TOML: a bracket is missing
        (GOOD.replace("[rules.S04]", "[rules.S04"), 6, "not TOML"),
        # no quotes
        (GOOD.replace('"block"', "block"), 7, "not TOML"),
        # twice the same table
        (GOOD + "\n[rules.S04]\n", 17, "not TOML"),
        # a rule that there is not
        (GOOD.replace("S19", "S99"), 13, "there is no rule S99; known are S01, S02"),
        # a misspelt key of a rule
        (GOOD.replace("enabled", "enable"), 14, "unknown key “enable” of S19"),
        # a misspelt key of the policy
        (GOOD.replace("blocking", "block"), 4, "unknown key “block”; known are slug"),
        # a severity that there is not
        (GOOD.replace('"block"', '"huge"'), 7, "“huge” is no severity; known are block, high"),
        (GOOD.replace('"medium"', '"huge"'), 4, "“huge” is no blocking"),
        # a threshold of another rule
        (GOOD.replace("words = 6", "sentences = 6"), 11, "S09 has no threshold “sentences”"),
        # a threshold for a rule without one
        (GOOD.replace('"block"', '"low"\nthresholds.days = 1'), 8, "S04 has no threshold “days”"),
        # a threshold that is no number
        (GOOD.replace("words = 6", "words = -1"), 11, "number from 1 to 50"),
        (GOOD.replace("words = 6", "words = true"), 11, "number from 1 to 50"),
        (GOOD.replace("words = 6", "words = nan"), 11, "number from 1 to 50"),
        (GOOD.replace("{ words = 6 }", "6"), 11, "thresholds is a table"),
        # true in quotes
        (GOOD.replace("enabled = false", 'enabled = "no"'), 14, "without quotes"),
        # one word instead of a list
        (GOOD.replace('["mandarins"]', '"mandarins"'), 15, "words is a list"),
        (GOOD.replace('["mandarins"]', '[" "]'), 15, "words is a list"),
        # a version that is none
        (GOOD.replace("version = 7", "version = 0"), 2, "counts from 1"),
        (GOOD.replace("version = 7", 'version = "7"'), 2, "must be a whole number"),
        (GOOD.replace("version = 7", "version = true"), 2, "must be a whole number"),
        (GOOD.replace('"echo-desk"', '"Echo Desk"'), 1, "lower-case letters"),
        (GOOD.replace('"The Echo"', '" "'), 3, "the name is empty"),
        # nothing can be blamed for what is missing
        (GOOD.replace('name = "The Echo"\n', ""), None, "the key “name” is missing"),
        ('slug = "a"\nversion = 1\nname = "A"\nblocking = "high"', None, "“rules” is missing"),
        ("", None, "the key “version” is missing"),
        (GOOD.replace("[rules.S04]\nseverity", "[rules]\nS04"), 7, "S04 must be a table"),
    ],
)
def test_a_wrong_policy_is_refused_with_line_and_reason(
    wrong: str, line: int | None, why: str
) -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(wrong)
    assert why in str(caught.value)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: " if line else "the key")
