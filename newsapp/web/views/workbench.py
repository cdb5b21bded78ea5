"""The workbench of one article."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import articles as actions
from newsapp.corpus.actions import language
from newsapp.corpus.actions import undo as undoing
from newsapp.corpus.errors import Refused
from newsapp.corpus.markings import ask_for_marking, is_long
from newsapp.corpus.models import Change
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.undo import redoable, undoable, undoables
from newsapp.detection.types import Kind
from newsapp.formats import FORMATS
from newsapp.formats.words import KIND_WORDS
from newsapp.web import access
from newsapp.web.forms.revisions import UndoForm
from newsapp.web.fragments import marked, refused
from newsapp.web.marked_text import text_markup
from newsapp.web.workbench import Workbench
from newsapp.web.writes import write

SHOWN_UNDOS = 8


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page."""
    user = access.person(request)
    bench = Workbench(access.get_article_for(user, pk), user)
    context = {
        "bench": bench,
        "text": text_markup(bench.paragraphs, bench.article.title),
        "kinds": [(kind.value, KIND_WORDS[kind]) for kind in Kind],
        "formats": FORMATS.values(),
    }
    return render(request, "workbench/show.html", context)


@require_GET
def card(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The card of one source (fragment); number 0 is the card of what has no source."""
    user = access.person(request)
    bench = Workbench(access.get_article_for(user, pk), user)
    shown = bench.card(f"s{number}")
    if shown is None:
        raise Http404("There is no such source.")
    context = {"bench": bench, "card": shown}
    return render(request, "workbench/_card.html", context)


@require_GET
def marking(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the worker is (fragment); once it is done, the marks. 204 where nothing is new."""
    user = access.person(request)
    bench = Workbench(access.get_article_for(user, pk), user)
    if request.GET.get("seen") == bench.marking_seen:
        return HttpResponse(status=204)
    if bench.marking is None:
        return marked(request, bench)
    return render(request, "workbench/_marking.html", {"bench": bench})


@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the worker once more for the marks that it did not make."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    try:
        ask_for_marking(current_version(article), by=user)
    except Refused as error:
        return refused(request, article, error)
    return redirect("workbench", pk=pk)


@require_POST
def mark_as_english(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the text for English, whatever it seems to be, and mark it."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)
    return write(
        request, article, Form(request.POST), lambda _: language.mark_as_english(version, by=user)
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back this person's last change, or the last before one that cannot be."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)

    def take_back(data: dict[str, Any]) -> Change:
        access.require_may_reverse(user, undoable(version, user, before=data["before"]))
        return undoing.undo(version, by=user, before=data["before"])

    return write(request, article, UndoForm(request.POST), take_back)


@require_GET
def undo_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What undo would take back, one press after the other, and what redo would bring back."""
    user = access.person(request)
    version = current_version(access.get_editable_article_for(user, pk))
    context = {
        "article": version.article,
        "undoables": undoables(version, user, SHOWN_UNDOS),
        "redoable": redoable(version, user),
    }
    return render(request, "workbench/_undo_list.html", context)


@require_POST
def redo(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back what this person took back last."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)

    def bring_back(_: dict[str, Any]) -> Change:
        access.require_may_reverse(user, redoable(version, user))
        return undoing.redo(version, by=user)

    return write(request, article, Form(request.POST), bring_back)


@require_POST
def detect_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Run detection again; what people confirmed, made or rejected stays."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)
    try:
        if is_long(version.text):
            ask_for_marking(version, by=user)
            return redirect("workbench", pk=pk)
        actions.detect_again(version, by=user)
    except Refused as error:
        return refused(request, article, error)
    messages.success(request, "Detection ran again. What people confirmed or rejected stands.")
    return redirect("workbench", pk=pk)
