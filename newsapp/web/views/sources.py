"""The ledger of sources: name, number, merging and splitting, for all mentions at once."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import clusters
from newsapp.corpus.actions import sources as actions
from newsapp.corpus.models import Change
from newsapp.web import access
from newsapp.web.forms.sources import CountForm, MergeForm, NameForm, SplitForm
from newsapp.web.workbench import Workbench
from newsapp.web.workbench.tools import tools_of
from newsapp.web.writes import write


@require_GET
def tools(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What can be changed on a source: in its card, or as a page of its own."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    bench = Workbench(article, user)
    card = bench.card(f"s{number}")
    if card is None or not card.number:
        raise Http404("There is no such source.")
    context = {"bench": bench, "card": card, "tools": tools_of(bench, card)}
    if request.headers.get("HX-Request"):
        return render(request, "workbench/_source_tools.html", context)
    return render(request, "workbench/source.html", context)


@require_POST
def rename(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Call a source by other words of the article."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        return actions.rename(source, name=data["name"], revision=data["revision"], by=user)

    return write(request, article, NameForm(request.POST), change)


@require_POST
def set_count(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Say how many people a source is."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        wanted = {name: data[name] for name in ("count", "at_least", "revision")}
        return actions.set_count(source, by=user, **wanted)

    return write(request, article, CountForm(request.POST), change)


@require_POST
def merge(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Make other sources the same as this one."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        others = {
            access.get_editable_source_for(user, pk, other): revision
            for other, revision in data["others"].items()
        }
        seen, sure = data["revision"], data["sure"]
        return clusters.merge(source, others, revision=seen, by=user, sure=sure)

    # What it means is asked where it was asked for: in the tools of the source.
    form = MergeForm(request.POST)
    return write(request, article, form, change, asked_in=f"tools-s{number}")


@require_POST
def split(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take mentions and attributions out of a source, as a new one."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        chosen = {name: data[name] for name in ("mentions", "attributions", "revision")}
        return clusters.split(source, by=user, **chosen)

    return write(request, article, SplitForm(request.POST), change)
