"""One part of an attribution: its edges, the same words elsewhere, taking it off."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from newsapp.corpus.actions.attributions import remove_span
from newsapp.corpus.actions.everywhere import add_everywhere
from newsapp.corpus.actions.moving import move_span
from newsapp.corpus.models import Change
from newsapp.web import access
from newsapp.web.forms.attributions import EdgesForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.writes import write


@require_POST
def move(request: HttpRequest, pk: int, number: int, span: int) -> HttpResponse:
    """Give it new edges."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        row = access.get_editable_span_for(user, pk, number, span)
        edges = {name: data[name] for name in ("start", "end", "quote")}
        return move_span(row, revision=data["revision"], by=user, **edges)

    return write(request, article, EdgesForm(request.POST), change)


@require_POST
def everywhere(request: HttpRequest, pk: int, number: int, span: int) -> HttpResponse:
    """Mark its words throughout the text."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def mark(data: dict[str, Any]) -> Change:
        row = access.get_editable_span_for(user, pk, number, span)
        return add_everywhere(row, revision=data["revision"], by=user)

    return write(request, article, RevisionForm(request.POST), mark)


@require_POST
def remove(request: HttpRequest, pk: int, number: int, span: int) -> HttpResponse:
    """Take it off its attribution."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def take_off(data: dict[str, Any]) -> Change:
        row = access.get_editable_span_for(user, pk, number, span)
        return remove_span(row, revision=data["revision"], by=user)

    return write(request, article, RevisionForm(request.POST), take_off)
