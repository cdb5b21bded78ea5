"""The shipped policies: what each newsroom's published rules ask, and never under its own name."""

import pytest

from newsapp.policy import DEFAULT_PRESET, RULES, preset, preset_slugs
from newsapp.policy.attestations import AttestationField
from newsapp.policy.types import Severity

# research/sourcing-standards.md, agreement matrix: for each parameter the rules that stand for it,
# and whether the organisation asks for it. A dash: not found in what could be read.
MATRIX = {
    #                   single source, reason, descriptor, opinion, attack, direct quote, reply
    "ap-manner":      ("yes", "yes", "yes", "yes", "yes", "no", "no"),
    "reuters-manner": ("softer", "no", "yes", "softer", "yes", "no", "yes"),
    "bbc-manner":     ("softer", "yes", "yes", "no", "no", "no", "yes"),
    "npr-manner":     ("no", "yes", "yes", "yes", "yes", "no", "no"),
}  # fmt: skip
PARAMETERS = ("S01", "S04", "S06", "S11", "S10", "S09", "S16")


@pytest.mark.parametrize("slug", MATRIX)
@pytest.mark.parametrize("rule", PARAMETERS)
def test_a_preset_follows_the_agreement_matrix(slug: str, rule: str) -> None:
    asked = MATRIX[slug][PARAMETERS.index(rule)]
    settings = preset(slug).rules.get(rule)
    assert (settings is not None) is (asked != "no")
    if settings is not None:
        assert (settings.severity is RULES[rule].severity) is (asked == "yes")


@pytest.mark.parametrize("slug", MATRIX)
def test_a_preset_is_never_the_organisations_own(slug: str) -> None:
    policy = preset(slug)
    assert policy.name.startswith("In the manner of ")
    assert "own, and not approved by it" in policy.description


def test_the_presets_there_are() -> None:
    assert preset_slugs() == (
        "ap-manner", "bbc-manner", "default", "light", "npr-manner", "reuters-manner", "strict",
    )  # fmt: skip
    assert DEFAULT_PRESET == "default"
    for slug in preset_slugs():
        assert preset(slug).slug == slug
        assert preset(slug).version >= 1
        assert preset(slug).description, "each says whom it is for"
    with pytest.raises(KeyError, match="there are ap-manner"):
        preset("lenient")


def test_strict_has_every_rule_and_every_attestation() -> None:
    policy = preset("strict")
    assert list(policy.rules) == list(RULES)
    assert policy.blocking is Severity.MEDIUM
    for rule, settings in policy.rules.items():
        assert settings.severity.at_least(RULES[rule].severity)
    for rule in ("S01", "S10", "S28", "S29"):
        assert policy.attestations_for(rule) == tuple(AttestationField)
    assert policy.attestations_for("S04") == ()


def test_light_is_a_part_of_the_catalogue_and_never_heavier() -> None:
    policy = preset("light")
    assert len(policy.rules) < len(preset().rules)
    for rule, settings in policy.rules.items():
        assert RULES[rule].severity.at_least(settings.severity)


def test_no_attestation_asks_who_a_source_is() -> None:
    for field in AttestationField:
        assert field.question.endswith("?")
        assert " name" not in field.question
        assert not field.question.startswith("Who is")
