"""From runs to markup: the text of an article with its marks, every character of it escaped.

The element around the paragraphs carries ``data-article-text``; its ``textContent`` equals the
version's text, because nothing but the text and the line ends between paragraphs stands in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from newsapp.detection.types import Detection, FurnitureKind, Span
from newsapp.formats.marked_markup import furniture_of, run_markup
from newsapp.formats.runs import ParagraphRuns, cut_runs, marks_of, paragraph_spans


def paragraphs_of(detection: Detection) -> tuple[ParagraphRuns, ...]:
    """The paragraphs of a marked text, cut into runs."""
    return cut_runs(detection.text, marks_of(detection), detection.sentences)


def paragraphs_at(detection: Detection, spans: Iterable[Span]) -> tuple[ParagraphRuns, ...]:
    """The paragraphs that ``spans`` reach into, cut into runs; no others are cut."""
    paragraphs = paragraph_spans(detection.text)
    starts = [paragraph.start for paragraph in paragraphs]
    wanted = {
        number
        for span in spans
        for number in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end))
        if number >= 0 and paragraphs[number].overlaps(span)
    }
    touched = [paragraphs[number] for number in sorted(wanted)]
    ends = [paragraph.end for paragraph in touched]

    def is_near(span: Span) -> bool:
        place = bisect_right(ends, span.start)
        return place < len(touched) and touched[place].start < span.end

    marks = [mark for mark in marks_of(detection) if is_near(mark.span)]
    sentences = [sentence for sentence in detection.sentences if is_near(sentence.span)]
    cut = cut_runs(detection.text, marks, sentences)
    return tuple(paragraph for paragraph in cut if paragraph.number - 1 in wanted)


def text_markup(paragraphs: Iterable[ParagraphRuns], title: str) -> SafeString:
    """All paragraphs with what stands between them, for the element ``data-article-text``."""
    parts = []
    for paragraph in paragraphs:
        parts.append(escape(paragraph.before))
        if paragraph.number:
            parts.append(paragraph_markup(paragraph, title))
        parts.append(escape(paragraph.after))
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped above


def paragraph_markup(
    paragraph: ParagraphRuns, title: str, *, out_of_band: bool = False
) -> SafeString:
    """One ``<p>``, to stand in the text or to be swapped into it (``out_of_band``).

    A headline is set as one, and so is a first paragraph that repeats the article's title.
    """
    line = "".join(run.text for run in paragraph.runs)
    label = furniture_of(paragraph)
    css = "furniture" if label and label != FurnitureKind.CAPTION else ""
    if label == FurnitureKind.HEADLINE or (paragraph.number == 1 and line.split() == title.split()):
        css = "headline"
    return format_html(
        '<p id="p-{}" dir="auto" data-start="{}"{}{}{}>{}</p>',
        paragraph.number,
        paragraph.start,
        _sentences(paragraph),
        format_html(' class="{}"', css) if css else "",
        mark_safe(' hx-swap-oob="true"') if out_of_band else "",
        mark_safe(  # noqa: S308  escaped
            "".join(run_markup(run, {}, focusable=False) for run in paragraph.runs)
        ),
    )


def _sentences(paragraph: ParagraphRuns) -> SafeString:
    """Where its sentences begin, but for the first, in code points from its start: for the keys."""
    if not paragraph.sentences:
        return SafeString("")
    return format_html(' data-sentences="{}"', " ".join(map(str, paragraph.sentences)))
