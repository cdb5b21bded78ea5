"""Answers to a write: only the fragments that it changed, each to be swapped by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django_htmx.http import trigger_client_event

from newsapp.corpus.errors import Refused, Stale
from newsapp.corpus.models import Article, Change
from newsapp.detection.types import Span
from newsapp.web.access import person
from newsapp.web.marked_text import paragraph_markup
from newsapp.web.workbench import NO_SOURCE, Workbench


@dataclass
class Touched:
    """The sources, attributions and stretches of text that a change speaks of.

    ``new`` are the sources that did not exist before it: their cards have no place yet.
    """

    sources: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    attributions: list[str] = field(default_factory=list)


def changed(
    request: HttpRequest, article: Article, change: Change, *, said: str = ""
) -> HttpResponse:
    """The fragments that ``change`` altered; without htmx, back to the whole page."""
    summary = said or change.summary
    if not request.headers.get("HX-Request"):
        messages.success(request, summary)
        return redirect("workbench", pk=article.pk)
    bench = Workbench(article, person(request))
    touched = touched_by(change.rows, bench)
    for flag in change.reassessed:
        touched.sources.add(flag.source.key if flag.source else NO_SOURCE)
    response = HttpResponse("".join(_fragments(request, bench, touched)))
    return _told(response, summary, touched)


def refused(request: HttpRequest, article: Article, error: Refused) -> HttpResponse:
    """422 with what was wrong, or 409 with both sides where somebody else was faster."""
    if isinstance(error, Stale):
        return _conflict(request, article, error)
    if not request.headers.get("HX-Request"):
        messages.error(request, str(error))
        return redirect("workbench", pk=article.pk)
    return render(request, "workbench/_notice.html", {"error": str(error)}, status=422)


def touched_by(rows: Sequence[Mapping[str, Any]], bench: Workbench) -> Touched:
    """What to draw again: the rows of a change before and after, and what belongs to them."""
    touched = Touched()
    sources = bench.source_keys
    flags = {flag.row.pk: flag.row for flag in bench.flags}
    altered: set[str] = set()
    for row in rows:
        sides = [side for side in (row["before"], row["after"]) if side]
        for side in sides:
            for name in ("spans", "mentions", "reasons"):
                touched.spans += [Span(span["start"], span["end"]) for span in side.get(name, ())]
        if row["model"] == "source" and row["id"] in sources:
            touched.sources.add(sources[row["id"]])
            altered.add(sources[row["id"]])
            if not row["before"]:
                touched.new.add(sources[row["id"]])
        if row["model"] == "attribution":
            former = (sources.get(side.get("source_id"), NO_SOURCE) for side in sides)
            touched.sources.update(former)
            if key := bench.attribution_keys.get(row["id"]):
                item = bench.attribution(int(key[1:]))
                touched.sources.add((item and item.value.source_id) or NO_SOURCE)
                touched.attributions.append(key)
        if row["model"] == "flag" and (flag := flags.get(row["id"])):
            touched.sources.add(flag.source.key if flag.source else NO_SOURCE)
    for value in bench.everything.attributions:
        # A change of a source's kind is seen at every mark of its attributions.
        if value.source_id in altered or value.id in touched.attributions:
            touched.spans += [*value.source, *value.cue, *value.content]
    return touched


def _fragments(
    request: HttpRequest, bench: Workbench, touched: Touched, *, notice: str = ""
) -> Iterator[str]:
    """The touched paragraphs and cards, the counts, and ``notice`` in its place."""
    context: dict[str, Any] = {"bench": bench, "out_of_band": True}
    for paragraph in bench.paragraphs:
        if any(s.start < paragraph.end and paragraph.start < s.end for s in touched.spans):
            yield paragraph_markup(paragraph, bench.article.title, out_of_band=True)
    for key in sorted(touched.sources):
        if card := bench.card(key):
            place = "append" if key in touched.new else "in place"
            yield render_to_string(
                "workbench/_card.html", context | {"card": card, "place": place}, request
            )
    for name in ("meter", "dock"):
        yield render_to_string(f"workbench/_{name}.html", context, request)
    yield notice or render_to_string("workbench/_notice.html", context, request)


def _told(response: HttpResponse, message: str, touched: Touched) -> HttpResponse:
    """Tell the page what happened and which attribution it was about."""
    return trigger_client_event(
        response,
        "on-record:said",
        {
            "message": message,
            "attribution": touched.attributions[0] if touched.attributions else None,
        },
        after="swap",
    )


def _conflict(request: HttpRequest, article: Article, error: Stale) -> HttpResponse:
    """409: what stands now, what was wanted, and a choice. The page is brought up to date."""
    bench = Workbench(article, person(request))
    context = {
        "bench": bench,
        "error": error,
        "again": request.path,
        # Where the row is gone there is nothing to do it to: the choice is not offered.
        "revision": getattr(error.row, "revision", None) if error.sent_revision else None,
        "sent": list(_sent(request)),
    }
    if not request.headers.get("HX-Request"):
        return render(request, "workbench/conflict.html", context, status=409)
    touched = Touched()
    if error.row:
        row = {"model": error.row._meta.model_name, "id": error.row.pk, "before": {}, "after": {}}
        touched = touched_by([row], bench)
    notice = render_to_string("workbench/_conflict.html", context, request)
    response = HttpResponse(
        "".join((*_fragments(request, bench, touched, notice=notice),)), status=409
    )
    return _told(response, str(error), touched)


def _sent(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """What was sent, to be sent again; the revision is the row's present one."""
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", "revision"):
            yield from ((name, str(value)) for value in values)


def invalid(request: HttpRequest, article: Article, form: BaseForm) -> HttpResponse:
    """422 for a form that does not hold together, each fault with the name of its field."""
    faults = [
        f"{name}: {' '.join(str(text) for text in texts)}" for name, texts in form.errors.items()
    ]
    return refused(request, article, Refused("Nothing was changed. " + " ".join(faults)))
