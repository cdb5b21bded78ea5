"""Deciding on flags."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from newsapp.corpus.actions import decisions as actions
from newsapp.policy.types import Outcome
from newsapp.web import access
from newsapp.web.forms.flags import DecisionForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.writes import write


@require_POST
def decide(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """Accept, needs work or dismiss."""
    user = access.person(request)
    row = access.get_decidable_flag_for(user, pk, flag)
    return write(
        request,
        row.version.article,
        DecisionForm(request.POST),
        lambda data: actions.decide(
            row,
            outcome=Outcome(data["outcome"]),
            note=data["note"],
            revision=data["revision"],
            by=user,
        ),
    )


@require_POST
def take_back(request: HttpRequest, pk: int, flag: int) -> HttpResponse:
    """Take the standing decision back."""
    user = access.person(request)
    row = access.get_decidable_flag_for(user, pk, flag)
    return write(
        request,
        row.version.article,
        RevisionForm(request.POST),
        lambda data: actions.take_back(row, revision=data["revision"], by=user),
    )
