"""Answers to a write: only the fragments that it changed, each to be swapped by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django_htmx.http import HttpResponseClientRefresh, reswap, retarget, trigger_client_event

from newsapp.corpus.errors import OtherVersion, Question, Refused, Stale
from newsapp.corpus.models import Action, Article, Attribution, Change
from newsapp.corpus.queries.news import changes_between
from newsapp.web.access import person
from newsapp.web.marked_text import paragraph_markup, text_markup
from newsapp.web.sent_numbers import whole_number
from newsapp.web.sent_writes import asked_again, sent, wanted
from newsapp.web.shown_version import other_version
from newsapp.web.touched import Touched, is_of_whole_page, touched_by
from newsapp.web.workbench import NO_SOURCE, Workbench
from newsapp.web.workbench.chosen import chosen_of


def changed(
    request: HttpRequest, article: Article, change: Change, *, said: str = ""
) -> HttpResponse:
    """The fragments that ``change`` altered; without htmx, back to the whole page.

    A page that says which change it saw last gets what colleagues did since in the same answer.
    """
    summary = said or change.summary
    if not request.headers.get("HX-Request"):
        messages.success(request, summary)
        return redirect("workbench", pk=article.pk)
    bench = Workbench(article, person(request))
    changes = _since(request, bench, change)
    if is_of_whole_page(changes):
        messages.success(request, summary)
        return HttpResponseClientRefresh()
    own = touched_by(change.rows, bench)
    touched = touched_by([row for one in changes for row in one.rows], bench)
    for flag in change.reassessed:
        touched.sources.add(bench.source_keys.get(flag.source_id or 0, NO_SOURCE))
    # What colleagues did may have moved any flag: the page compares all cards with these.
    compared = len(changes) > 1
    parts = _fragments(request, bench, touched, chosen=own.attributions[:1], compared=compared)
    return _told(HttpResponse("".join(parts)), summary, own, change)


def _since(request: HttpRequest, bench: Workbench, change: Change) -> list[Change]:
    """The changes that the page lacks, with the one that was just made among them."""
    seen = whole_number(request.headers.get("X-Seen", ""))
    if seen is None:
        return [change]
    found = changes_between(bench.version, seen, bench.seen)
    return found if change in found else [*found, change]


def refused(
    request: HttpRequest, article: Article, error: Refused, *, asked_in: str = ""
) -> HttpResponse:
    """422 with what was wrong, or 409 with both sides where somebody else was faster.

    A question is asked in the notice, or in the element whose id is ``asked_in``.
    """
    if isinstance(error, OtherVersion):
        return other_version(request, article, error)
    if isinstance(error, Stale):
        return _conflict(request, article, error)
    if isinstance(error, Question):
        return _asked_once_more(request, article, error, asked_in)
    if not request.headers.get("HX-Request"):
        messages.error(request, str(error))
        return redirect("workbench", pk=article.pk)
    return render(request, "workbench/_notice.html", {"error": str(error)}, status=422)


def _fragments(
    request: HttpRequest,
    bench: Workbench,
    touched: Touched,
    *,
    notice: str | None = "",
    chosen: Sequence[str] = (),
    compared: bool = False,
) -> Iterator[str]:
    """The touched paragraphs and cards, the counts, and ``notice`` in its place.

    None leaves the notice as it is. ``chosen`` is the attribution whose card is drawn again; what
    the page must compare its cards with travels where ``compared``.
    """
    context: dict[str, Any] = {"bench": bench, "out_of_band": True, "compared": compared}
    for paragraph in bench.paragraphs_at(touched.spans):
        yield paragraph_markup(paragraph, bench.article.title, out_of_band=True)
    for key in sorted(touched.sources):
        if card := bench.card(key):
            place = "append" if key in touched.new else "in place"
            yield render_to_string(
                "workbench/_card.html", context | {"card": card, "place": place}, request
            )
    if row := _row_of(bench, chosen):
        shown = chosen_of(row, may_edit=bench.may_edit)
        yield render_to_string("workbench/_chosen.html", context | {"chosen": shown}, request)
    counts = ("suggestion_count",) if bench.may_edit else ()
    for name in ("kicker", "meter", "dock", "together", *counts):
        yield render_to_string(f"workbench/_{name}.html", context, request)
    if notice is not None:
        yield notice or render_to_string("workbench/_notice.html", context, request)


def _row_of(bench: Workbench, ids: Sequence[str]) -> Attribution | None:
    """The stored row of the attribution that a write was about, where there is one."""
    numbers = [int(id[1:]) for id in ids]
    rows = Attribution.objects.select_related("source", "version")
    return rows.filter(version=bench.version, number__in=numbers).first()


def news(request: HttpRequest, bench: Workbench, after: int, chosen: str) -> HttpResponse:
    """What happened behind the change ``after``, for a page that asks.

    ``chosen`` is the attribution ("a12") that the page shows; its card comes where it is touched.
    A change of the whole page is told and not forced on somebody who may be in the middle of a
    sentence.
    """
    changes = changes_between(bench.version, after, bench.seen)
    by_others = [change for change in changes if change.by_id != bench.user.pk]
    context = {"bench": bench, "out_of_band": True, "changes": by_others}
    if changes and all(change.action == Action.MARK for change in changes):
        return marked(request, bench)  # the worker's marks: the words are the same
    if is_of_whole_page(changes):
        names = ("outdated", "together")
        return HttpResponse(
            "".join(render_to_string(f"workbench/_{name}.html", context, request) for name in names)
        )
    touched = touched_by([row for change in changes for row in change.rows], bench)
    shown = [chosen] if _concerns(touched, chosen, bench) else []
    parts = _fragments(request, bench, touched, notice=None, chosen=shown, compared=bool(changes))
    response = HttpResponse("".join(parts))
    told = "; ".join(f"{change.by}: {change.summary}" for change in by_others[-3:])
    return trigger_client_event(response, "on-record:news", {"message": told}, after="swap")


def cards(request: HttpRequest, bench: Workbench, keys: Iterable[str]) -> HttpResponse:
    """The cards of these sources, each in its place."""
    context = {"bench": bench, "out_of_band": True, "place": "in place"}
    found = [card for card in map(bench.card, keys) if card]
    parts = [
        render_to_string("workbench/_card.html", context | {"card": card}, request)
        for card in found
    ]
    return HttpResponse("".join(parts))


def _concerns(touched: Touched, chosen: str, bench: Workbench) -> bool:
    """Whether the chosen attribution, or the source that it shows, is among what was touched."""
    number = whole_number(chosen[1:]) if chosen.startswith("a") else None
    if number is None:
        return False
    item = bench.attribution(number)
    return item is not None and (
        chosen in touched.attributions or item.value.source_id in touched.sources
    )


def marked(request: HttpRequest, bench: Workbench) -> HttpResponse:
    """All marks, for a page that shows the text without them; the notice of the wait goes."""
    context = {"bench": bench, "out_of_band": True}
    counts = ("suggestion_count",) if bench.may_edit else ()
    text = text_markup(bench.paragraphs, bench.article.title)
    response = HttpResponse(
        "".join(
            (
                render_to_string("workbench/_marking.html", context, request),
                format_html('<div hx-swap-oob="innerHTML:[data-article-text]">{}</div>', text),
                *(
                    render_to_string(f"workbench/_{name}.html", context, request)
                    for name in ("sources", "meter", "dock", "together", *counts)
                ),
            )
        )
    )
    said = {"message": f"Marking is done: {bench.meter.label}."}
    return trigger_client_event(response, "on-record:marked", said, after="swap")


def _told(
    response: HttpResponse, message: str, touched: Touched, change: Change | None = None
) -> HttpResponse:
    """Tell the page what happened and which attribution it was about.

    Of an undo and a redo it also learns that it was one, and on which flag a decision came or went.
    """
    reverses = change is not None and change.undoes_id is not None
    flags = [row for row in change.rows if row["model"] == "flag"] if change and reverses else []
    decided = (
        row["id"]
        for row in flags
        if (row["before"] or {}).get("decisions") != (row["after"] or {}).get("decisions")
    )
    return trigger_client_event(
        response,
        "on-record:said",
        {
            "message": message,
            "attribution": touched.attributions[0] if touched.attributions else None,
            "refused": response.status_code == 409,
            "reverses": change.action if change and reverses else "",
            "flag": next(decided, None),
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
        "".join(
            _fragments(
                request,
                bench,
                touched,
                notice=notice,
                chosen=touched.attributions[:1],
                compared=True,
            )
        ),
        status=409,
    )
    return _told(response, str(error), touched)


def _asked_once_more(
    request: HttpRequest, article: Article, error: Question, asked_in: str
) -> HttpResponse:
    """422 with the question, and what was sent, to send it as meant."""
    context = {
        "article": article,
        "error": error,
        "again": request.path,
        "sent": asked_again(request),
    }
    if not request.headers.get("HX-Request"):
        return render(request, "workbench/question.html", context, status=422)
    if not asked_in:
        return render(request, "workbench/_question.html", context, status=422)
    context |= {"place": "tools", "in_page": True}
    response = render(request, "workbench/_asked.html", context, status=422)
    return reswap(retarget(response, f"#{asked_in}"), "innerHTML")


def invalid(request: HttpRequest, article: Article, form: BaseForm) -> HttpResponse:
    """422 for a form that does not hold together, each fault with the name of its field."""
    return refused(request, article, Refused(faults_of(form)))


def faults_of(form: BaseForm) -> str:
    """What is wrong with a form, each fault with the name that its field has on the page.

    A field that nobody fills in has no label: its fault is a sentence of its own.
    """
    faults = []
    for name, texts in form.errors.items():
        label = "" if name == NON_FIELD_ERRORS else form[name].label
        words = " ".join(str(text) for text in texts)
        faults.append(f"{label}: {words}" if label else words)
    return "Nothing was changed. " + " ".join(faults)
