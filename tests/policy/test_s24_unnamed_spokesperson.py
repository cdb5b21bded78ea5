"""S24: who speaks officially for a body can usually be named."""

import pytest

from tests.policy.rule_table import flags_of, quotes

VIOLATES = [
    "[spokesperson:A spokeswoman] {said} <the road was safe>.",
    "<The road is safe>, [spokesperson:a State Department spokesman] {said}.",
    # UK
    "[spokesperson:The prime minister’s official spokesman] {told} reporters <it was untrue>.",
    "[spokesperson:A press officer for the trust] {said} <beds were free>.",
    # a lawyer who speaks for somebody
    "[spokesperson:A lawyer for the company] {said} <it would appeal>.",
    # a Foreign Ministry is no personal name
    "[spokesperson:Foreign Ministry spokesperson] {said} <talks would go on>.",
]

SATISFIES = [
    "[named_person:Spokeswoman Dana Cole] {said} <the road was safe>.",
    # a name in the cluster, though the kind was never corrected
    "[spokesperson:Spokeswoman Dana Cole] {said} <so>.",
    "[spokesperson:Dana Cole, a spokeswoman for the trust,] {said} <so>.",
    # a refusal
    "[spokesperson:A spokesman] {declined to comment} <on the leak>.",
    "[spokesperson:A Treasury spokesman] {refused to say} <when>.",
    # a refusal that is also marked as a non-response
    "![spokesperson:A spokesman] {would not be drawn} <on it>!.",
    # the body's own words
    "[organization:The company] {said} in a statement <that it would appeal>.",
    # an attitude
    "[spokesperson:A spokesman] {?hopes} <for rain>.",
]


@pytest.mark.parametrize("marked", VIOLATES)
def test_violates(marked: str) -> None:
    (flag,) = flags_of("S24", marked)
    assert flag.severity == "low"
    assert "is not named" in flag.message


@pytest.mark.parametrize("marked", SATISFIES)
def test_satisfies(marked: str) -> None:
    assert flags_of("S24", marked) == ()


def test_each_attribution_counts_unless_the_cluster_holds_a_name() -> None:
    twice = (
        "[spokesperson#s:A spokesman] {said} <so>. | [spokesperson#s:The spokesman] {added} <no>."
    )
    assert [quotes(flag, twice) for flag in flags_of("S24", twice)] == [
        ["A spokesman"],
        ["The spokesman"],
    ]
    named = twice.replace("The spokesman", "Spokesman Ed Hall")
    assert flags_of("S24", named) == ()
