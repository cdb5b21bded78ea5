"""Deciding on flags."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from newsapp.corpus.actions import comments
from newsapp.corpus.actions import decisions as actions
from newsapp.corpus.models import Change, Flag, Role
from newsapp.corpus.queries.articles import current_version
from newsapp.policy.types import Outcome
from newsapp.web import access
from newsapp.web.forms.flags import AnswerForm, DecisionForm, TogetherForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.review_answers import (
    claim_write,
    flag_beside,
    from_history,
    from_review,
    history_write,
)
from newsapp.web.writes import write


@require_POST
def decide(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """Accept, needs work or dismiss."""
    user = access.person(request)
    row = access.get_decidable_flag_for(user, pk, flag)

    def decision(data: dict[str, Any]) -> Change:
        return actions.decide(
            row,
            outcome=Outcome(data["outcome"]),
            note=data["note"],
            revision=data["revision"],
            by=user,
            sure=data["sure"],
        )

    return _answer(request, row, DecisionForm(request.POST), decision, go_on=True)


@require_POST
def take_back(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """Take the standing decision back."""
    user = access.person(request)
    row = access.get_decidable_flag_for(user, pk, flag)

    def opening(data: dict[str, Any]) -> Change:
        return actions.take_back(row, revision=data["revision"], by=user)

    return _answer(request, row, RevisionForm(request.POST), opening, go_on=False)


@require_POST
def decide_together(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One decision on several open flags of a source."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk, Role.STANDARDS)

    def decisions(data: dict[str, Any]) -> Change:
        return actions.decide_many(
            access.get_editable_source_for(user, pk, number),
            outcome=Outcome(data["outcome"]),
            note=data["note"],
            revisions=data["seen"],
            by=user,
            sure=data["sure"],
        )

    form = TogetherForm(request.POST)
    return claim_write(request, article, flag_beside(request), form, decisions, go_on=True)


@require_POST
def answer(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """Say something to what was asked for; the flag needs work until somebody decides anew."""
    user = access.person(request)
    article = access.get_editable_article_for(user, pk)
    row = get_object_or_404(Flag, version=current_version(article), pk=flag)

    def answering(data: dict[str, Any]) -> Change:
        return comments.answer(row, text=data["text"], by=user, sure=data["sure"])

    return claim_write(request, article, row.pk, AnswerForm(request.POST), answering, go_on=False)


def _answer(
    request: HttpRequest,
    row: Flag,
    form: Form,
    action: Callable[[dict[str, Any]], Change],
    *,
    go_on: bool,
) -> HttpResponse:
    """To whichever page asked: the workbench, the queue inside the article, or its history."""
    article = row.version.article
    if from_review(request):
        return claim_write(request, article, row.pk, form, action, go_on=go_on)
    if from_history(request):
        return history_write(request, article, form, action)
    return write(request, article, form, action)
