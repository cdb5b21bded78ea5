"""A policy as a file: going out as TOML or JSON, and read back with the line of every fault."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from newsapp.corpus.actions import policies as actions
from newsapp.corpus.errors import Refused
from newsapp.corpus.models import Role
from newsapp.corpus.queries.policies import documents_of, policy_of
from newsapp.policy import PolicyError, read_policy, write_json, write_toml
from newsapp.policy.types import Policy
from newsapp.web import access
from newsapp.web.forms.policies import PolicyFileForm
from newsapp.web.policy_pages import fault_in, shipped_policy

_WRITERS = {"toml": ("application/toml", write_toml), "json": ("application/json", write_json)}


@require_http_methods(["GET", "POST"])
def read_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a policy with what a file says; a file with a fault stores nothing."""
    user = access.person(request)
    desk = access.get_desk_for(user, slug, Role.STANDARDS)
    form = PolicyFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"desk": desk, "form": form}
    if request.method == "GET":
        return render(request, "policies/read_file.html", context)
    if form.is_valid():
        file, text = form.cleaned_data["file"]
        try:
            policy = read_policy(text)
            row = actions.add_policy(
                desk,
                policy,
                name=form.cleaned_data["name"] or policy.name,
                note=f"Read from the file {file}",
                by=user,
            )
        except PolicyError as error:
            context["fault"] = fault_in(text, error)
        except Refused as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, f"“{row.name}” was read. It is not in force yet.")
            return redirect("policy", slug=slug, name=row.slug)
    return render(request, "policies/read_file.html", context, status=422)


@require_GET
def export(request: HttpRequest, slug: str, name: str, number: int, format: str) -> HttpResponse:
    """One version as a file."""
    own = access.get_policy_for(access.person(request), slug, name)
    document = documents_of(own).filter(number=number).first()
    if document is None:
        raise Http404(f"“{own.name}” has no version {number}.")
    return _file(policy_of(document), format)


@require_GET
def export_shipped(request: HttpRequest, slug: str, name: str, format: str) -> HttpResponse:
    """A preset as a file."""
    access.get_desk_for(access.person(request), slug, Role.EDITOR)
    return _file(shipped_policy(name), format)


def _file(policy: Policy, format: str) -> HttpResponse:
    if format not in _WRITERS:
        raise Http404(f"A policy goes out as {' or '.join(_WRITERS)}, not as “{format}”.")
    media_type, write = _WRITERS[format]
    response = HttpResponse(write(policy), content_type=f"{media_type}; charset=utf-8")
    name = f"{policy.slug}-{policy.version}.{format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
