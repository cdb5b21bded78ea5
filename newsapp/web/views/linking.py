"""Choosing the source that an attribution is credited to, wherever the text names it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from newsapp.corpus.actions.linking import link_source
from newsapp.corpus.models import Change
from newsapp.corpus.queries.linkable import linkable_sources
from newsapp.web import access
from newsapp.web.forms.attributions import LinkForm
from newsapp.web.workbench import Workbench
from newsapp.web.writes import write


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The sources to choose from (a fragment for htmx, else a page), and the choice."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if request.method == "GET":
        row = access.get_attribution_for(user, pk, number)
        context = {
            "bench": Workbench(article, user),
            "row": row,
            "sources": linkable_sources(row),
        }
        page = "_link_list" if request.headers.get("HX-Request") else "link"
        return render(request, f"workbench/{page}.html", context)

    def credit(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        source = access.get_editable_source_for(user, pk, data["source"])
        return link_source(row, source, revision=data["revision"], mention=data["mention"], by=user)

    return write(request, article, LinkForm(request.POST), credit)
