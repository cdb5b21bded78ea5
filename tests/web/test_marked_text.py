"""Any text, marked anywhere, comes back from the page character by character."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.types import (
    Act,
    Attribution,
    Detection,
    Kind,
    Origin,
    Quotation,
    Source,
    Span,
    State,
)
from newsapp.web.marked_text import paragraphs_at, paragraphs_of, text_markup
from tests.conftest import ARTICLE_TEXT, article_detection


class Reader(HTMLParser):
    """Reads back the text and, for each mark, the words under it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.words: dict[str, str] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            self._open.append(str(dict(attrs)["data-span"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for span in set(self._open):
            self.words[span] = self.words.get(span, "") + data


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def marked(text: str, spans: list[Span]) -> Detection:
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            source=(span,),
            cue=(),
            content=(),
            kind=Kind.ANONYMOUS,
            act=Act.STATEMENT,
            quotation=Quotation.INDIRECT,
            source_id="s1",
            confidence=0.5,
            why="",
            origin=Origin.HAND,
            state=State.CONFIRMED,
        )
        for number, span in enumerate(spans, start=1)
    )
    source = Source("s1", "somebody", Kind.ANONYMOUS, None, 1, tuple(spans))
    return Detection(text, "en", "by hand", attributions=attributions, sources=(source,))


# Surrogates cannot be stored; CR and NUL do not survive intake.
texts = st.text(
    st.one_of(
        st.sampled_from("ab \n<>&\"'😀é\u0301\u200d\u05d0\u0627\u202e{}%"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"),
    ),
    min_size=1,
    max_size=80,
)


@st.composite
def marked_texts(draw: st.DrawFn) -> Detection:
    text = draw(texts)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=6))
    return marked(text, [Span(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]])


@given(marked_texts())
def test_the_markup_reads_back_as_the_text(detection: Detection) -> None:
    markup = text_markup(paragraphs_of(detection), "")
    assert read(markup).text == detection.text


@given(marked_texts())
def test_the_words_under_a_mark_are_those_of_its_span(detection: Detection) -> None:
    reader = read(text_markup(paragraphs_of(detection), ""))
    for attribution in detection.attributions:
        (span,) = attribution.source
        words = reader.words.get(f"{span.start}-{span.end}", "")
        # Between paragraphs nothing is drawn: line ends and blank lines carry no mark.
        lines = [line for line in span.of(detection.text).split("\n") if line.strip()]
        assert [line for line in words.split("\n") if line.strip()] == lines or words.replace(
            "\n", ""
        ) in span.of(detection.text).replace("\n", "")


@pytest.mark.parametrize(
    ("spans", "nesting"),
    [
        # (spans, the marks over each run, outermost first)
        ([(0, 5)], [["0-5"], []]),
        ([(0, 5), (2, 4)], [["0-5"], ["0-5", "2-4"], ["0-5"], []]),  # one inside the other
        ([(0, 4), (2, 6)], [["0-4"], ["0-4", "2-6"], ["2-6"], []]),  # crossing
        ([(0, 3), (3, 6)], [["0-3"], ["3-6"], []]),  # adjoining
    ],
)
def test_runs_are_cut_at_every_edge_and_nest_with_the_longest_outside(
    spans: list[tuple[int, int]], nesting: list[list[str]]
) -> None:
    detection = marked("abcdefgh", [Span(*span) for span in spans])
    (paragraph,) = paragraphs_of(detection)
    found = [[f"{m.span.start}-{m.span.end}" for m in run.marks] for run in paragraph.runs]
    assert found == nesting


@given(data=st.data())
def test_paragraphs_cut_alone_are_those_of_the_whole(data: st.DataObject) -> None:
    """What a write draws again is what the whole page would show there."""
    detection = article_detection()
    edges = st.integers(0, len(ARTICLE_TEXT) - 1)
    pairs = data.draw(st.lists(st.tuples(edges, edges), max_size=4))
    spans = [Span(min(pair), max(pair) + 1) for pair in pairs]
    whole = paragraphs_of(detection)
    expected = tuple(
        paragraph
        for paragraph in whole
        if any(span.overlaps(Span(paragraph.start, paragraph.end)) for span in spans)
    )
    assert paragraphs_at(detection, spans) == expected
