"""What the detector proposed: filtered, and settled one by one or together."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions.suggestions import set_states
from newsapp.corpus.models import Change
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.suggestions import suggested
from newsapp.detection.types import State
from newsapp.web import access
from newsapp.web.forms.suggestions import ChoiceForm, SettleForm
from newsapp.web.workbench.suggestions import suggestion_items
from newsapp.web.writes import write

PAGE = 50


@require_GET
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The suggestions that match, in the margin or as a page, with what settles all of them."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)
    form = ChoiceForm(request.GET)
    rows = suggested(version, form.choice)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "article": article,
        "form": form,
        "choice": form.choice,
        "rows": rows,
        "page": page,
        "items": suggestion_items(page.object_list, version.text),
    }
    if request.headers.get("HX-Request"):
        return render(request, "suggestions/_list.html", context)
    return render(request, "suggestions/index.html", context)


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, reject or put back what was counted, in one change."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        state = State(data["state"])
        return set_states(current_version(article), data["seen"], state=state, by=user)

    return write(request, article, SettleForm(request.POST), change)
