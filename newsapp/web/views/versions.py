"""Versions of an article: a new one, the queue that it brings, and the older ones to read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsapp.corpus.actions import settling
from newsapp.corpus.actions import undo as undoing
from newsapp.corpus.actions import versions as actions
from newsapp.corpus.errors import Refused, Stale
from newsapp.corpus.models import Article, Change, User, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.undo import undoable
from newsapp.corpus.queries.versions import (
    progress_of,
    signed_off_versions,
    version_before,
    versions_of,
)
from newsapp.corpus.titles import retitled
from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.differences import Comparison
from newsapp.web import access
from newsapp.web.forms.versions import NewVersionForm, SettleForm
from newsapp.web.marked_text import paragraphs_of, text_markup
from newsapp.web.version_pages import QueuePage, folded


@require_GET
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions, the newest first."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    context = {
        "article": article,
        "versions": versions_of(article),
        "signed_off": signed_off_versions(article),
        "progress": progress_of(current_version(article)),
    }
    return render(request, "versions/index.html", context)


@require_GET
def show(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version to read, with its marks and findings as they were left."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    version = _version(article, number)
    context = {
        "article": article,
        "version": version,
        "text": text_markup(
            paragraphs_of(detection_of(version, with_rejected=False)), article.title
        ),
        "flags": flags_of(version),
        "signed_off": version.pk in signed_off_versions(article),
    }
    return render(request, "versions/show.html", context)


@require_GET
def compare(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version beside the one before it."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    version = _version(article, number)
    earlier = version_before(version)
    if earlier is None:
        raise Http404("The first version has none before it.")
    alignment = align(earlier.text, version.text)
    context = {
        "article": article,
        "version": version,
        "earlier": earlier,
        "folds": folded(Comparison(alignment).rows()),
        "all": request.GET.get("all") == "1",
        "share": round(alignment.share_kept * 100),
    }
    return render(request, "versions/compare.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Paste the text as it was changed. Whatever goes wrong, what was typed comes back."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    current = current_version(article)
    if request.method == "GET":
        text = current.text if request.GET.get("edit") == "1" else ""
        initial = {"follows": current.number, "revision": article.revision, "text": text}
        form = NewVersionForm(instance=article, initial=initial)
        return render(request, "versions/new.html", _context(article, current, form))
    # No instance: a form that does not hold up must not write on the article that the page shows.
    form = NewVersionForm(request.POST)
    context = _context(article, current, form)
    if not form.is_valid():
        return render(request, "versions/new.html", context, status=422)
    data = form.cleaned_data
    try:
        actions.add_version(
            article,
            text=data["text"],
            follows=data["follows"],
            by=user,
            header=form.header | {"title": retitled(data["title"], current.text, data["text"])},
            revision=data["revision"],
            other_text_ok=data["other_text_ok"],
        )
    except Stale as error:
        return _somebody_was_faster(request, article, error)
    except actions.OtherText as error:
        context["other"] = str(error)
        return render(request, "versions/new.html", context, status=422)
    except Refused as error:
        form.add_error("text", str(error))
        return render(request, "versions/new.html", context, status=422)
    return redirect("version-queue", pk=pk)


@require_GET
def queue(request: HttpRequest, pk: int) -> HttpResponse:
    """What must be looked at again."""
    user = access.person(request)
    page = QueuePage(access.get_article_for(user, pk), user)
    return render(request, "versions/queue.html", {"page": page})


@require_POST
def settle(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Confirm, reject or leave one item."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _queue(request, article, user, error="Nothing was changed: choose again.")
    try:
        change = settling.settle(
            access.get_carried_item_for(user, pk, item),
            settlement=settling.Settlement(form.cleaned_data["settlement"]),
            revision=form.cleaned_data["revision"],
            by=user,
        )
    except Refused as error:
        status = 409 if isinstance(error, Stale) else 422
        return _queue(request, article, user, error=str(error), status=status)
    return _settled(request, article, user, change)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back this person's last change, and stay with the queue."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    version = current_version(article)
    try:
        access.require_may_reverse(user, undoable(version, user))
        change = undoing.undo(version, by=user)
    except Refused as error:
        status = 409 if isinstance(error, Stale) else 422
        return _queue(request, article, user, error=str(error), status=status)
    return _settled(request, article, user, change)


def _version(article: Article, number: int) -> Version:
    version = Version.objects.filter(article=article, number=number).first()
    if version is None:
        raise Http404(f"There is no version {number} of this article.")
    return version


def _context(article: Article, current: Version, form: NewVersionForm) -> dict[str, Any]:
    return {"article": article, "current": current, "form": form}


def _somebody_was_faster(request: HttpRequest, article: Article, error: Stale) -> HttpResponse:
    """The form with everything that was typed, ready to follow what stands now."""
    article.refresh_from_db()
    current = current_version(article)
    mine = request.POST.copy()
    mine["follows"] = str(current.number)
    mine["revision"] = str(article.revision)
    context = _context(article, current, NewVersionForm(mine)) | {"conflict": str(error)}
    return render(request, "versions/new.html", context, status=409)


def _settled(request: HttpRequest, article: Article, user: User, change: Change) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        messages.success(request, change.summary)
        return redirect("version-queue", pk=article.pk)
    return _queue(request, article, user, said=change.summary, status=200)


def _queue(
    request: HttpRequest,
    article: Article,
    user: User,
    *,
    said: str = "",
    error: str = "",
    status: int = 422,
) -> HttpResponse:
    """The queue as it stands, with what happened: a fragment for htmx, else the page."""
    context = {"page": QueuePage(article, user), "said": said, "error": error}
    fragment = request.headers.get("HX-Request")
    template = "versions/_queue.html" if fragment else "versions/queue.html"
    return render(request, template, context, status=status)
