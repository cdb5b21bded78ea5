"""Stretches of a marked text outside the workbench: a claim in its paragraph, an example.

They carry the marks of the workbench, without the ids and places that only a whole text can have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from newsapp.detection.types import Detection, FurnitureKind, Span
from newsapp.formats.marked_markup import furniture_of, run_markup
from newsapp.formats.runs import ParagraphRuns, Run
from newsapp.web.marked_text import paragraphs_of


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraphs of a text with their marks; ``skipped`` says that some before them are left out.

    ``number`` is that of the first paragraph with evidence, counted from 1.
    """

    number: int
    markup: SafeString
    skipped: bool


def whole(detection: Detection) -> SafeString:
    """All paragraphs of a short text."""
    return mark_safe(  # noqa: S308  each paragraph is escaped
        "".join(_paragraph(one, ()) for one in paragraphs_of(detection) if one.number)
    )


def around(
    paragraphs: Sequence[ParagraphRuns], evidence: Iterable[Span], *, neighbours: int = 1
) -> tuple[Excerpt, ...]:
    """The paragraphs that hold ``evidence``, each with ``neighbours`` before and behind it.

    The evidence is marked as such. What lies between two excerpts is left out.
    """
    spans = tuple(evidence)
    holding = [
        place
        for place, one in enumerate(paragraphs)
        if any(span.start < one.end and one.start < span.end for span in spans)
    ]
    shown = sorted(
        {
            near
            for place in holding
            for near in range(place - neighbours, place + neighbours + 1)
            if 0 <= near < len(paragraphs) and paragraphs[near].number
        }
    )
    excerpts: list[Excerpt] = []
    for stretch in _stretches(shown):
        markup = "".join(
            _paragraph(paragraphs[place], spans, beside=place not in holding) for place in stretch
        )
        first = stretch[0]
        told = next((place for place in stretch if place in holding), first)
        excerpts.append(
            Excerpt(
                paragraphs[told].number,
                mark_safe(markup),  # noqa: S308  each paragraph is escaped
                skipped=first > 0 and paragraphs[first].number > 1,
            )
        )
    return tuple(excerpts)


def _stretches(places: Sequence[int]) -> Iterator[list[int]]:
    """Places that follow each other directly, together."""
    stretch: list[int] = []
    for place in places:
        if stretch and place != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(place)
    if stretch:
        yield stretch


def _paragraph(
    paragraph: ParagraphRuns, evidence: tuple[Span, ...], *, beside: bool = False
) -> SafeString:
    quiet = furniture_of(paragraph) not in ("", FurnitureKind.CAPTION, FurnitureKind.HEADLINE)
    classes = " ".join(name for name, fits in (("furniture", quiet), ("beside", beside)) if fits)
    return format_html(
        '<p dir="auto"{}>{}</p>',
        format_html(' class="{}"', classes) if classes else "",
        mark_safe(  # noqa: S308  run_markup escapes the text
            "".join(
                _run(piece, evidence) for run in paragraph.runs for piece in _cut(run, evidence)
            )
        ),
    )


def _run(run: Run, evidence: tuple[Span, ...]) -> str:
    markup = run_markup(run, {})
    if any(span.start <= run.start and run.end <= span.end for span in evidence):
        return f'<span class="evidence">{markup}</span>'
    return markup


def _cut(run: Run, evidence: tuple[Span, ...]) -> Iterator[Run]:
    """The run, cut where evidence begins or ends: evidence need not be anybody's mark."""
    edges = {edge for span in evidence for edge in (span.start, span.end)}
    places = [run.start, *sorted(edge for edge in edges if run.start < edge < run.end), run.end]
    for start, end in pairwise(places):
        words = run.text[start - run.start : end - run.start]
        yield replace(run, start=start, end=end, text=words)
