"""From runs to markup: the text of an article with its marks, every character of it escaped.

The element around the paragraphs carries ``data-article-text``; its ``textContent`` equals the
version's text, because nothing but the text and the line ends between paragraphs stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from newsapp.detection.types import Act, Detection, Furniture, FurnitureKind
from newsapp.formats.runs import Layer, Mark, ParagraphRuns, Run, cut_runs, marks_of
from newsapp.formats.words import KIND_WORDS


def paragraphs_of(detection: Detection) -> tuple[ParagraphRuns, ...]:
    """The paragraphs of a marked text, cut into runs."""
    return cut_runs(detection.text, marks_of(detection))


def text_markup(
    paragraphs: Iterable[ParagraphRuns], furniture: Sequence[Furniture], title: str
) -> SafeString:
    """All paragraphs with what stands between them, for the element ``data-article-text``."""
    parts = []
    for paragraph in paragraphs:
        parts.append(escape(paragraph.before))
        if paragraph.number:
            parts.append(paragraph_markup(paragraph, furniture, title))
        parts.append(escape(paragraph.after))
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped above


def paragraph_markup(
    paragraph: ParagraphRuns,
    furniture: Iterable[Furniture],
    title: str,
    *,
    out_of_band: bool = False,
) -> SafeString:
    """One ``<p>``, to stand in the text or to be swapped into it (``out_of_band``).

    A first paragraph that repeats the article's title is set as the headline.
    """
    line = "".join(run.text for run in paragraph.runs).strip()
    whole = any(
        piece.span.start <= paragraph.start and paragraph.end <= piece.span.end
        for piece in furniture
        if piece.kind is not FurnitureKind.CAPTION
    )
    css = "furniture" if whole else ""
    if paragraph.number == 1 and line == title.strip():
        css = "headline"
    return format_html(
        '<p id="p-{}" data-start="{}"{}{}>{}</p>',
        paragraph.number,
        paragraph.start,
        format_html(' class="{}"', css) if css else "",
        mark_safe(' hx-swap-oob="true"') if out_of_band else "",
        mark_safe("".join(_run_markup(run) for run in paragraph.runs)),  # noqa: S308  escaped
    )


def _run_markup(run: Run) -> str:
    marks = [mark for mark in run.marks if mark.layer is not Layer.FURNITURE]
    opening = "".join(_opening_tag(mark, run) for mark in marks)
    return f"{opening}{escape(run.text)}{'</mark>' * len(marks)}"


def _opening_tag(mark: Mark, run: Run) -> str:
    """The element of one mark over one run. Every value in it is ours: no text, nothing to escape.

    ``data-first`` stands on the first run of a span, which takes the focus and shows the kind.
    """
    classes = [mark.layer.value]
    attributes = f' data-span="{mark.span.start}-{mark.span.end}"'
    if mark.kind:
        classes.append(f"k-{mark.kind.value}")
        attributes += f' data-kind="{mark.kind.value}"'
    if mark.state:
        classes.append(mark.state.value)
    if mark.act is Act.ATTITUDE:
        classes.append("attitude")
    if mark.source_id:
        attributes += f' data-source="{mark.source_id}"'
    if mark.attribution:
        attributes += f' data-attribution="{mark.attribution}"'
    if mark.role:
        attributes += f' data-role="{mark.role.value}"'
    if mark.layer is Layer.SOURCE and mark.kind and run.start == mark.span.start:
        attributes += f' data-first tabindex="0" data-word="{KIND_WORDS[mark.kind]}"'
    return f'<mark class="{" ".join(classes)}"{attributes}>'
