"""The list of articles, pasting a new one, and its header."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from newsapp.corpus.actions import articles as actions
from newsapp.corpus.errors import Refused, SameText, Stale
from newsapp.corpus.models import Role
from newsapp.corpus.queries.article_filters import ArticleFilter, narrowed
from newsapp.corpus.queries.articles import STATUSES, listed
from newsapp.corpus.titles import guess_title, working_title
from newsapp.web import access
from newsapp.web.forms.articles import PasteForm, RevisedHeaderForm

PAGE = 25
COLUMNS = (
    ("title", "Article"),
    ("status", "Status"),
    ("flags_open", "Flags"),
    ("anonymous_share", "Unnamed"),
    ("created", "Pasted"),
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All articles of one's desks: search, filter, sort, pages."""
    user = access.person(request)
    chosen = {
        "q": request.GET.get("q", "").strip()[:200],
        "status": request.GET.get("status", ""),
        "sort": request.GET.get("sort", "-created"),
    }
    if chosen["status"] not in STATUSES:
        chosen["status"] = ""
    if chosen["sort"].removeprefix("-") not in dict(COLUMNS):
        chosen["sort"] = "-created"
    wanted = ArticleFilter.from_query(request.GET)
    rows = listed(user, search=chosen["q"], status=chosen["status"], sort=chosen["sort"])
    chosen |= wanted.query
    page = Paginator(narrowed(rows, wanted), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "chosen": chosen,
        "narrowed": wanted.words,
        "statuses": [(name, _link(chosen, status=name)) for name in ("", *STATUSES)],
        "columns": [_column(name, label, chosen) for name, label in COLUMNS],
        "earlier": _link(chosen, page=page.previous_page_number()) if page.has_previous() else "",
        "later": _link(chosen, page=page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "articles/index.html", context)


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """Paste an article. A text with a fault comes back with it, as it was typed."""
    user = access.person(request)
    access.require(user, Role.EDITOR)
    form = PasteForm(request.POST or None, user=user)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data["title"] = data["title"] or working_title(data["text"])
        try:
            article = actions.add_article(data.pop("desk"), by=user, **data)
        except SameText as error:
            context["same"] = error.article
        except Refused as error:
            form.add_error("text", str(error))
        else:
            return redirect("workbench", pk=article.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "articles/paste.html", context, status=status)


@require_GET
def title(request: HttpRequest) -> HttpResponse:
    """The title that a first line suggests, as plain text; empty where it is no headline."""
    access.person(request)
    guessed = guess_title(request.GET.get("line", ""))
    return HttpResponse(guessed, content_type="text/plain; charset=utf-8")


@require_http_methods(["GET", "POST"])
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the header. Where somebody else was faster, both sides are shown."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    if request.method == "GET":
        form = RevisedHeaderForm(instance=article, initial={"revision": article.revision})
        return render(request, "articles/details.html", {"form": form, "article": article})
    form = RevisedHeaderForm(request.POST)
    context: dict[str, Any] = {"form": form, "article": article}
    if not form.is_valid():
        return render(request, "articles/details.html", context, status=422)
    data = dict(form.cleaned_data)
    try:
        actions.edit_header(article, revision=data.pop("revision"), by=user, **data)
    except Stale as error:
        article.refresh_from_db()
        mine = request.POST.copy()
        mine["revision"] = str(article.revision)
        context |= {
            "form": RevisedHeaderForm(mine),
            "theirs": RevisedHeaderForm(instance=article),
            "conflict": str(error),
        }
        return render(request, "articles/details.html", context, status=409)
    except Refused as error:
        form.add_error(None, str(error))
        return render(request, "articles/details.html", context, status=422)
    messages.success(request, "The details are saved.")
    return redirect("workbench", pk=pk)


def _link(chosen: dict[str, str], **changes: object) -> str:
    return "?" + urlencode(
        {name: value for name, value in {**chosen, **changes}.items() if value not in ("", None)}
    )


def _column(name: str, label: str, chosen: dict[str, str]) -> dict[str, str]:
    """A heading that sorts, and turns the order round on a second press."""
    direction = {name: "ascending", f"-{name}": "descending"}.get(chosen["sort"], "")
    turned = f"-{name}" if direction == "ascending" or name == "created" != chosen["sort"] else name
    if direction == "descending":
        turned = name
    return {"label": label, "direction": direction, "link": _link(chosen, sort=turned)}
