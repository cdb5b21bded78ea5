"""A desk's own tags and coding guidelines, and the tags on one attribution or source."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsapp.corpus.actions import tags as actions
from newsapp.corpus.errors import Refused, Stale
from newsapp.corpus.models import Change, Desk, Role, Tag, User
from newsapp.corpus.queries.desk_history import changes_of_desk, differences_in
from newsapp.corpus.queries.tags import tags_of
from newsapp.web import access
from newsapp.web.forms.tags import GuidelinesForm, RevisedTagForm, TagForm, TagsOnForm
from newsapp.web.markdown import html_of
from newsapp.web.writes import write

CHANGES_SHOWN = 20


@require_GET
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """The desk's tags with their guidance and uses, and its guidelines; to read or to edit."""
    user = access.person(request)
    desk = _desk_for(user, slug)
    context = _context(user, desk, TagForm()) | _history(request, user, desk)
    return render(request, "tags/index.html", context)


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the desk a new tag."""
    user = access.person(request)
    desk = _editable_desk_for(user, slug)
    form = TagForm(request.POST)
    if form.is_valid():
        try:
            tag = actions.add_tag(desk, by=user, **form.cleaned_data)
        except Refused as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, f"The desk has a new tag: “{tag.name}”.")
            return redirect("tags", slug=slug)
    context = _context(user, desk, form) | _history(request, user, desk)
    return render(request, "tags/index.html", context, status=422)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, tag: str) -> HttpResponse:
    """Rename a tag, say when it is used, or retire it."""
    user = access.person(request)
    desk = _editable_desk_for(user, slug)
    row = get_object_or_404(Tag, desk=desk, slug=tag)
    initial = {name: getattr(row, name) for name in ("name", "guidance", "retired", "revision")}
    form = RevisedTagForm(request.POST or None, initial=initial)
    status = 200
    context: dict[str, Any] = {"desk": desk, "tag": row, "form": form}
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.edit_tag(row, by=user, **form.cleaned_data)
            except Stale as error:
                row.refresh_from_db()
                sent = request.POST.copy()
                sent["revision"] = str(row.revision)
                context |= {"form": RevisedTagForm(sent), "conflict": str(error)}
                status = 409
            except Refused as error:
                form.add_error("name", str(error))
            else:
                messages.success(request, "The tag is saved.")
                return redirect("tags", slug=slug)
    return render(request, "tags/edit.html", context, status=status)


@require_http_methods(["GET", "POST"])
def edit_guidelines(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit the desk's coding guidelines; a preview before they are saved."""
    user = access.person(request)
    desk = _editable_desk_for(user, slug)
    initial = {"text": desk.guidelines, "seen": desk.guidelines}
    form = GuidelinesForm(request.POST or None, initial=initial)
    context: dict[str, Any] = {"desk": desk, "form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            context["preview"] = html_of(form.cleaned_data["text"])
        else:
            try:
                actions.edit_guidelines(desk, by=user, **form.cleaned_data)
            except Stale:
                desk.refresh_from_db()
                sent = request.POST.copy()
                sent["seen"] = desk.guidelines
                context |= {"form": GuidelinesForm(sent), "theirs": desk.guidelines}
                status = 409
            except Refused as error:
                form.add_error("text", str(error))
                status = 422
            else:
                messages.success(request, "The guidelines are saved.")
                return redirect("tags", slug=slug)
    return render(request, "tags/guidelines.html", context, status=status)


@require_GET
def guidelines(request: HttpRequest, pk: int) -> HttpResponse:
    """The guidelines of the article's desk and its tags, beside the text or as a page."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    context = {
        "article": article,
        "desk": article.desk,
        "guidelines": html_of(article.desk.guidelines),
        "tags": tags_of(article.desk).filter(retired=False),
        "may_edit": user.may(Role.STANDARDS),
    }
    template = "_guidelines" if request.headers.get("HX-Request") else "beside"
    return render(request, f"tags/{template}.html", context)


@require_POST
def tag_attribution(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Put exactly these tags on an attribution."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        row = access.get_editable_attribution_for(user, pk, number)
        return actions.tag_attribution(row, by=user, **data)

    form = TagsOnForm(request.POST, desk=article.desk, applies_to=Tag.AppliesTo.ATTRIBUTION)
    return write(request, article, form, change)


@require_POST
def tag_source(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Put exactly these tags on a source."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)

    def change(data: dict[str, Any]) -> Change:
        source = access.get_editable_source_for(user, pk, number)
        return actions.tag_source(source, by=user, **data)

    form = TagsOnForm(request.POST, desk=article.desk, applies_to=Tag.AppliesTo.SOURCE)
    return write(request, article, form, change)


def _desk_for(user: User, slug: str) -> Desk:
    desks = Desk.objects.all() if user.may_see_every_desk else user.desks.all()
    desk = desks.filter(slug=slug).first()
    if desk is None:
        raise Http404("There is no such desk, or you are not on it.")
    return desk


def _editable_desk_for(user: User, slug: str) -> Desk:
    desk = _desk_for(user, slug)
    access.require(user, Role.STANDARDS)
    return desk


def _history(request: HttpRequest, user: User, desk: Desk) -> dict[str, Any]:
    """How tags and guidelines came to be what they are; as everywhere, for editors and above."""
    if not user.may(Role.EDITOR):
        return {}
    page = Paginator(changes_of_desk(desk), CHANGES_SHOWN).get_page(request.GET.get("page"))
    return {"page": page, "changes": [(change, differences_in(change)) for change in page]}


def _context(user: User, desk: Desk, form: TagForm) -> dict[str, Any]:
    return {
        "desk": desk,
        "tags": tags_of(desk),
        "form": form,
        "guidelines": html_of(desk.guidelines),
        "may_edit": user.may(Role.STANDARDS),
    }
