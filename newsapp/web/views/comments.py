"""Threads on sources and attributions, and answers to what was asked for on a flag."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from newsapp.corpus.actions import comments as actions
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Article, Attribution, Comment, Source
from newsapp.corpus.queries.articles import current_version
from newsapp.web import access
from newsapp.web.forms.comments import CommentForm
from newsapp.web.fragments import faults_of
from newsapp.web.review_answers import back_to
from newsapp.web.sent_writes import sent
from newsapp.web.shown_version import outdated
from newsapp.web.threads import Thread
from newsapp.web.writes import once


@require_http_methods(["GET", "POST"])
def on_source(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The thread on a source; a POST adds to it."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if answer := outdated(request, article):
        return answer
    source = get_object_or_404(Source, version=current_version(article), number=number)
    return _thread(request, article, source)


@require_http_methods(["GET", "POST"])
def on_attribution(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The thread on an attribution; a POST adds to it."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if answer := outdated(request, article):
        return answer
    attribution = get_object_or_404(Attribution, version=current_version(article), number=number)
    return _thread(request, article, attribution)


@require_POST
def resolve(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Mark a comment as settled, or open it again."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if answer := outdated(request, article):
        return answer
    row = get_object_or_404(
        Comment.objects.select_related("source", "attribution", "flag"),
        pk=comment,
        version=current_version(article),
    )
    error = None
    try:
        if request.POST.get("open"):
            actions.unresolve(row, by=user)
        else:
            actions.resolve(row, by=user)
    except Refused as refusal:
        error = refusal
    subject = row.source or row.attribution
    if subject is None or not request.headers.get("HX-Request"):
        return redirect(back_to(request, article))
    return _shown(request, article, subject, error)


def _thread(request: HttpRequest, article: Article, subject: Source | Attribution) -> HttpResponse:
    if request.method == "GET":
        return _shown(request, article, subject)
    form = CommentForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(faults_of(form))
        said = form.cleaned_data
        by = access.person(request)
        once(request, lambda: actions.comment_on(subject, by=by, **said))
    except Refused as error:
        return _shown(request, article, subject, error)
    if request.headers.get("HX-Request"):
        return _shown(request, article, subject)
    return redirect(back_to(request, article))


def _shown(
    request: HttpRequest,
    article: Article,
    subject: Source | Attribution,
    error: Refused | None = None,
) -> HttpResponse:
    """The thread as a fragment for htmx, as a page for everybody else."""
    context: dict[str, Any] = {
        "article": article,
        "thread": Thread(subject),
        "error": error,
        "sent": list(sent(request)) if error else [],
        "typed": request.POST.get("text", "") if error else "",
        "flag": request.POST.get("flag", ""),
    }
    fragment = bool(request.headers.get("HX-Request"))
    template = "comments/_thread.html" if fragment else "comments/show.html"
    return render(request, template, context, status=422 if error else 200)
