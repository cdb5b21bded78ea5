"""What a person knows of a claim and its source: what supports it, and what keeps it unnamed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import claims as actions
from newsapp.corpus.actions import legal_anonymity
from newsapp.corpus.models import Change, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.web import access
from newsapp.web.claim_pages import ClaimPage
from newsapp.web.forms.review import LegalForm, SupportForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.review_answers import claim_write, flag_beside
from newsapp.web.workbench import Workbench


@require_GET
def choices(request: HttpRequest, pk: int, flag: int, number: int) -> HttpResponse:
    """What may be said to support one attribution of a finding: asked for, since it may be long."""
    user = access.person(request)
    bench = Workbench(access.get_editable_article_for(user, pk), user)
    page = ClaimPage(bench, flag)
    found = page.choices_for(number) if page.current and page.current.row.pk == flag else None
    if found is None:
        raise Http404("This finding is not there, or no longer.")
    credited, addable = found
    context = {"bench": bench, "page": page, "credited": credited, "addable": addable}
    is_fragment = request.headers.get("HX-Request")
    return render(request, f"review/{'_' if is_fragment else ''}choices.html", context)


@require_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that attributions say the same thing."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def grouping(data: dict[str, Any]) -> Change:
        return actions.support(current_version(article), revisions=data["seen"], by=user)

    form = SupportForm(request.POST)
    return claim_write(request, article, flag_beside(request), form, grouping, go_on=False)


@require_POST
def cut(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say that an attribution supports no other."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def cutting(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        return actions.cut(row, revision=data["revision"], by=user)

    form = RevisionForm(request.POST)
    return claim_write(request, article, flag_beside(request), form, cutting, go_on=False)


@require_POST
def declare_legal(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say on which ground the law keeps a source unnamed, or that it does not."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)

    def declaring(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        return legal_anonymity.declare(
            source, ground=data["ground"], revision=data["revision"], by=user
        )

    form = LegalForm(request.POST)
    return claim_write(request, article, flag_beside(request), form, declaring, go_on=False)
