"""Muting a kind of finding for one article, and hearing it again."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from newsapp.corpus.actions import mutes as actions
from newsapp.corpus.models import Change, Mute, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.web import access
from newsapp.web.forms.flags import MuteForm
from newsapp.web.review_answers import claim_write, flag_beside


@require_POST
def mute(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave out what a rule finds in this article."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)

    def muting(data: dict[str, Any]) -> Change:
        return actions.mute(current_version(article), by=user, **data)

    form = MuteForm(request.POST)
    return claim_write(request, article, flag_beside(request), form, muting, go_on=False)


@require_POST
def lift(request: HttpRequest, pk: int, mute: int) -> HttpResponse:
    """Let a muted rule be heard again."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)
    row = get_object_or_404(Mute, article=article, pk=mute)
    flag, form = flag_beside(request), Form(request.POST)
    return claim_write(
        request, article, flag, form, lambda _: actions.lift(row, by=user), go_on=False
    )
