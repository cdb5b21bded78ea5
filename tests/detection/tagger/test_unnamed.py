"""Unnamed sources in the forms that are pasted: single sentences, headlines, tickers, relays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsapp.detection import Kind, detect
from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.tagger.unnamed import is_surely_unnamed, surely_tells
from tests.detection.tagger.reading import Row, detected, row

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder

BOTH: list[tuple[str, list[Row]]] = [
    # --- the source last in a line without a verb
    ("Dam is safe: minister", [row("minister", ":", "Dam is safe")]),
    ("Reactor leaked: whistleblower", [row("whistleblower", ":", "Reactor leaked")]),
    ("Coach to be fired - sources", [row("sources", "-", "Coach to be fired")]),
    ("Bank to buy rival -source", [row("source", "-", "Bank to buy rival")]),
    ("Coach to be fired, sources", [row("sources", ",", "Coach to be fired")]),
    ("Sea is rising faster: study", [row("study", ":", "Sea is rising faster")]),
    ("Two dead in crash: police", [row("police", ":", "Two dead in crash")]),
    ("Coach to be fired, per reports", [row("reports", "per", "Coach to be fired")]),
    ("The phone will cost $999, per Reuters.", [row("Reuters", "per", "The phone will cost $999")]),
    ("Bank to cut jobs, says union", [row("union", "says", "Bank to cut jobs")]),
    # what looks like it and is none
    ("Review: The Long Walk Home", []),
    ("We sell apples, pears and sources.", []),
    # --- the source behind "per"
    ("Per sources, the deal is done.", [row("sources", "Per", "the deal is done")]),
    (
        "The deal is done, per a source close to the club.",
        [row("a source close to the club", "per", "The deal is done")],
    ),
    ("The fee is $30 per hour, per his contract.", []),
    # --- figures
    (
        "A banker close to the deal put the price at $4bn.",
        [row("A banker close to the deal", "put", "the price at $4bn")],
    ),
    # --- the cue first, and a colon
    (
        "Said one official: “The plan is dead.”",
        [row("one official", "Said", "“The plan is dead.”")],
    ),
    # --- sentences of a few words
    (
        "The price was $4bn, a banker close to the deal said.",
        [row("a banker close to the deal", "said", "The price was $4bn")],
    ),
    (
        "The reactor leaked, a whistleblower claims.",
        [row("a whistleblower", "claims", "The reactor leaked")],
    ),
    ("Reactor leaked, whistleblower claims", [row("whistleblower", "claims", "Reactor leaked")]),
    # --- people who are spoken of, and do not speak
    ("Two officials were arrested on Monday.", []),
    ("Sources of protein include beans.", []),
    ("Open source software is everywhere.", []),
    ("The source of the river is in the hills.", []),
    ("Officials from both sides met in Halden.", []),
    ("The match official blew the whistle early.", []),
]

RELAYS: list[tuple[str, list[Row]]] = [
    # whom an outlet cites says what the outlet reports
    (
        "Reuters reported, citing a senior official, that the ships had sailed.",
        [
            row("Reuters", "reported", "that the ships had sailed"),
            row("a senior official", "citing", "that the ships had sailed"),
        ],
    ),
    (
        "The ships had sailed, Reuters reported, citing two sources.",
        [
            row("Reuters", "reported", "The ships had sailed"),
            row("two sources", "citing", "The ships had sailed"),
        ],
    ),
    (
        "Citing a source at the ministry, the BBC said the ships had sailed.",
        [
            row("a source at the ministry", "Citing", "the ships had sailed"),
            row("the BBC", "said", "the ships had sailed"),
        ],
    ),
    (
        "The Times, quoting a Whitehall source, said the ships had sailed.",
        [
            row("The Times", "said", "the ships had sailed"),
            row("a Whitehall source", "quoting", "the ships had sailed"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*BOTH, *RELAYS])
def test_with_the_trained_finder(trained: TrainedFinder, text: str, expected: list[Row]) -> None:
    assert sorted(detected(trained, text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_with_the_grammar(text: str, expected: list[Row]) -> None:
    assert detected(GrammarFinder(), text) == expected


def test_a_participle_shares_the_source_of_its_clause(trained: TrainedFinder) -> None:
    text = "While debating the cost of the bridge, a friend said it would never open."
    for attribution in detect(text, finder=trained).attributions:
        assert [span.of(text) for span in attribution.source] == ["a friend"]
        assert attribution.kind is Kind.ANONYMOUS


@pytest.mark.parametrize(
    ("words", "unnamed"),
    [
        ("one Tory MP", True),
        ("two people briefed on the plan", True),
        ("sources", True),
        ("a banker", True),
        ("officials", True),
        # a group, a body, somebody with a name, nobody yet
        ("voters", False),
        ("the ministry", False),
        ("Ola Berg, an aide", False),
        ("an aide, Ola Berg", False),
        ("they", False),
        ("", False),
    ],
)
def test_is_surely_unnamed(words: str, unnamed: bool) -> None:
    assert is_surely_unnamed(words) is unnamed


@pytest.mark.parametrize(
    ("cue", "tells"),
    [
        ("said", True),
        ("have claimed", True),
        ("according to", True),
        (":", True),
        ("per", True),
        # not said, not finite, no clause
        ("did not say", False),
        ("asking", False),
        ("praised", False),
        ("watched", False),
    ],
)
def test_surely_tells(cue: str, tells: bool) -> None:
    assert surely_tells(cue) is tells


@pytest.mark.parametrize(
    "text",
    [
        "A neighbor called the fire brigade.",
        "A secretary watched the child while the board met.",
        "An official was hurt in the crash.",
        "Voss, a former official at the bank, was suspended.",
        "No official has been charged.",
        "A person was hurt.",
        "The price, per unit, was $3.",
        "Rates: officials meet on Monday",
        "Opinion: the port must close",
        "Result: Halden 2, Ossel 1",
    ],
)
def test_nobody_says_anything(trained: TrainedFinder, text: str) -> None:
    assert detected(trained, text) == []
