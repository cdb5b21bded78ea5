"""Writes from a page that shows another version of the article than the one people work on.

Source 2 and attribution 12 of the version on the page need not be those of a newer one. A page says
which version it shows in a header with each write, a form that also works without a script in a
field of its own.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reswap, trigger_client_event

from newsapp.corpus.errors import OtherVersion
from newsapp.corpus.journal import described
from newsapp.corpus.models import Article, Change, Version
from newsapp.corpus.queries.articles import current_version
from newsapp.corpus.queries.news import current_version_key
from newsapp.web.sent_numbers import whole_number
from newsapp.web.sent_writes import wanted


def require_version_shown(request: HttpRequest, article: Article) -> None:
    """Raise OtherVersion where the page says that it shows another version than the current one."""
    said = (request.headers.get("X-Version", ""), request.POST.get("version", ""))
    shown = [whole_number(one) for one in said if one]
    if not shown:
        return
    now = current_version_key(article)
    for key in shown:
        if key != now:
            raise _other_version(article, key)


def outdated(request: HttpRequest, article: Article) -> HttpResponse | None:
    """The answer to a write from a page of another version; None where it shows the current one."""
    try:
        require_version_shown(request, article)
    except OtherVersion as error:
        return other_version(request, article, error)
    return None


def other_version(request: HttpRequest, article: Article, error: OtherVersion) -> HttpResponse:
    """409 with both sides: which version stands and who made it, and what was wanted.

    Nothing else on the page is drawn again, so that what was typed there is not lost.
    """
    context = {"article": article, "error": error, "wanted": wanted(request)}
    if not request.headers.get("HX-Request"):
        return render(request, "workbench/other_version.html", context, status=409)
    response = render(request, "workbench/_other_version.html", context, status=409)
    told = {"message": str(error), "attribution": None, "refused": True}
    return trigger_client_event(reswap(response, "none"), "on-record:said", told, after="swap")


def _other_version(article: Article, key: int | None) -> OtherVersion:
    current = current_version(article)
    numbers = Version.objects.filter(article=article).values_list("pk", "number")
    shown = dict(numbers).get(key or 0)
    change = Change.objects.filter(version=current).select_related("by").order_by("pk").first()
    return OtherVersion(current, shown, described(change) if change else "")
