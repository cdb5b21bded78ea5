"""The history of an article, and what an administrator may take out of the record."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from newsapp.corpus.actions import erasures as actions
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Role
from newsapp.corpus.queries.erasures import erasures_visible_to
from newsapp.corpus.queries.history import changes_of, history_of
from newsapp.formats.history import write_csv, write_json_lines
from newsapp.web import access
from newsapp.web.forms.history import HistoryForm, PurgeForm, RedactionForm
from newsapp.web.history_pages import file_name, place_in_words, shown_changes

PAGE_LENGTH = 40
_WRITERS = {
    "csv": ("text/csv", write_csv),
    "jsonl": ("application/x-ndjson", write_json_lines),
}


@require_GET
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what, when, with what stood before and after: the newest first."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    form = HistoryForm(request.GET, article=article)
    changes = changes_of(article, **form.chosen).reverse()
    page = Paginator(changes, PAGE_LENGTH).get_page(request.GET.get("page"))
    kept = urlencode({name: value for name, value in request.GET.items() if name != "page"})
    context = {
        "article": article,
        "form": form,
        "page": page,
        "changes": shown_changes(article, page.object_list),
        "kept": kept,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "may_decide": user.may(Role.STANDARDS),
        "may_erase": user.may(Role.ADMINISTRATOR),
    }
    return render(request, "history/index.html", context)


@require_GET
def export(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The history as a file, oldest first, narrowed down as the page is. Internal, always."""
    article = access.get_editable_article_for(access.person(request), pk)
    if format not in _WRITERS:
        raise Http404(f"A history goes out as {' or '.join(_WRITERS)}, not as “{format}”.")
    form = HistoryForm(request.GET, article=article)
    media_type, write = _WRITERS[format]
    content = write(history_of(article, changes_of(article, **form.chosen)))
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(article, format)}"'
    return response


@require_http_methods(["GET", "POST"])
def redact(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the words of one field out of the record, with every copy of them."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.ADMINISTRATOR)
    form = RedactionForm(request.POST if request.method == "POST" else request.GET)
    if request.method == "GET":
        if not form.names_a_field:
            raise Http404("Choose the words in the history of the article.")
        return render(request, "history/redact.html", {"article": article, "form": form})
    if form.is_valid():
        try:
            actions.redact(article, by=user, **form.cleaned_data)
        except Refused as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, "The words are taken out, with every copy of them.")
            return redirect("history", pk=pk)
    context = {"article": article, "form": form, "checked": True}
    return render(request, "history/redact.html", context, status=422)


@require_http_methods(["GET", "POST"])
def purge(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete an article with everything about it, its history too."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.ADMINISTRATOR)
    form = PurgeForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        title = article.title
        try:
            actions.purge(article, reason=form.cleaned_data["reason"], by=user)
        except Refused as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, f"“{title}” is purged, with everything about it.")
            return redirect("erasures")
    status = 422 if request.method == "POST" else 200
    return render(request, "history/purge.html", {"article": article, "form": form}, status=status)


@require_GET
def erasures(request: HttpRequest) -> HttpResponse:
    """What was purged or redacted on one's desks: who, when, why, and a hash of what is gone."""
    user = access.person(request)
    access.require(user, Role.STANDARDS)
    page = Paginator(erasures_visible_to(user), PAGE_LENGTH).get_page(request.GET.get("page"))
    shown = [(erasure, place_in_words(erasure.place)) for erasure in page]
    return render(request, "history/erasures.html", {"page": page, "erasures": shown})
