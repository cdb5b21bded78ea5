"""Whatever the text: no error, spans inside it, the same answer twice, and time that grows with it."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsapp.detection import Detection, Span, detect

# Pieces that make trouble: marks of every kind, cues, names, emoji, combining marks, right-to-left
# text, line ends, NUL, and words that lists know.
PIECES = st.sampled_from(
    [
        "“", "”", "\"", "'", "''", "‘", "’", "«", "»", " ", "  ", "\n", "\r\n", "\r", "\t", "\x00",
        ".", "...", "…", ",", ":", ";", "—", "--", "(", ")", "?", "!", "|", "/", "&", "%", "😀", "👩‍🚀",
        "é", "شرطة", "שלום", "中文", "\u200f", "\u2028", "\ufeff", "said", "says", " said ",
        "according to", "told", "who", "that", "because", "not authorized to speak", "and", "of", "the",
        "two", "one of the", "officials", "sources", "spokesman", "Ada Voss", "Mr.", "U.S.", "He",
        "She", "they", "it is believed that", "declined to comment", "on condition of anonymity",
        "Minister:", "By Ada Voss", "HALDEN (KPA) —", "hopes", "reportedly", "p.m.", "Monday", "3",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
)


def all_spans(detection: Detection) -> list[Span]:
    spans = [sentence.span for sentence in detection.sentences]
    spans += [piece.span for piece in detection.furniture]
    spans += detection.quotations
    for attribution in detection.attributions:
        spans += [*attribution.source, *attribution.cue, *attribution.content]
    for source in detection.sources:
        spans += [*source.mentions, *source.reason]
    for silence in detection.non_responses:
        spans += [silence.span, *silence.who]
    return spans


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_value_is_sound(text: str) -> None:
    detection = detect(text)
    assert detection.text == text
    for span in all_spans(detection):
        assert span.end <= len(text)
        assert span.of(text).strip(), "a span marks something that can be seen"
    source_ids = {source.id for source in detection.sources}
    mentions = {source.id: set(source.mentions) for source in detection.sources}
    attribution_ids = [attribution.id for attribution in detection.attributions]
    assert attribution_ids == [f"a{n}" for n in range(1, len(attribution_ids) + 1)]
    assert [a.start for a in detection.attributions] == sorted(
        a.start for a in detection.attributions
    )
    for attribution in detection.attributions:
        parts = [*attribution.source, *attribution.cue, *attribution.content]
        assert parts
        assert not any(one.overlaps(other) for one, other in combinations(parts, 2))
        assert 0 <= attribution.confidence <= 1
        assert attribution.why.endswith(".")
        if attribution.source:
            assert attribution.source_id in source_ids
            assert set(attribution.source) <= mentions[str(attribution.source_id)]
        else:
            assert attribution.source_id is None
    for source in detection.sources:
        assert source.at_least >= 1
        assert source.count is None or source.count >= source.at_least
        assert bool(source.reason) == (source.reason_type is not None)
    for claim in detection.claims:
        assert len(claim.attributions) > 1
        assert set(claim.attributions) <= set(attribution_ids)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_sentences_cover_each_line_and_cross_none(text: str) -> None:
    covered: set[int] = set()
    for sentence in detect(text).sentences:
        words = sentence.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
        positions = set(range(sentence.span.start, sentence.span.end))
        assert not positions & covered
        covered |= positions
    assert {n for n, letter in enumerate(text) if not letter.isspace()} <= covered


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert detect(text) == detect(text)


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        # one line without a stop
        pytest.param("word " * (MEGABYTE // 5), id="one long line"),
        # no space at all
        pytest.param("a" * MEGABYTE, id="no spaces"),
        # quotation marks that never close
        pytest.param("“" * MEGABYTE, id="opening marks"),
        pytest.param('"' * MEGABYTE, id="straight marks"),
        pytest.param("'" * MEGABYTE, id="single marks"),
        # empty lines only
        pytest.param("\n" * MEGABYTE, id="line ends"),
        # a line for every word
        pytest.param("said\n" * (MEGABYTE // 5), id="a word a line"),
        # cues without end
        pytest.param("said " * (MEGABYTE // 5), id="cues"),
        pytest.param("he said that " * (MEGABYTE // 13), id="nested sayings"),
        # what a noun phrase or a reason can run through
        pytest.param("of the " * (MEGABYTE // 7), id="prepositions"),
        pytest.param("because they feared " * (MEGABYTE // 20), id="reasons"),
        pytest.param("Ada Voss and " * (MEGABYTE // 13), id="names"),
        pytest.param("A" * 40 + " A" * (MEGABYTE // 2), id="capitals"),
        pytest.param("(" * MEGABYTE, id="brackets"),
        pytest.param(", " * (MEGABYTE // 2), id="commas"),
        pytest.param("did not respond to requests " * (MEGABYTE // 28), id="refusals"),
        pytest.param("spoke on condition of anonymity " * (MEGABYTE // 32), id="grants"),
        pytest.param(" " * MEGABYTE + "x", id="spaces"),
        pytest.param("x-" * (MEGABYTE // 2), id="hyphens"),
    ],
)
def test_a_megabyte_of_junk_takes_seconds(text: str) -> None:
    begun = time.process_time()  # other work on the machine does not count
    detect(text)
    assert time.process_time() - begun < 15
