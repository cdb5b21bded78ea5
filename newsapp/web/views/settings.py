"""A person's own settings."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from newsapp.corpus.actions import accounts as actions
from newsapp.web import access


@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """All keys, and the switch that turns single-letter keys off (WCAG 2.1.4)."""
    user = access.person(request)
    if request.method == "POST":
        actions.set_letter_keys(user, on=request.POST.get("letter_keys") == "on")
        return redirect("keys")
    return render(request, "settings/keys.html", {"letter_keys": user.letter_keys})
