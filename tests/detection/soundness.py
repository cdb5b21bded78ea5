"""What holds for every detection of any text, and texts that try it: no tests, what they share."""

from __future__ import annotations

from itertools import combinations

from hypothesis import strategies as st

from newsapp.detection import Detection, Span
from newsapp.detection.types import SOURCELESS_KINDS

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


def assert_sound(detection: Detection, text: str) -> None:
    """Spans inside the text and of something visible, parts apart, sources and ids that fit."""
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
        assert (attribution.source_id is None) == (attribution.kind in SOURCELESS_KINDS)
        if attribution.source_id is not None:
            assert attribution.source_id in source_ids
            assert set(attribution.source) <= mentions[attribution.source_id]
    for source in detection.sources:
        assert source.kind not in SOURCELESS_KINDS
        assert source.at_least >= 1
        assert source.count is None or source.count >= source.at_least
        assert bool(source.reason) == (source.reason_type is not None)
    for claim in detection.claims:
        assert len(claim.attributions) > 1
        assert set(claim.attributions) <= set(attribution_ids)
