"""Signing a review off, re-opening it, and the record of what was signed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsapp.corpus.actions import sign_offs as actions
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Article, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.sign_offs import (
    blockers,
    sign_offs_of,
    standing_sign_off,
    unchecked,
)
from newsapp.formats.words import unchecked_in_words
from newsapp.web import access
from newsapp.web.forms.sign_offs import ReopenForm, SignOffForm
from newsapp.web.fragments import faults_of
from newsapp.web.sent_writes import sent
from newsapp.web.shown_version import outdated
from newsapp.web.sign_off_pages import RecordPage, cures_of


@require_http_methods(["GET", "POST"])
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing, each with where it is cured; with nothing missing, the signature."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if request.method == "GET":
        return _page(request, article)
    access.require(user, Role.STANDARDS)
    if answer := outdated(request, article):
        return answer
    form = SignOffForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(faults_of(form))
        actions.sign_off(current_version(article), by=user, **form.cleaned_data)
    except Refused as error:
        return _page(request, article, error)
    messages.success(request, "Signed off. The review is frozen as it stands.")
    return redirect("record", pk=pk)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a signed-off review again, with a reason."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)
    if answer := outdated(request, article):
        return answer
    form = ReopenForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(faults_of(form))
        actions.reopen(current_version(article), by=user, **form.cleaned_data)
    except Refused as error:
        return _page(request, article, error)
    messages.success(request, "The review is open again.")
    return redirect("sign-off", pk=pk)


@require_GET
def record(request: HttpRequest, pk: int, sign_off: int | None = None) -> HttpResponse:
    """What a sign-off answered for, as it stood then: the newest one, or the one that is named."""
    article = access.get_editable_article_for(access.person(request), pk)
    signed = list(sign_offs_of(article))
    row = next((one for one in signed if sign_off in (None, one.pk)), None)
    if row is None and sign_off is not None:
        raise Http404("There is no such sign-off of this article.")
    context = {"article": article, "signed": signed, "record": RecordPage(row) if row else None}
    return render(request, "sign_offs/record.html", context)


def _page(request: HttpRequest, article: Article, error: Refused | None = None) -> HttpResponse:
    version = current_version(article)
    standing = standing_sign_off(version)
    missing = [] if standing else cures_of(article, blockers(version))
    context: dict[str, Any] = {
        "article": article,
        "version": version,
        "standing": standing,
        "missing": missing,
        "unchecked": "" if standing else unchecked_in_words(*unchecked(version)),
        "blocked": any(not cure.key for cure in missing),
        "signed": list(sign_offs_of(article)),
        "may_sign": access.person(request).may(Role.STANDARDS),
        "error": error,
        "sent": list(sent(request)) if error else [],
        "typed": request.POST if error else {},
    }
    return render(request, "sign_offs/show.html", context, status=422 if error else 200)
