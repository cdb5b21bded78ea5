"""Review: the queue across articles, and the queue inside one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from newsapp.corpus.actions import undo as undoing
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Role
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.review_queue import (
    articles_of,
    needs_work_for,
    review_queue,
    rules_in_queue,
)
from newsapp.corpus.queries.undo import undoable
from newsapp.web import access
from newsapp.web.claim_pages import ClaimPage
from newsapp.web.forms.review import QueueForm, UndoneForm
from newsapp.web.queue_pages import counts_of, queued
from newsapp.web.review_answers import PAGE, context_of, not_done, shown
from newsapp.web.workbench import Workbench

PAGE_LENGTH = 30


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits across articles: for a decision, or for work that a decision asked for."""
    user = access.person(request)
    access.require(user, Role.EDITOR)
    desks = access.desks_visible_to(user)
    form = QueueForm(request.GET, desks=desks, rules=rules_in_queue(user))
    # A row says nothing of the text, which may be long.
    flags = review_queue(user, **form.chosen).defer("version__text")
    page = Paginator(flags, PAGE_LENGTH).get_page(request.GET.get("page"))
    kept = {name: value for name, value in request.GET.items() if name != "page" and value}
    context = {
        "form": form,
        "page": page,
        "queued": queued(page.object_list),
        "articles": articles_of(flags),
        "counts": counts_of(flags),
        "work": needs_work_for(user).count(),
        "narrowed": bool(kept),
        "link": "?" + urlencode(kept) + ("&" if kept else ""),
        "may_decide": user.may(Role.STANDARDS),
    }
    return render(request, "review/queue.html", context)


@require_GET
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The first open finding of an article, or the end of its queue."""
    user = access.person(request)
    page = ClaimPage(Workbench(access.get_editable_article_for(user, pk), user))
    return render(request, PAGE, context_of(page))


@require_GET
def flag(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """One finding with all that a decision needs."""
    user = access.person(request)
    page = ClaimPage(Workbench(access.get_editable_article_for(user, pk), user), flag)
    if page.current is None or page.current.row.pk != flag:
        raise Http404("This finding is not there, or no longer.")
    return render(request, PAGE, context_of(page))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back this person's last change, and show the finding that it was about."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)
    form = UndoneForm(request.POST)
    seen = form.cleaned_data["flag"] if form.is_valid() else None
    try:
        access.require_may_reverse(user, undoable(version, user))
        change = undoing.undo(version, by=user)
    except Refused as error:
        return not_done(request, article, seen, error)
    undone = next((row["id"] for row in change.rows if row["model"] == "flag"), seen)
    page = ClaimPage(Workbench(article, user), undone)
    return shown(request, article, page, said=change.summary)
