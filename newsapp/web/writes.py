"""The one course of every write: form, one action, fragments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Article, Change
from newsapp.web.fragments import changed, invalid, refused


def write(
    request: HttpRequest,
    article: Article,
    form: Form,
    action: Callable[[dict[str, Any]], Change],
) -> HttpResponse:
    """Check ``form``, do ``action`` with its data, and answer with what changed.

    A faulty form and a refusal by the action answer 422, a stale revision 409 with both sides;
    nothing is written then.
    """
    if not form.is_valid():
        return invalid(request, article, form)
    try:
        change = action(form.cleaned_data)
    except Refused as error:
        return refused(request, article, error)
    return changed(request, article, change)
