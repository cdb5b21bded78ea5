"""Articles annotated in place become texts with spans, or are refused with the line."""

from pathlib import Path

import pytest

from newsapp.detection.scoring.annotated_text import (
    AnnotationError,
    parse_annotated,
    read_annotated,
)
from newsapp.detection.types import Act, FurnitureKind, Kind, ReasonType, Span

ANNOTATED = """\
style: invented
A: anonymous 2 stock
B: organization|spokesperson
C: collective
D: named_person
---
{!byline By Ann Ode}
🚢 {1c {2c The pier {3q~ is hoped} {3c to open}}, {2s@B the board} {2q says}}, {1s@A two divers} \
{1q said}.
{@A Both} asked for cover {r@A because they were told to \\{hush\\}}. \
{x {w@B The board} did not call}.
{4,5s@C Critics} {4q howl} {4c “One,} {5q add} {5c two} {4c three.”} \
{6s@D Ida} {6q waved} {6c it on}.
"""


def test_an_annotated_article_becomes_a_text_with_spans() -> None:
    article = parse_annotated("pier", ANNOTATED)
    text = article.text or ""
    assert text.splitlines() == [
        "By Ann Ode",
        "🚢 The pier is hoped to open, the board says, two divers said.",
        "Both asked for cover because they were told to {hush}. The board did not call.",
        "Critics howl “One, add two three.” Ida waved it on.",
    ]
    first, *rest = article.attributions
    assert [span.of(text) for span in first.content] == [
        "The pier is hoped to open, the board says"
    ]
    assert first.kinds == {Kind.ANONYMOUS}
    assert (first.act, first.source_id) == (Act.STATEMENT, "A")
    board, hope, howl, add, _ = rest
    assert board.kinds == {Kind.ORGANIZATION, Kind.SPOKESPERSON}
    # nobody hopes here: no source, so kind none; the ~ makes it an attitude
    assert hope.source == ()
    assert hope.kinds == {Kind.NONE}
    assert hope.act is Act.ATTITUDE
    # one source span of two attributions, and a content in two pieces
    assert howl.source == add.source
    assert [span.of(text) for span in howl.content] == ["“One,", "three.”"]
    assert article.furniture is not None
    assert [(one.kind, one.span.of(text)) for one in article.furniture] == [
        (FurnitureKind.BYLINE, "By Ann Ode")
    ]
    assert article.non_responses is not None
    (silence,) = article.non_responses
    assert silence.span.of(text) == "The board did not call"
    assert [who.of(text) for who in silence.who] == ["The board"]


def test_sources_hold_mentions_numbers_and_reasons() -> None:
    article = parse_annotated("pier", ANNOTATED)
    text = article.text or ""
    assert article.sources is not None
    divers, board, critics, ida = article.sources
    assert [span.of(text) for span in divers.mentions] == ["two divers", "Both"]
    assert (divers.count, divers.at_least, divers.reason_type) == (2, 2, ReasonType.STOCK)
    assert [span.of(text) for span in divers.reason] == ["because they were told to {hush}"]
    assert [span.of(text) for span in board.mentions] == ["the board", "The board"]
    # without a number: a body's is not scored, a collective is at least two, a named person one
    assert (board.count, board.at_least) == (None, None)
    assert (critics.count, critics.at_least) == (None, 2)
    assert (ida.count, ida.at_least) == (1, 1)


def test_offsets_are_code_points() -> None:
    article = parse_annotated("wave", "---\n🌊🌊 {1q It is said} {1c “ja”}")
    assert article.attributions[0].cue == (Span(3, 13),)
    assert article.attributions[0].content == (Span(14, 18),)


@pytest.mark.parametrize(
    ("annotated", "complaint"),
    [
        # no border
        ("It rained.", "line 1: no line “---”"),
        # a header line that is neither
        ("A anonymous\n---\nIt rained.", "line 1: “A anonymous” is no source and no note"),
        # no such kind
        ("A: stranger 1\n---\nIt rained.", "line 1: 'stranger' is not a valid Kind"),
        # two of one name
        ("A: document\nA: media\n---\n{@A It}", "line 2: A is declared twice"),
        # how many?
        ("A: anonymous\n---\n{@A They}", "line 1: an anonymous source needs its number"),
        # nobody of that name
        ("---\nIt\n{1s@B Bo} {1q said} {1c so}", "line 3: no source B is declared"),
        # a source that is nobody's
        ("---\n{1s Bo} {1q said} {1c so}", "line 2: {1s} needs its source"),
        # a source without a mention
        (
            "note: a\nA: document\n---\nIt rained.",
            "line 2: nothing in the article is a mention of A",
        ),
        # a brace too few, a brace too many
        ("---\n\n{1q It is said", "line 3: {1q is never closed"),
        ("---\nIt} rained", "line 2: a brace closes that none opened"),
        # an unknown mark, an unknown kind of furniture, an empty mark
        ("---\n{z It}", "line 2: “{z It}…” opens no mark"),
        ("---\n{!banner It}", "line 2: 'banner' is not a valid FurnitureKind"),
        ("---\n{1q }", "line 2: {1q} marks nothing"),
        # spaces at an end would make a span that no detector can meet
        ("---\n{1q It is said } {1c so}", "line 2: {1q} begins or ends with a space"),
        # parts missing
        ("---\n{1q It is said}", "line 2: attribution 1 has no content"),
        ("---\n{1c It rained}", "attribution 1 has neither source nor cue"),
        ("A: anonymous 1 stock\n---\n{@A He}", "A needs both a reason span and its type"),
        ("A: anonymous 1\n---\n{@A He} {r@A fears}", "A needs both a reason span and its type"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_line(annotated: str, complaint: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        parse_annotated("wrong", annotated)
    assert complaint in str(caught.value)


def test_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wrong.txt"
    path.write_text("---\n{z It}", encoding="utf-8")
    with pytest.raises(AnnotationError) as caught:
        read_annotated(path)
    assert str(caught.value).startswith(f"{path}, line 2: ")
    path.write_bytes(b"---\n\xff")
    with pytest.raises(AnnotationError, match="not UTF-8"):
        read_annotated(path)
