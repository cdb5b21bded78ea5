"""The rules around the tagger, each over spans that it might hand over; no model is needed."""

from __future__ import annotations

import pytest

from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.repairs import (
    Bundle,
    in_our_terms,
    is_grant,
    is_guess,
    is_question,
    spans_of,
)
from newsapp.detection.types import Role, Span


def bundle(text: str, source: str = "", cue: str = "", *content: str, score: float = 0.9) -> Bundle:
    """The spans of one attribution, each where its words first stand in ``text``."""
    parts = [(Role.SOURCE, source), (Role.CUE, cue), *((Role.CONTENT, one) for one in content)]
    return [
        RoleSpan(role, Span(text.index(words), text.index(words) + len(words)), score)
        for role, words in parts
        if words
    ]


@pytest.mark.parametrize(
    ("text", "found", "role", "expected"),
    [
        # pictures before what is said
        ("🚨 Dam is safe", ("", "", "🚨 Dam is safe"), Role.CONTENT, ["Dam is safe"]),
        # a sentence's stop, but not an abbreviation's or a quotation's
        ("It is safe.", ("", "", "It is safe."), Role.CONTENT, ["It is safe"]),
        ("It left the U.S.", ("", "", "It left the U.S."), Role.CONTENT, ["It left the U.S."]),
        ("“It is safe.”", ("", "", "“It is safe.”"), Role.CONTENT, ["“It is safe.”"]),
        # a word that ties the sentence to the last
        ("However, it is safe", ("", "", "However, it is safe"), Role.CONTENT, ["it is safe"]),
        # the channel is no part of the cue
        ("she said in a letter", ("she", "said in a letter"), Role.CUE, ["said"]),
        # two words part nothing; a cue between does
        ("big and bold plans", ("", "", "big", "bold plans"), Role.CONTENT, ["big and bold plans"]),
        ("It, he said, is safe", ("he", "said", "It", "is safe"), Role.CONTENT, ["It", "is safe"]),
        # a line end does
        ("One\ntwo", ("", "", "One", "two"), Role.CONTENT, ["One", "two"]),
        # nothing before "According to" was said by whom it names
        (
            "Rain. According to Lin, it is safe",
            ("Lin", "According to", "Rain", "it is safe"),
            Role.CONTENT,
            ["it is safe"],
        ),
        # "put it" is one cue
        ("As Lin put it, it is safe", ("Lin", "put", "it, it is safe"), Role.CUE, ["put it"]),
        (
            "As Lin put it, it is safe",
            ("Lin", "put", "it, it is safe"),
            Role.CONTENT,
            ["it is safe"],
        ),
        # what an outlet saw says so, and not the outlet
        (
            "Rain is due, internal documents seen by Reuters show",
            ("Reuters", "show", "Rain is due"),
            Role.SOURCE,
            ["internal documents seen by Reuters"],
        ),
        (
            "Rain is due, witnesses seen by Reuters say",
            ("Reuters", "say", "Rain is due"),
            Role.SOURCE,
            ["Reuters"],
        ),
        # an unnamed source behind a clause about somebody else
        (
            "Rovers value him at £5m and club insiders insist it rained",
            ("Rovers value him at £5m and club insiders", "insist", "it rained"),
            Role.SOURCE,
            ["club insiders"],
        ),
        # two sources that speak together are one phrase
        (
            "Lena Quist of Rovers and two officials said it rained",
            ("Lena Quist of Rovers and two officials", "said", "it rained"),
            Role.SOURCE,
            ["Lena Quist of Rovers and two officials"],
        ),
    ],
)
def test_in_our_terms(text: str, found: tuple[str, ...], role: Role, expected: list[str]) -> None:
    mended = in_our_terms(text, frozenset((0,)), bundle(text, *found))
    assert [span.of(text) for span in spans_of(mended, role)] == expected


def test_a_question_before_a_comma_is_none() -> None:
    text = "Asked about the delay, Lin smiled."
    assert is_question(text, bundle(text, "", "Asked about", "the delay"))
    assert not is_question(text, bundle(text, "Lin", "Asked about", "the delay"))
    other = "Asked about the delay and smiled."
    assert not is_question(other, bundle(other, "", "Asked about", "the delay"))


@pytest.mark.parametrize(
    ("source", "cue", "content", "limit"),
    [
        # an active verb of nobody
        ("", "have authority over", "the army in the north and the fleet", 0.2),
        # but what everybody is told, never
        ("", "it is believed", "so", 0.0),
        # nor a law that nobody lays down: "pass under rules that nobody has changed"
        ("", "rules", "that nobody has changed for sixty years", 1.0),
        # a deed in a few words, by a verb that no list of cues knows
        ("Mexico", "slapped", "a new tariff", 0.5),
        ("", "slapping", "a new tariff", 0.5),
        # by one that a list knows
        ("The chamber", "fears", "a tariff on fish", 0.3),
        # in words that are quoted, or in many, it is one
        ("Mexico", "slapped", "“a new tariff”", 0.0),
        ("Mexico", "slapped", "a new tariff on fish from the north", 0.0),
        # what an unnamed person does is none, however many words tell it
        ("a secretary", "watched", "the child that slept beside the door", 0.5),
        # and what one says is always one
        ("a secretary", "said", "no", 0.0),
    ],
)
def test_from_which_confidence_on_it_is_no_guess(
    source: str, cue: str, content: str, limit: float
) -> None:
    text = f"{source} {cue} {content}"
    for score in (0.0, 0.19, 0.29, 0.49, 0.99):
        found = bundle(text, source, cue, content, score=score)
        assert is_guess(text, found) is (score < limit)


def test_a_grant_is_no_attribution() -> None:
    text = "Lin spoke on condition of anonymity"
    assert is_grant(text, bundle(text, "Lin", "spoke on condition of"))
    assert not is_grant(text, bundle(text, "", "Lin"))
