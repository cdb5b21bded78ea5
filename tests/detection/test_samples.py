"""The sample articles, which everybody sees first: each source's kind, and who is not who.

With the trained finder. KINDS: what the words of an attribution's source must be. APART: mentions
that must not share a source. TOGETHER: mentions that must.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from newsapp.detection import detect
from newsapp.detection.types import Detection, Kind

tagger = pytest.importorskip("newsapp.detection.tagger.finder", reason="onnxruntime is not here")

SAMPLES = Path(__file__).parents[2] / "newsapp" / "corpus" / "samples"

KINDS = [
    # the ferry
    ("1-ferry", "two officials with knowledge of the plan", "anonymous"),
    ("1-ferry", "The pair", "anonymous"),
    ("1-ferry", "One of the officials", "anonymous"),
    ("1-ferry", "the Outer Isles Gazette", "media"),
    ("1-ferry", "A spokesman for the ministry of transport", "spokesperson"),
    ("1-ferry", "Experts", "collective"),
    ("1-ferry", "A confidential paper drawn up for the board", "document"),
    ("1-ferry", "a senior figure at the company", "anonymous"),
    ("1-ferry", "Other residents", "collective"),
    ("1-ferry", "Iona Vass", "named_person"),
    # the reservoir
    ("2-reservoir", "three state officials", "anonymous"),
    ("2-reservoir", "A spokeswoman for the governor", "spokesperson"),
    ("2-reservoir", "The report", "document"),
    ("2-reservoir", "The River County Herald", "media"),
    ("2-reservoir", "A person familiar with the bond sale", "anonymous"),
    ("2-reservoir", "The insurer, Great Basin Mutual", "organization"),
    ("2-reservoir", "The White Pine Association", "organization"),
    ("2-reservoir", "Residents", "collective"),
    # the merger
    ("3-merger", "people familiar with the matter", "anonymous"),
    ("3-merger", "another person", "anonymous"),
    ("3-merger", "The Meridian Ledger", "media"),
    ("3-merger", "The banker", "anonymous"),
    ("3-merger", "Osterlund", "organization"),
    ("3-merger", "Analysts", "collective"),
    ("3-merger", "a former Osterlund executive", "anonymous"),
    # the festival
    ("4-festival", "the mayor, Beatriz Anselmo", "named_person"),
    ("4-festival", "Several members of the committee", "anonymous"),
    ("4-festival", "one, who did not want to be named", "anonymous"),
    ("4-festival", "the firefighter", "anonymous"),
    ("4-festival", "The regional broadcaster Radio Delmar", "media"),
    ("4-festival", "The palace", "organization"),
    ("4-festival", "its spokesperson", "spokesperson"),
    ("4-festival", "Children at the Quayside School", "collective"),
    ("4-festival", "Sources close to the committee", "anonymous"),
]

TOGETHER = [
    ("1-ferry", "two officials with knowledge of the plan", "The pair"),
    ("1-ferry", "two officials with knowledge of the plan", "One of the officials"),
    ("2-reservoir", "three state officials", "one of the officials"),
    ("3-merger", "a banker close to the negotiations", "The banker"),
]

APART = [
    # A firefighter who spoke anonymously is not the fire chief, who is named.
    ("4-festival", "The fire chief, Ludo Marchetti-Bray", "the firefighter"),
    ("4-festival", "The palace", "It is said"),
    ("3-merger", "people familiar with the matter", "another person"),
]


@cache
def _marked(name: str) -> Detection:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    return detect(text, finder=tagger.TrainedFinder())


def _source(name: str, words: str) -> str | None:
    """The id of the source that the attribution of a source beginning with ``words`` credits."""
    found = _marked(name)
    for attribution in found.attributions:
        if any(span.of(found.text).startswith(words) for span in attribution.source):
            return attribution.source_id
    place = found.text.index(words)
    for source in found.sources:
        if any(span.start <= place < span.end for span in source.mentions):
            return source.id
    return None


@pytest.mark.parametrize(("name", "words", "kind"), KINDS)
def test_what_a_source_is(name: str, words: str, kind: str) -> None:
    credited = _source(name, words)
    assert [one.kind for one in _marked(name).sources if one.id == credited] == [kind]


@pytest.mark.parametrize(("name", "one", "other"), TOGETHER)
def test_who_is_the_same(name: str, one: str, other: str) -> None:
    assert _source(name, one) == _source(name, other)


@pytest.mark.parametrize(("name", "one", "other"), APART)
def test_who_is_not_the_same(name: str, one: str, other: str) -> None:
    assert _source(name, one) != _source(name, other)


def test_whom_a_source_speaks_of_is_no_unnamed_source() -> None:
    """ "Engineers told the governor’s office that …, three state officials said"."""
    found = _marked("2-reservoir")
    unnamed = [
        span.of(found.text)
        for attribution in found.attributions
        if attribution.kind is Kind.ANONYMOUS
        for span in attribution.source
    ]
    assert "three state officials" in unnamed
    assert "Engineers" not in unnamed


def test_a_reason_is_found_behind_who() -> None:
    found = _marked("1-ferry")
    source = _source("1-ferry", "The pair")
    (pair,) = (one for one in found.sources if one.id == source)
    assert [span.of(found.text) for span in pair.reason] == [
        "because the board does not vote until the end of the month"
    ]
