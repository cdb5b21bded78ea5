"""A flag speaks of a source by the name on its card, whatever the text calls it first."""

from dataclasses import replace

import pytest

from newsapp.detection import detect
from newsapp.policy import evaluate, preset
from newsapp.policy.notation import read
from newsapp.policy.types import Metadata
from tests.policy.rule_table import flags_of

# (rule, the text: the source's first words, then those of its name)
RULES_ON_SOURCES = [
    ("S04", "[anonymous#o:Officials] {said} <so>. | [anonymous#o:three officials] {said} <no>."),
    ("S05", "[anonymous#o:Officials] {said} <so>, ~stock#o:because they were not authorized to "
            "speak~. | [anonymous#o:three officials] {said} <no>."),
    ("S06", "[anonymous#o:Officials] {said} <so>. | [anonymous#o:three officials] {said} <no>."),
    ("S07", "[anonymous#o:Officials] {said} <so>. | [anonymous#o:three officials] {said} <no>."),
    ("S08", "[anonymous#o:Officials] {said} <the merger is off>. | [anonymous#o:three officials] "
            "{said} <no>."),
    ("S10", "[anonymous#o:Officials] {called} <him a coward>. | [anonymous#o:three officials] "
            "{said} <no>."),
    ("S11", "[anonymous#o:Officials] {said} <the plan is brilliant>. | [anonymous#o:three "
            "officials] {said} <no>."),
    ("S17", "[anonymous#o:Treasury officials] {said} <so>. | [anonymous#o:three officials] {said} "
            "<no>. | !@The Treasury@ declined to comment!."),
    ("S19", "[collective#o:Experts] {say} <so>. | [collective#o:three officials] {say} <no>."),
    ("S24", "[spokesperson#o:A spokesman] {said} <so>. | [spokesperson#o:three officials] {said} "
            "<no>."),
    ("S25", "[document#o:A memo] {says} <so>. | [document#o:three officials] {says} <no>."),
    ("S27", "[anonymous#o:Officials] {said} <so>. | [anonymous#o:three officials] {said} <no>. | "
            "[anonymous#o:They] {said} <yes>."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "marked"), RULES_ON_SOURCES)
def test_the_message_has_the_name(rule: str, marked: str) -> None:
    detection = read(marked)
    (source,) = detection.sources
    named = replace(detection, sources=(replace(source, name="three officials"),))
    flags = [flag for flag in flags_of(rule, named) if flag.source_id == "o"]
    assert flags, "the rule finds nothing here"
    assert {"“three officials”" in flag.message for flag in flags} == {True}


def test_s06_does_not_weigh_a_name_that_is_no_mention() -> None:
    """Its message is about the words that it has weighed: a person may choose others as a name."""
    detection = read("[anonymous#o:Officials] {said} <so>.")
    (source,) = detection.sources
    named = replace(detection, sources=(replace(source, name="the harbour board"),))
    (flag,) = flags_of("S06", named)
    assert flag.message.startswith("“Officials” does not say")


def test_the_word_of_a_headline_is_no_name() -> None:
    text = (
        "Bridge was closed too late, officials say\n"
        "The bridge should have been closed in May, three state officials said, speaking on "
        "condition of anonymity because they were not authorized to speak publicly."
    )
    detection = detect(text)
    names = {source.id: source.name for source in detection.sources}
    (flag,) = (flag for flag in evaluate(detection, preset(), Metadata()) if flag.rule == "S05")
    assert names[flag.source_id or ""] == "three state officials"
    assert flag.message.startswith("The only reason printed for “three state officials” is")
