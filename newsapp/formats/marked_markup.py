"""The marked text as HTML: nested elements over the runs, and nothing else but the text.

The workbench draws the same elements, from ``run_markup``, inside paragraphs of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from newsapp.detection.types import Act, Detection, FurnitureKind
from newsapp.formats.runs import Layer, Mark, ParagraphRuns, Run, cut_runs, marks_of
from newsapp.formats.words import KIND_WORDS


def marked_markup(
    detection: Detection, numbers: Mapping[str, int], *, titled: bool = False
) -> Markup:
    """One ``<p>`` per paragraph with the text between them, escaped.

    An element around it has a ``textContent`` that equals the text. ``numbers`` gives each source
    the number under which a table lists it. In a ``titled`` text the first paragraph is the title.
    """
    parts: list[str] = []
    for paragraph in cut_runs(detection.text, marks_of(detection)):
        parts.append(str(escape(paragraph.before)))
        if paragraph.number:
            parts.append(_paragraph(paragraph, numbers, is_title=titled and paragraph.number == 1))
        parts.append(str(escape(paragraph.after)))
    return Markup("".join(parts))  # noqa: S704  each part is escaped above


def _paragraph(paragraph: ParagraphRuns, numbers: Mapping[str, int], *, is_title: bool) -> str:
    runs = "".join(run_markup(run, numbers) for run in paragraph.runs)
    label = furniture_of(paragraph)
    attributes = ""
    if is_title or label == FurnitureKind.HEADLINE:
        attributes = f' class="headline" role="heading" aria-level="{1 if is_title else 2}"'
    elif label:
        attributes = f' class="furniture" data-furniture="{escape(label)}"'
    return f'<p dir="auto"{attributes}>{runs}</p>'


def furniture_of(paragraph: ParagraphRuns) -> str:
    """The sort of furniture that covers the whole paragraph, or nothing."""
    for mark in paragraph.runs[0].marks:
        whole = mark.span.start <= paragraph.start and mark.span.end >= paragraph.end
        if mark.layer is Layer.FURNITURE and whole:
            return mark.label
    return ""


def run_markup(run: Run, numbers: Mapping[str, int], *, focusable: bool = True) -> str:
    """One run under its marks, the longest outside; its text escaped.

    Where the page has a caret of its own, marks are not ``focusable``: a browser does not let
    somebody begin to select words in an element that can have the focus.
    """
    marks = [mark for mark in run.marks if mark.layer is not Layer.FURNITURE]
    # Attributions may share a source: its word stands once, at the innermost of equal marks.
    worded = {(mark.span, mark.source_id, mark.kind): mark for mark in marks}.values()
    opening = "".join(
        _opening(mark, run, numbers, focusable, worded=any(mark is other for other in worded))
        for mark in marks
    )
    return f"{opening}{escape(run.text)}{'</mark>' * len(marks)}"


def _opening(
    mark: Mark, run: Run, numbers: Mapping[str, int], focusable: bool, *, worded: bool
) -> str:
    classes = [mark.layer.value]
    attributes = {"data-span": mark.span.place}
    if mark.kind:
        classes.append(f"k-{mark.kind.value}")
        attributes["data-kind"] = mark.kind.value
    if mark.span.start == run.start and mark.layer in run.ended:
        classes.append("adjoins")
    if mark.act is Act.ATTITUDE:
        classes.append("attitude")
    if mark.state:
        attributes["data-state"] = mark.state.value
    if mark.attribution:
        attributes["data-attribution"] = mark.attribution
    if mark.role:
        attributes["data-role"] = mark.role.value
    if mark.source_id:
        attributes["data-source"] = mark.source_id
    if mark.layer is Layer.SOURCE and mark.kind and worded and run.end == mark.span.end:
        # The word and the number show once, behind the last run of the span.
        number = numbers.get(mark.source_id or "", "")
        attributes["data-word"] = f"{KIND_WORDS[mark.kind]} {number}".strip()
        if number:
            attributes["data-number"] = str(number)
        if focusable:
            attributes["tabindex"] = "0"
        if mark.followed:  # in print, the word stands behind the last part alone
            attributes["data-followed"] = ""
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f'<mark class="{" ".join(classes)}"{written}>'
