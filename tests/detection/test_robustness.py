"""Whatever the text: no error, sound spans, the same answer twice, and time in proportion."""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsapp.detection import Detection, Span, detect

# Pieces that make trouble: marks of every kind, cues, names, emoji, combining marks, right-to-left
# text, line ends, NUL, and words that lists know.
PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "''",
        "‘",
        "’",
        "«",
        "»",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\x00",
        ".",
        "...",
        "…",
        ",",
        ":",
        ";",
        "—",
        "--",
        "(",
        ")",
        "?",
        "!",
        "|",
        "/",
        "&",
        "%",
        "😀",
        "👩‍🚀",
        "é",
        "شرطة",
        "שלום",
        "中文",
        "\u200f",
        "\u2028",
        "\ufeff",
        "said",
        "says",
        " said ",
        "according to",
        "told",
        "who",
        "that",
        "because",
        "not authorized to speak",
        "and",
        "of",
        "the",
        "two",
        "one of the",
        "officials",
        "sources",
        "spokesman",
        "Ada Voss",
        "Mr.",
        "U.S.",
        "He",
        "She",
        "they",
        "it is believed that",
        "declined to comment",
        "on condition of anonymity",
        "Minister:",
        "By Ada Voss",
        "HALDEN (KPA) —",
        "hopes",
        "reportedly",
        "p.m.",
        "Monday",
        "3",
    ]
)
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
# Shapes that could run a search through the whole text. Four of them are tried at full size, all
# at a tenth of it: what grew with the square would take minutes at full size.
JUNK = {
    "one long line": "word ",
    "no spaces": "a",
    "opening marks": "“",
    "line ends": "\n",
    "straight marks": '"',
    "single marks": "'",
    "a word a line": "said\n",
    "cues": "said ",
    "nested sayings": "he said that ",
    "prepositions": "of the ",
    "reasons": "because they feared ",
    "names": "Ada Voss and ",
    "capitals": "A ",
    "brackets": "(",
    "commas": ", ",
    "refusals": "did not respond to requests ",
    "grants": "spoke on condition of anonymity ",
    "hyphens": "x-",
    "sources": "Two officials said it. ",
}


def seconds(text: str) -> float:
    """Processor time of one detection: other work on the machine does not count."""
    begun = time.process_time()
    detect(text)
    return time.process_time() - begun


@pytest.mark.parametrize("shape", list(JUNK)[:4])
def test_a_megabyte_of_junk_takes_seconds(shape: str) -> None:
    unit = JUNK[shape]
    assert seconds(unit * (MEGABYTE // len(unit))) < 15


@pytest.mark.parametrize("shape", JUNK)
def test_time_grows_with_the_text(shape: str) -> None:
    unit = JUNK[shape]
    assert seconds(unit * (MEGABYTE // 10 // len(unit))) < 5


def test_fifty_thousand_words_take_seconds() -> None:
    article = (Path(__file__).resolve().parents[1] / "data" / "strait_patrols.txt").read_text(
        "utf-8"
    )
    text = "\n".join([article] * (50_000 // len(article.split())))
    assert seconds(text) < 10


def test_an_ordinary_article_takes_a_moment() -> None:
    article = (Path(__file__).resolve().parents[1] / "data" / "strait_patrols.txt").read_text(
        "utf-8"
    )
    text = f"{article}\n{article}"
    seconds(text)
    assert min(seconds(text) for _ in range(5)) < 0.06
