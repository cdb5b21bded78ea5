"""Attesting what no text can show."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import attestations as actions
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Article, Attestation, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.web import access
from newsapp.web.attestation_forms import sheets_of
from newsapp.web.forms.attestations import AttestationForm
from newsapp.web.fragments import faults_of, refused
from newsapp.web.review_answers import back_to
from newsapp.web.sent_writes import sent
from newsapp.web.shown_version import outdated
from newsapp.web.workbench import Workbench
from newsapp.web.writes import once


@require_GET
def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is asked about a source and what was answered: a page, or the form alone."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    return _shown(request, article, f"s{number}")


@require_POST
def attest(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Vouch for one thing about a source."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)
    if answer := outdated(request, article):
        return answer
    form = AttestationForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(faults_of(form))
        source = access.get_editable_source_for(user, pk, number)
        said = form.cleaned_data
        once(request, lambda: actions.attest(source, by=user, **said))
    except Refused as error:
        return _shown(request, article, f"s{number}", error)
    return _done(request, article, f"s{number}")


@require_POST
def withdraw(request: HttpRequest, pk: int, attestation: int) -> HttpResponse:
    """Take an attestation back; it stays on the record."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)
    if answer := outdated(request, article):
        return answer
    row = get_object_or_404(
        Attestation.objects.select_related("source"),
        pk=attestation,
        version=current_version(article),
    )
    try:
        actions.withdraw(row, by=user)
    except Refused as error:
        return _shown(request, article, row.source.key, error)
    return _done(request, article, row.source.key)


def _done(request: HttpRequest, article: Article, key: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return _shown(request, article, key)
    return redirect(back_to(request, article))


def _shown(
    request: HttpRequest, article: Article, key: str, error: Refused | None = None
) -> HttpResponse:
    """The form of one source; with what was wrong, and what was sent, where something was."""
    bench = Workbench(article, access.person(request))
    sheet = sheets_of(bench.version).get(key)
    if sheet is None:
        gone = error or Refused("The policy in force asks for nothing about this source any more.")
        return refused(request, article, gone)
    context = {
        "bench": bench,
        "sheet": sheet,
        "error": error,
        "sent": list(sent(request)),
        "typed": request.POST,
        "flag": request.POST.get("flag", ""),
    }
    fragment = bool(request.headers.get("HX-Request"))
    template = "attestations/_form.html" if fragment else "attestations/show.html"
    return render(request, template, context, status=422 if error else 200)
