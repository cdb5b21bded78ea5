"""The one course of every write: form, one action, fragments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from newsapp.corpus.actions.receipts import done_once
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Article, Change
from newsapp.web.access import person
from newsapp.web.fragments import changed, invalid, refused
from newsapp.web.sent_writes import digest_of_sent
from newsapp.web.shown_version import require_version_shown


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
        require_version_shown(request, article)
        change = once(request, lambda: action(form.cleaned_data))
    except Refused as error:
        return refused(request, article, error, asked_in=asked_in)
    return changed(request, article, change)


def once(request: HttpRequest, action: Callable[[], Change]) -> Change:
    """Do ``action``, or return its change where this page has sent the same write before.

    Raises NotAllowedNow where it has sent another one under the same key.
    """
    key = request.headers.get("Idempotency-Key", "")
    return done_once(key, action, content=digest_of_sent(request), by=person(request))
