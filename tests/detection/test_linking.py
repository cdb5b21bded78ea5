"""Linking without hints: a finder that says only which words have which role.

The rows mark spans as [S …], [C …] and [T …]; expected are the bundles by their words.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsapp.detection import Role, RoleSpan, Span, detect
from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.layout import Layout

ROLES = {"S": Role.SOURCE, "C": Role.CUE, "T": Role.CONTENT}
ARTICLE = Path(__file__).resolve().parents[1] / "data" / "strait_patrols.txt"


@dataclass(frozen=True)
class Marked:
    """A finder that returns what it was given, without groups."""

    spans: tuple[RoleSpan, ...]
    name: str = "marked@1"

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        del text, layout
        return self.spans


def read(marked: str) -> tuple[str, Marked]:
    text, spans, opened = "", [], []
    for piece in re.split(r"(\[[SCT] |\])", marked):
        if re.fullmatch(r"\[[SCT] ", piece):
            opened.append((ROLES[piece[1]], len(text)))
        elif piece == "]":
            role, start = opened.pop()
            spans.append(RoleSpan(role, Span(start, len(text)), 0.9))
        else:
            text += piece
    return text, Marked(tuple(spans))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # source, cue, content
        ("[S Ana Ruiz] [C said] [T it was late].", [("Ana Ruiz", "said", "it was late")]),
        # content first; cue before its source
        ("[T It was late], [S an aide] [C said].", [("an aide", "said", "It was late")]),
        ("[T It was late], [C said] [S Ana Ruiz].", [("Ana Ruiz", "said", "It was late")]),
        # a content in two parts
        (
            "[T “We go,”] [S she] [C said], [T “when we are ready.”]",
            [("she", "said", "“We go,” / “when we are ready.”")],
        ),
        # one source for two verbs
        (
            "[S The coach] [C denied] [T the charge] and [C accused] [T the league].",
            [("The coach", "denied", "the charge"), ("The coach", "accused", "the league")],
        ),
        # two attributions in one sentence
        (
            "[S Ruiz] [C said] [T it was late], but [S Brandt] [C called] [T it early].",
            [("Ruiz", "said", "it was late"), ("Brandt", "called", "it early")],
        ),
        # a quotation over several sentences
        (
            "[T “It was late. It rained. We left,”] [S he] [C said].",
            [("he", "said", "“It was late. It rained. We left,”")],
        ),
        # the quotation goes on in the next sentence
        (
            "[T “It was late,”] [S he] [C said]. [T “We left.”]",
            [("he", "said", "“It was late,” / “We left.”")],
        ),
        # and in the next paragraphs, while it stays open
        (
            "[S Ruiz] [C said]: [T “It was late.]\n[T “It rained.]\n[T “We left.”]",
            [("Ruiz", "said", "“It was late. / “It rained. / “We left.”")],
        ),
        # a colon at the end of a paragraph
        ("[S Ruiz] [C added]:\n[T “It was late.”]", [("Ruiz", "added", "“It was late.”")]),
        # a quotation right before the sentence of its cue
        ("[T “Why?”]\n— [S Ruiz] [C asked].", [("Ruiz", "asked", "“Why?”")]),
        # a cue without a source, a source without a cue
        ("[C Reportedly], [T it was late].", [("", "Reportedly", "it was late")]),
        ("[S Ana Ruiz] left.", []),
    ],
)
def test_spans_find_each_other(marked: str, expected: list[tuple[str, str, str]]) -> None:
    text, finder = read(marked)
    found = [
        tuple(" / ".join(span.of(text) for span in attribution.spans(role)) for role in Role)
        for attribution in detect(text, finder=finder).attributions
    ]
    assert found == expected


@dataclass(frozen=True)
class Ungrouped:
    """The grammar with its hints taken away."""

    name: str = "ungrouped@1"

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        spans = GrammarFinder().find(text, layout)
        return tuple({RoleSpan(s.role, s.span, s.score): None for s in spans})


def test_an_article_comes_out_the_same_without_hints() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    with_hints, without = detect(text), detect(text, finder=Ungrouped())
    # The captains' wanting lies inside a content: without hints its spans are still dropped.
    assert [(a.source, a.cue, a.content) for a in without.attributions] == [
        (a.source, a.cue, a.content) for a in with_hints.attributions
    ]
    assert without.detector == "ungrouped@1"


def test_what_lies_outside_the_text_is_ignored() -> None:
    text = "It was late."
    finder = Marked((RoleSpan(Role.CUE, Span(3, 400), 0.9), RoleSpan(Role.SOURCE, Span(0, 2), 0.9)))
    assert detect(text, finder=finder).attributions == ()


def test_roles_that_overlap_are_kept_apart() -> None:
    text = "Ana Ruiz said it was late."
    finder = Marked(
        (
            RoleSpan(Role.SOURCE, Span(0, 13), 0.9),
            RoleSpan(Role.CUE, Span(9, 13), 0.9),
            RoleSpan(Role.CONTENT, Span(5, 25), 0.9),
        )
    )
    (attribution,) = detect(text, finder=finder).attributions
    assert [span.of(text) for span in attribution.source] == ["Ana Ruiz"]
    assert [span.of(text) for span in attribution.cue] == ["said"]
    assert [span.of(text) for span in attribution.content] == ["it was late"]


def test_nobody_is_credited_inside_a_quotation_or_by_a_byline() -> None:
    text, finder = read("By [S Ana Ruiz]\n“[S They] [C said] [T it was late],” he left.")
    assert detect(text, finder=finder).attributions == ()


def test_words_that_are_furniture_from_end_to_end_credit_nobody() -> None:
    # a dateline and a credit without a space between them
    text, finder = read("A ferry\n\n[S HALDEN (AP)(AP Photo/Ana Ruiz)]\n\nIt [C said] [T so].")
    (attribution,) = detect(text, finder=finder).attributions
    assert not attribution.source


def test_spans_can_be_written_down() -> None:
    """A finder's spans are plain data: a model's answer read from a file works as well."""
    row = json.loads('{"role": "cue", "span": [9, 13], "score": 0.5}')
    span = RoleSpan(Role(row["role"]), Span(*row["span"]), row["score"])
    assert span.group is None
