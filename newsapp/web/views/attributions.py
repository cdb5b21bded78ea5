"""Marking by hand: each view is one small write and answers with what it changed.

The rows are looked up inside the write, so that one that is gone meanwhile is answered like any
other stale one.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import attributions as actions
from newsapp.corpus.actions import completing, kinds
from newsapp.corpus.actions import sources as source_actions
from newsapp.corpus.models import Change
from newsapp.corpus.queries.articles import current_version
from newsapp.detection.types import Kind, Role, Span, State
from newsapp.web import access
from newsapp.web.forms.attributions import KindForm, PartsForm, SpanForm, StateForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.workbench import Workbench
from newsapp.web.workbench.chosen import chosen_of
from newsapp.web.writes import write


@require_GET
def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The chosen attribution (fragment)."""
    user = access.person(request)
    row = access.get_attribution_for(user, pk, number)
    bench = Workbench(row.version.article, user)
    context = {"bench": bench, "chosen": chosen_of(row, may_edit=bench.may_edit)}
    return render(request, "workbench/_chosen.html", context)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a selection: a new attribution, or one more span of a given one.

    A kind on words that are a source already is said of that source.
    """
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def mark(data: dict[str, Any]) -> Change:
        selection = {name: data[name] for name in ("role", "start", "end", "quote", "kind")}
        version = current_version(article)
        span = Span(data["start"], data["end"])
        if data["role"] is Role.SOURCE and kinds.source_to_change(version, span, data["kind"]):
            selection.pop("role")
            return kinds.set_kind_at(version, scope=data["scope"], by=user, **selection)
        if not data["attribution"]:
            return actions.add_attribution(version, by=user, **selection)
        attribution = access.get_editable_attribution_for(user, pk, data["attribution"])
        return actions.add_span(attribution, revision=data["revision"], by=user, **selection)

    return write(request, article, SpanForm(request.POST), mark)


@require_POST
def complete(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Add the cue and content that the detector proposes."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def take_over(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        return completing.complete(row, revision=data["revision"], parts=data["parts"], by=user)

    return write(request, article, PartsForm(request.POST), take_over)


@require_POST
def set_state(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Confirm, reject, or put back to proposed."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        state = State(data["state"])
        return actions.set_state(row, state=state, revision=data["revision"], by=user)

    return write(request, article, StateForm(request.POST), change)


@require_POST
def delete(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Delete an attribution that was made by hand."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def remove(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        return actions.delete_attribution(row, revision=data["revision"], by=user)

    return write(request, article, RevisionForm(request.POST), remove)


@require_POST
def set_kind(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say what a source is, for all its mentions."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        said = {name: data[name] for name in ("revision", "count", "at_least")}
        return source_actions.set_kind(source, kind=Kind(data["kind"]), by=user, **said)

    return write(request, article, KindForm(request.POST), change)
