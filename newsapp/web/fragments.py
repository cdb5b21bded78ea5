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
from django.utils.html import format_html
from django_htmx.http import HttpResponseClientRefresh, trigger_client_event

from newsapp.corpus.errors import Refused, Stale
from newsapp.corpus.models import Article, Attribution, Change
from newsapp.detection.types import Span
from newsapp.web.access import person
from newsapp.web.marked_text import paragraph_markup, text_markup
from newsapp.web.workbench import NO_SOURCE, Workbench
from newsapp.web.workbench.chosen import chosen_of


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
    if any(row["model"] in ("article", "layout") for row in change.rows):
        # The title or all marks: nothing on the page is sure to stand.
        messages.success(request, summary)
        return HttpResponseClientRefresh()
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
    altered: set[str] = set()
    for row in rows:
        for side in (row["before"], row["after"]):
            for name in ("spans", "mentions", "reasons"):
                spans = (side or {}).get(name, ())
                touched.spans += [Span(span["start"], span["end"]) for span in spans]
        if row["model"] == "source" and (key := bench.source_keys.get(row["id"])):
            altered.add(key)
            if row["before"] is None:
                touched.new.add(key)
        touched.sources |= _sources_of(row, bench)
        if row["model"] == "attribution" and (key := bench.attribution_keys.get(row["id"])):
            touched.attributions.append(key)
    for claim in bench.everything.claims:
        # What supports what is shown on the cards of all its sources.
        together = bench.sources_of(claim, with_rejected=True)
        if not touched.sources.isdisjoint(together):
            touched.sources |= together
    for value in bench.everything.attributions:
        # A change of a source's kind is seen at every mark of its attributions.
        if value.source_id in altered or value.id in touched.attributions:
            touched.spans += [*value.source, *value.cue, *value.content]
    return touched


def _sources_of(row: Mapping[str, Any], bench: Workbench) -> set[str]:
    """The sources whose cards speak of a row, as it was and as it is."""
    if row["model"] == "source":
        return {key for key in (bench.source_keys.get(row["id"]),) if key}
    if row["model"] == "flag":
        flags = (flag.row for flag in bench.flags if flag.row.pk == row["id"])
        return {flag.source.key if flag.source else NO_SOURCE for flag in flags}
    if row["model"] != "attribution":
        return set()
    sides = (side for side in (row["before"], row["after"]) if side)
    found = {bench.source_keys.get(side["source_id"], NO_SOURCE) for side in sides}
    if key := bench.attribution_keys.get(row["id"]):
        item = bench.attribution(int(key[1:]))
        found.add((item and item.value.source_id) or NO_SOURCE)
    return found


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
    if row := _row_of(bench, touched.attributions[:1]):
        chosen = chosen_of(row, may_edit=bench.may_edit)
        yield render_to_string("workbench/_chosen.html", context | {"chosen": chosen}, request)
    for name in ("kicker", "meter", "dock"):
        yield render_to_string(f"workbench/_{name}.html", context, request)
    yield notice or render_to_string("workbench/_notice.html", context, request)


def _row_of(bench: Workbench, ids: Sequence[str]) -> Attribution | None:
    """The stored row of the attribution that a write was about, where there is one."""
    numbers = [int(id[1:]) for id in ids]
    rows = Attribution.objects.select_related("source", "version")
    return rows.filter(version=bench.version, number__in=numbers).first()


def marked(request: HttpRequest, bench: Workbench) -> HttpResponse:
    """All marks, for a page that shows the text without them; the notice of the wait goes."""
    context = {"bench": bench, "out_of_band": True}
    text = text_markup(bench.paragraphs, bench.article.title)
    response = HttpResponse(
        "".join(
            (
                render_to_string("workbench/_marking.html", context, request),
                format_html('<div hx-swap-oob="innerHTML:[data-article-text]">{}</div>', text),
                *(
                    render_to_string(f"workbench/_{name}.html", context, request)
                    for name in ("sources", "meter", "dock")
                ),
            )
        )
    )
    said = {"message": f"Marking is done: {bench.meter.label}."}
    return trigger_client_event(response, "on-record:marked", said, after="swap")


def _told(response: HttpResponse, message: str, touched: Touched) -> HttpResponse:
    """Tell the page what happened and which attribution it was about."""
    return trigger_client_event(
        response,
        "on-record:said",
        {
            "message": message,
            "attribution": touched.attributions[0] if touched.attributions else None,
            "refused": response.status_code == 409,
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
        "sent": list(sent(request)),
        "wanted": wanted(request),
        # A change of one's own that a colleague has built on: the one before may still be undone.
        "skip": error.change.pk if error.change else None,
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


def sent(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """What was sent, to be sent again; the revision is the row's present one."""
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", "revision"):
            yield from ((name, str(value)) for value in values)


def wanted(request: HttpRequest) -> str:
    """What was sent, in words; empty where the address says it all."""
    data = request.POST
    note = f", with the note “{data['note']}”" if data.get("note") else ""
    if outcome := data.get("outcome"):
        return f"{outcome.replace('_', ' ')}{note}"
    if quote := data.get("quote"):
        kind = f", {data['kind'].replace('_', ' ')}" if data.get("kind") else ""
        return f"“{quote}” as {data.get('role', '')}{kind}"
    for name in ("state", "kind"):
        if value := data.get(name):
            return f"{name}: {value.replace('_', ' ')}"
    return ""


def invalid(request: HttpRequest, article: Article, form: BaseForm) -> HttpResponse:
    """422 for a form that does not hold together, each fault with the name of its field."""
    return refused(request, article, Refused(faults_of(form)))


def faults_of(form: BaseForm) -> str:
    """What is wrong with a form, each fault with the name of its field."""
    faults = [
        f"{name}: {' '.join(str(text) for text in texts)}" for name, texts in form.errors.items()
    ]
    return "Nothing was changed. " + " ".join(faults)
