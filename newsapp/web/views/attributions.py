"""Marking by hand: each view is one small write and answers with what it changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from newsapp.corpus.actions import attributions as actions
from newsapp.corpus.actions import sources as source_actions
from newsapp.corpus.models import Change
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import Kind, State
from newsapp.web import access
from newsapp.web.forms import KindForm, RevisionForm, SpanForm, StateForm
from newsapp.web.writes import write


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a selection: a new attribution, or one more span of a given one."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def mark(data: dict[str, Any]) -> Change:
        selection = {name: data[name] for name in ("role", "start", "end", "quote", "kind")}
        if not data["attribution"]:
            return actions.add_attribution(current_version(article), by=user, **selection)
        attribution = access.get_editable_attribution_for(user, pk, data["attribution"])
        return actions.add_span(
            attribution, revision=data["revision"] or attribution.revision, by=user, **selection
        )

    return write(request, article, SpanForm(request.POST), mark)


@require_POST
def remove_span(request: HttpRequest, pk: int, number: int, span: int) -> HttpResponse:
    """Take one span off an attribution."""
    user = access.person(request)
    row = access.get_editable_span_for(user, pk, number, span)
    return write(
        request,
        row.attribution.version.article,
        RevisionForm(request.POST),
        lambda data: actions.remove_span(row, revision=data["revision"], by=user),
    )


@require_POST
def set_state(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Confirm, reject, or put back to proposed."""
    user = access.person(request)
    attribution = access.get_editable_attribution_for(user, pk, number)
    return write(
        request,
        attribution.version.article,
        StateForm(request.POST),
        lambda data: actions.set_state(
            attribution, state=State(data["state"]), revision=data["revision"], by=user
        ),
    )


@require_POST
def delete(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Delete an attribution that was made by hand."""
    user = access.person(request)
    attribution = access.get_editable_attribution_for(user, pk, number)
    return write(
        request,
        attribution.version.article,
        RevisionForm(request.POST),
        lambda data: actions.delete_attribution(attribution, revision=data["revision"], by=user),
    )


@require_POST
def set_kind(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say what a source is, for all its mentions."""
    user = access.person(request)
    source = access.get_editable_source_for(user, pk, number)
    return write(
        request,
        source.version.article,
        KindForm(request.POST),
        lambda data: source_actions.set_kind(
            source, kind=Kind(data["kind"]), revision=data["revision"], by=user
        ),
    )
