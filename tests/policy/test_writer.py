"""A policy goes out as a file that people read, and comes back equal."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.policy import RULES, PolicyError, preset, preset_slugs, read_policy
from newsapp.policy import write_json as as_json
from newsapp.policy import write_toml as as_toml
from newsapp.policy.attestations import AttestationField, Attestations
from newsapp.policy.catalogue import Rule
from newsapp.policy.types import Policy, RuleSettings, Severity

WRITERS = [pytest.param(as_toml, id="toml"), pytest.param(as_json, id="json")]

# Anything that a person can type or paste, with what files are apt to get wrong among it.
TRICKY = (
    'he said "no"',
    "back\\slash",
    "# no comment",
    "a = 1",
    "[rules.S99]",
    "’tis",
    "\x7f",
    "one\ntwo",
)
WORDS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30
) | st.sampled_from(TRICKY)


@st.composite
def settings(draw: st.DrawFn, rule: Rule) -> RuleSettings:
    return RuleSettings(
        severity=draw(st.sampled_from(Severity)),
        enabled=draw(st.booleans()),
        thresholds={
            name: draw(
                st.integers(int(one.lowest), int(one.highest)) | st.floats(one.lowest, one.highest)
            )
            for name, one in rule.takes_thresholds.items()
        },
        words=tuple(word.strip() for word in draw(st.lists(WORDS, max_size=4)) if word.strip())
        if rule.takes_words
        else (),
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    chosen = draw(st.sets(st.sampled_from(sorted(RULES)), max_size=6))
    demanding = draw(st.sets(st.sampled_from(sorted(RULES)), max_size=3))
    fields = draw(st.sets(st.sampled_from(AttestationField), min_size=1))
    return Policy(
        slug=draw(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)),
        version=draw(st.integers(1, 1_000_000)),
        name=draw(WORDS.filter(str.strip)).strip(),
        blocking=draw(st.sampled_from(Severity)),
        rules={rule: draw(settings(RULES[rule])) for rule in sorted(chosen)},
        attestations=Attestations(
            tuple(sorted(demanding)),
            tuple(one for one in AttestationField if one in fields),
        )
        if demanding
        else Attestations(),
        description=draw(WORDS).strip(),
    )


@pytest.mark.parametrize("write", WRITERS)
@given(policy=policies())
def test_what_is_written_reads_back_equal(write: Callable[[Policy], str], policy: Policy) -> None:
    assert read_policy(write(policy)) == policy
    assert read_policy(write(policy)).digest == policy.digest


@pytest.mark.parametrize("slug", preset_slugs())
def test_a_shipped_policy_survives_both_forms(slug: str) -> None:
    assert read_policy(as_toml(preset(slug))) == read_policy(as_json(preset(slug))) == preset(slug)


def test_toml_says_what_each_rule_and_number_is() -> None:
    written = as_toml(preset())
    assert "[rules.S09]  # Anonymous direct quote\n" in written
    assert "thresholds.words = 4  # quoted words from which on it counts\n" in written


# --- JSON that cannot be used

GOOD = as_json(preset())


def line_of(words: str) -> int:
    """The number, from 1, of the line of GOOD in which the words first stand."""
    return GOOD[: GOOD.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("wrong", "line", "why"),
    [
        # a brace is missing
        (GOOD.rstrip()[:-1], GOOD.count("\n"), "not JSON"),
        # a comma too many
        (GOOD.replace('"default",', '"default",,'), 2, "not JSON"),
        # a key twice
        (GOOD.replace('"version": 1', '"slug": "b",\n  "version": 1'), None, "stands twice"),
        # an unknown rule
        (GOOD.replace('"S04"', '"S44"'), line_of('"S04"'), "there is no rule S44"),
        # a severity that there is not, at the line of its own rule
        (
            GOOD.replace('"severity": "low"', '"severity": "tiny"', 1),
            line_of('"low"'),
            "“tiny” is no severity",
        ),
        # a list instead of an object
        (GOOD.replace('"rules": {\n    "S04"', '"rules": 4,\n "more": {\n    "S04"'), None, "more"),
        # not a number that a threshold can be
        (GOOD.replace('"words": 4', '"words": Infinity'), line_of('"words": 4'), "from 1 to 50"),
        (GOOD.replace('"words": 4', '"words": 400'), line_of('"words": 4'), "from 1 to 50"),
        # extra words for a rule that takes none
        (
            GOOD.replace('"words": []', '"words": ["nurse"]', 1),
            line_of('"words": []'),
            "S04 has no list of words to add to",
        ),
        # attestations without fields
        (
            GOOD.replace('"rules": [],', '"rules": ["S01"],'),
            line_of('"attestations"'),
            "both rules and fields",
        ),
        (
            GOOD.replace('"fields": []', '"fields": ["name"]'),
            line_of('"fields"'),
            "“name” is no attestation field",
        ),
        # a list, not an object, and braces without end
        ("[1]", 1, "unknown key “1”"),
        ("{" * 5000, None, ""),
        ('{"a": ' * 5000 + "1" + "}" * 5000, None, "nested too deeply"),
        ("a = " + "[" * 5000 + "]" * 5000, None, "nested too deeply"),
        ('{"version": ' + "1" * 5000 + "}", None, "not JSON"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_reason(
    wrong: str, line: int | None, why: str
) -> None:
    with pytest.raises(PolicyError) as caught:
        read_policy(wrong)
    assert why in str(caught.value)
    if line is not None:
        assert caught.value.line == line


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for given_text in (text, "{" + text):
        with suppress(PolicyError):
            read_policy(given_text)


# --- when is a policy another one?


def test_the_digest_changes_with_what_is_asked_and_with_nothing_else() -> None:
    policy = read_policy(GOOD)
    renamed = json.loads(GOOD) | {"slug": "ours", "version": 9, "name": "Ours", "description": "x"}
    assert read_policy(json.dumps(renamed)).digest == policy.digest
    for old, new in (
        ('"blocking": "high"', '"blocking": "low"'),
        ('"severity": "medium"', '"severity": "high"'),
        ('"words": 4', '"words": 5'),
        ('"enabled": true', '"enabled": false'),
    ):
        assert read_policy(GOOD.replace(old, new, 1)).digest != policy.digest
