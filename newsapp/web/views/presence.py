"""Working on one article together: what is new since a page asked last, and who is there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from newsapp.corpus.actions.presence import be_present
from newsapp.corpus.queries.news import current_version_key, newest_change
from newsapp.corpus.queries.presence import people_in
from newsapp.web import access, fragments
from newsapp.web.sent_numbers import whole_number
from newsapp.web.workbench import Workbench
from newsapp.web.workbench.digests import digest_of

MOST_CARDS = 200
"""A page that lacks more cards than this asks again for the rest."""


@never_cache
@require_GET
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What is new behind the change that the page saw last; 204 where nothing is.

    A page asks every few seconds, so that the usual answer reads no text and no marks.
    """
    user = access.person(request)
    article = access.get_article_for(user, pk)
    be_present(article, user)
    version = current_version_key(article)
    if _number(request, "version") not in (0, version):
        response = render(request, "workbench/_new_version.html", {"article": article})
        response["X-Outdated"] = "yes"  # nothing more to ask: the page shows a version that is over
        return response
    seen = _number(request, "seen")
    is_new = newest_change(version) > seen
    people = people_in(article, but_for=user)
    if not is_new and digest_of(str(person.pk) for person in people) == request.GET.get("who"):
        return HttpResponse(status=204)
    bench = Workbench(article, user)
    if not is_new:
        return render(request, "workbench/_together.html", {"bench": bench, "out_of_band": True})
    return fragments.news(request, bench, seen, request.GET.get("chosen", ""))


@never_cache
@require_GET
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    """The cards that a page found to be other than they should (``keys``: "s3 s12")."""
    user = access.person(request)
    bench = Workbench(access.get_article_for(user, pk), user)
    keys = request.GET.get("keys", "").split()[:MOST_CARDS]
    return fragments.cards(request, bench, keys)


def _number(request: HttpRequest, name: str) -> int:
    return whole_number(request.GET.get(name, "")) or 0
