"""A desk's numbers over time."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from newsapp.corpus.models import Desk
from newsapp.formats.desk_numbers import rules_csv, weeks_csv
from newsapp.web import access
from newsapp.web.number_pages import NumbersPage

_TABLES = {"weeks": weeks_csv, "rules": rules_csv}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The numbers of one's only desk, or a choice of desks."""
    desks = list(access.desks_visible_to(access.person(request)))
    if len(desks) == 1:
        return redirect("numbers", slug=desks[0].slug)
    return render(request, "numbers/index.html", {"desks": desks})


@require_GET
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Shares, reasons, findings and decisions by week and by rule."""
    user = access.person(request)
    desk = access.get_desk_for(user, slug)
    context = {"page": _page(request, desk), "desks": access.desks_visible_to(user)}
    return render(request, "numbers/show.html", context)


@require_GET
def table(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One of the tables as CSV."""
    desk = access.get_desk_for(access.person(request), slug)
    if name not in _TABLES:
        raise Http404(f"There is no table “{name}”. Known: {', '.join(_TABLES)}.")
    response = HttpResponse(
        _TABLES[name](_page(request, desk).numbers), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{desk.slug}-{name}.csv"'
    return response


def _page(request: HttpRequest, desk: Desk) -> NumbersPage:
    return NumbersPage(
        desk,
        today=timezone.now().date(),
        span=request.GET.get("span", ""),
        rule=request.GET.get("rule", ""),
    )
