"""The one course of every write: form, one action, fragments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from newsapp.corpus.actions.receipts import done_once
from newsapp.corpus.errors import NotAllowedNow, Refused
from newsapp.corpus.models import Article, Change
from newsapp.corpus.queries.news import current_version_key
from newsapp.web.access import person
from newsapp.web.fragments import changed, invalid, refused
from newsapp.web.sent_numbers import whole_number


def write(
    request: HttpRequest,
    article: Article,
    form: Form,
    action: Callable[[dict[str, Any]], Change],
    *,
    asked_in: str = "",
) -> HttpResponse:
    """Check ``form``, do ``action`` with its data, and answer with what changed.

    A faulty form and a refusal by the action answer 422, a stale revision 409 with both sides;
    nothing is written then. A page that lost the answer may send the same write once more under
    the same key: it is done once. A question by the action is asked in the element whose id is
    ``asked_in``, or in the notice.
    """
    if not form.is_valid():
        return invalid(request, article, form)
    try:
        _refuse_other_version(request, article)
        change = once(request, lambda: action(form.cleaned_data))
    except Refused as error:
        return refused(request, article, error, asked_in=asked_in)
    return changed(request, article, change)


def once(request: HttpRequest, action: Callable[[], Change]) -> Change:
    """Do ``action``, or return its change where this page has sent the same write before."""
    key = request.headers.get("Idempotency-Key", "")
    return done_once(key, action, by=person(request))


def _refuse_other_version(request: HttpRequest, article: Article) -> None:
    """Attribution 12 of the version on the page is not attribution 12 of a newer one."""
    shown = request.headers.get("X-Version", "")
    if shown and whole_number(shown) != current_version_key(article):
        raise NotAllowedNow(
            "There is a new version of this article. Nothing was changed: reload the page, and do "
            "it there if it still applies."
        )
