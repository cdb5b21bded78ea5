"""Handing the annotated article out."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsapp.corpus.models import Role
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.reviewed import reviewed
from newsapp.formats import FORMATS, export
from newsapp.policy.types import Profile
from newsapp.web import access


@require_GET
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The formats, what each is for and what it drops."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    context = {
        "article": article,
        "formats": FORMATS.values(),
        "may_internal": user.may(Role.EDITOR),
    }
    return render(request, "exports/choose.html", context)


@require_GET
def download(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One file. Readers get the public profile only."""
    user = access.person(request)
    article = access.get_article_for(user, pk)
    if slug not in FORMATS:
        raise Http404(f"There is no format “{slug}”. Known: {', '.join(FORMATS)}.")
    try:
        profile = Profile(request.GET.get("profile", Profile.PUBLIC))
    except ValueError as error:
        raise Http404("A profile is public or internal.") from error
    if profile is Profile.INTERNAL:
        access.require(user, Role.EDITOR)
    file = export(reviewed(current_version(article)), slug, profile)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.filename)}"
    return response
