"""The rules: what each asks, why newsrooms have it, and what breaks or satisfies it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsapp.corpus.models import Role
from newsapp.policy import RULES
from newsapp.web import access
from newsapp.web.rule_pages import examples_shown, rules_under, settings_in_force


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All rules with what the policy in force makes of them, at one of the person's desks."""
    desks = list(access.desks_visible_to(access.person(request)))
    chosen = request.GET.get("desk", "")
    desk = next((one for one in desks if one.slug == chosen), desks[0] if desks else None)
    context = {"desks": desks, "desk": desk, "rules": rules_under(desk)}
    return render(request, "rules/index.html", context)


@require_GET
def show(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule, its examples set like an article, and its settings at the person's desks."""
    user = access.person(request)
    found = RULES.get(rule.upper())
    if found is None:
        raise Http404(f"There is no rule “{rule}”. Known: {', '.join(RULES)}.")
    order = list(RULES)
    place = order.index(found.id)
    context = {
        "rule": found,
        "violates": examples_shown(found, violating=True),
        "satisfies": examples_shown(found, violating=False),
        "settings": [settings_in_force(found, desk) for desk in access.desks_visible_to(user)],
        "may_read_policies": user.may(Role.EDITOR),
        "previous": RULES[order[place - 1]] if place else None,
        "next": RULES[order[place + 1]] if place + 1 < len(order) else None,
    }
    return render(request, "rules/show.html", context)
