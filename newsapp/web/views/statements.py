"""The sourcing statement of an article."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from newsapp.corpus.actions import statements as actions
from newsapp.corpus.errors import NameInNote, Refused, Stale
from newsapp.corpus.models import Article, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.markings import incompleteness
from newsapp.corpus.queries.sign_offs import standing_sign_off
from newsapp.corpus.queries.statements import counts_in, statement_of
from newsapp.policy.sourcing_statement import draft
from newsapp.web import access
from newsapp.web.forms.statements import StatementForm


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What readers are told, with the draft and the numbers behind it; a POST writes it."""
    user = access.person(request)
    if request.method == "GET":
        return _page(request, access.get_article_for(user, pk))
    article = access.get_editable_article_for(user, pk)
    form = StatementForm(request.POST)
    if not form.is_valid():
        faults = " ".join(str(text) for texts in form.errors.values() for text in texts)
        return _page(request, article, Refused(f"Nothing was stored. {faults}"))
    data = form.cleaned_data
    try:
        change = actions.write_statement(current_version(article), by=user, **data)
    except Refused as error:
        return _page(request, article, error)
    messages.success(request, change.summary)
    return redirect("statement", pk=pk)


def _page(request: HttpRequest, article: Article, error: Refused | None = None) -> HttpResponse:
    user = access.person(request)
    version = current_version(article)
    row = statement_of(version)
    counts = counts_in(version)
    incomplete = incompleteness(version)
    # Half of the marks would make a wrong sentence, and none at all one that nothing is credited.
    drafted = "" if incomplete else draft(counts)
    lapsed = bool(row and row.approved_at and row.counted != counts.as_data())
    context: dict[str, Any] = {
        "article": article,
        "version": version,
        "statement": row,
        "counts": counts,
        "draft": drafted,
        "lapsed": lapsed,
        "public": row.text if row and row.approved_at and not lapsed else "",
        "incomplete": incomplete,
        "frozen": standing_sign_off(version) is not None,
        "may_edit": user.may(Role.EDITOR),
        "typed": request.POST.get("text", "") if error else row.text if row else drafted,
        "revision": row.revision if row else 0,
        "error": error,
        "asked": isinstance(error, NameInNote),
        "wanted_approval": bool(request.POST.get("approve")),
    }
    status = 200 if error is None else 409 if isinstance(error, Stale) else 422
    return render(request, "statements/show.html", context, status=status)
