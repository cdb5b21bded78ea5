"""Answers to a write that was made from the queue inside an article: the finding to go on with.

The page sends ``page=review`` along; then the whole finding comes back as one fragment, or, without
htmx, the browser is sent to the address of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from newsapp.corpus.errors import Question, Refused, Stale
from newsapp.corpus.models import Article, Change
from newsapp.web.access import person
from newsapp.web.claim_pages import ClaimPage
from newsapp.web.fragments import faults_of
from newsapp.web.sent_writes import asked_again, sent, wanted
from newsapp.web.shown_version import require_version_shown
from newsapp.web.workbench import Workbench
from newsapp.web.writes import once

FRAGMENT = "review/_claim.html"
PAGE = "review/show.html"


@dataclass(frozen=True, slots=True)
class Again:
    """What was sent and not done, to be sent once more; ``revision`` is the row's present one."""

    error: Refused
    again: str
    sent: tuple[tuple[str, str], ...]
    wanted: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Unsent:
    """The note of a decision that was not made: it comes back in the field that it was typed in.

    ``flag`` is the finding that it is about; ``together`` says that it was for all of a source.
    """

    flag: int | None
    note: str
    together: bool


def from_review(request: HttpRequest) -> bool:
    """Whether a write comes from the queue inside an article."""
    return request.POST.get("page") == "review"


def address_of(article: Article, page: ClaimPage) -> str:
    """Where the finding that ``page`` shows has its own page; the end of the queue without one."""
    if page.current is None:
        return reverse("article-review", args=[article.pk])
    return reverse("review-flag", args=[article.pk, page.current.row.pk])


def claim_write(
    request: HttpRequest,
    article: Article,
    flag: int | None,
    form: Form,
    action: Callable[[dict[str, Any]], Change],
    *,
    go_on: bool,
) -> HttpResponse:
    """Check ``form``, do ``action``, and answer with the next open finding, or with the same one.

    A faulty form and a refusal answer 422, a stale revision 409 with both sides, on the finding
    that it was about; nothing is written then.
    """
    if not form.is_valid():
        return not_done(request, article, flag, Refused(faults_of(form)))
    try:
        require_version_shown(request, article)
        change = once(request, lambda: action(form.cleaned_data))
    except Refused as error:
        return not_done(request, article, flag, error)
    bench = Workbench(article, person(request))
    page = ClaimPage(bench, flag)
    if go_on:
        following = page.after(flag)
        page = ClaimPage(bench, following.row.pk if following else None)
    return shown(request, article, page, said=change.summary)


def shown(request: HttpRequest, article: Article, page: ClaimPage, *, said: str) -> HttpResponse:
    """The finding that ``page`` shows, after something was done."""
    address = address_of(article, page)
    if not request.headers.get("HX-Request"):
        messages.success(request, said)
        return redirect(address)
    response = render(request, FRAGMENT, context_of(page) | {"said": said})
    response["HX-Push-Url"] = address
    return response


def context_of(page: ClaimPage) -> dict[str, Any]:
    """What every template of the queue inside an article needs."""
    return {"bench": page.bench, "page": page, "reviewing": True}


def not_done(
    request: HttpRequest, article: Article, flag: int | None, error: Refused
) -> HttpResponse:
    """The finding as it stands, with why nothing was done and what can be done about it."""
    page = ClaimPage(Workbench(article, person(request)), flag)
    context = context_of(page) | {
        "keep": address_of(article, page),
        "unsent": Unsent(flag, request.POST.get("note", ""), together="seen" in request.POST),
    }
    status = 422
    if isinstance(error, Stale):
        status = 409
        revision = getattr(error.row, "revision", None) if error.sent_revision else None
        context["conflict"] = Again(
            error, request.path, tuple(sent(request)), wanted(request), revision
        )
    elif isinstance(error, Question):
        context["asked"] = Again(error, request.path, asked_again(request))
    else:
        context["error"] = str(error)
    template = FRAGMENT if request.headers.get("HX-Request") else PAGE
    return render(request, template, context, status=status)


def from_history(request: HttpRequest) -> bool:
    """Whether a write comes from the history of an article."""
    return request.POST.get("page") == "history"


def history_write(
    request: HttpRequest,
    article: Article,
    form: Form,
    action: Callable[[dict[str, Any]], Change],
) -> HttpResponse:
    """Check ``form``, do ``action``, and go back to the history, which says what came of it."""
    try:
        if not form.is_valid():
            raise Refused(faults_of(form))
        messages.success(request, action(form.cleaned_data).summary)
    except Refused as error:
        messages.error(request, str(error))
    return redirect("history", pk=article.pk)


def flag_beside(request: HttpRequest) -> int | None:
    """The finding that a form stood beside, as it says itself; None where it stood elsewhere."""
    flag = request.POST.get("flag", "")
    return int(flag) if flag.isascii() and flag.isdecimal() and len(flag) < 19 else None


def back_to(request: HttpRequest, article: Article) -> str:
    """Where a form without JavaScript leads back to: the finding it stood beside, or the bench."""
    flag = flag_beside(request)
    if flag is not None:
        return reverse("review-flag", args=[article.pk, flag])
    return reverse("workbench", args=[article.pk])
