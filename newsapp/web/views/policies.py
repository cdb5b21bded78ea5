"""The policies of a desk: read by everybody on it, changed by standards editors."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from newsapp.corpus.actions import policies as actions
from newsapp.corpus.errors import Refused, Stale
from newsapp.corpus.models import Desk, DeskPolicy, Role
from newsapp.corpus.queries.policies import (
    documents_of,
    newest_document,
    policy_in_force,
    policy_of,
)
from newsapp.policy import DEFAULT_PRESET, preset, preset_slugs
from newsapp.policy.types import Policy
from newsapp.web import access
from newsapp.web.forms.policies import ComparisonForm, CopyForm, PolicyForm
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.fragments import faults_of
from newsapp.web.policy_pages import (
    FORMATS,
    differences,
    faults_by_place,
    fields_by_rule,
    own_policies,
    set_rules,
    shipped_policy,
)


@require_GET
def choose_desk(request: HttpRequest) -> HttpResponse:
    """The desks of the person with the policy in force at each; the only one opens at once.

    Policies are an editor's to read; a reader is led to the rules.
    """
    user = access.person(request)
    if not user.may(Role.EDITOR):
        return redirect("rules")
    desks = list(access.desks_visible_to(user))
    if len(desks) == 1:
        return redirect("desk-policies", slug=desks[0].slug)
    context = {"desks": [{"desk": desk, "policy": policy_in_force(desk)} for desk in desks]}
    return render(request, "policies/choose_desk.html", context)


@require_GET
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Presets and the desk's own policies, and which is in force."""
    user = access.person(request)
    desk = access.get_desk_for(user, slug, Role.EDITOR)
    context = {
        "desk": desk,
        "in_force": policy_in_force(desk),
        "own": own_policies(desk),
        "presets": [preset(name) for name in preset_slugs()],
        "default": preset(DEFAULT_PRESET),
        "may_edit": user.may(Role.STANDARDS),
    }
    return render(request, "policies/index.html", context)


@require_GET
def shipped(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A preset, to read before it is copied."""
    desk = access.get_desk_for(access.person(request), slug, Role.EDITOR)
    policy = shipped_policy(name)
    context = {
        "desk": desk,
        "policy": policy,
        "in_force": policy_in_force(desk).label == policy.label,
        "rules": set_rules(policy, desk),
        "exports": [
            (format, reverse("preset-export", args=[slug, name, format])) for format in FORMATS
        ],
    }
    return render(request, "policies/show.html", context)


@require_GET
def show(request: HttpRequest, slug: str, name: str, number: int | None = None) -> HttpResponse:
    """A policy of the desk's own, in its newest version or the one with ``number``."""
    user = access.person(request)
    own = access.get_policy_for(user, slug, name)
    documents = list(documents_of(own))
    document = next((one for one in documents if number in (None, one.number)), None)
    if document is None:
        raise Http404(f"“{own.name}” has no version {number}.")
    policy = policy_of(document)
    args = [slug, name, document.number]
    context = {
        "desk": own.desk,
        "own": own,
        "policy": policy,
        "document": document,
        "documents": documents,
        "in_force": own.in_force and document == documents[0],
        "rules": set_rules(policy, own.desk),
        "may_edit": user.may(Role.STANDARDS),
        "exports": [(format, reverse("policy-export", args=[*args, format])) for format in FORMATS],
    }
    return render(request, "policies/show.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The form. Each save makes the next version; where somebody was faster, both are shown."""
    user = access.person(request)
    own = access.get_policy_for(user, slug, name, Role.STANDARDS)
    newest = newest_document(own)
    stands = policy_of(newest)
    if request.method == "GET":
        form = PolicyForm(policy=stands, initial={"revision": own.revision})
        return _form(request, own, form)
    form = PolicyForm(request.POST, policy=stands)
    if not form.is_valid():
        return _form(request, own, form, status=422, faults=faults_by_place(form))
    said = form.policy(slug=own.slug, version=newest.number + 1, name=own.name)
    try:
        document = actions.edit_policy(
            own,
            said,
            revision=form.cleaned_data["revision"],
            note=form.cleaned_data["note"],
            by=user,
        )
    except Stale as error:
        mine = request.POST.copy()
        mine["revision"] = str(own.revision)
        return _form(
            request,
            own,
            PolicyForm(mine, policy=stands),
            status=409,
            conflict=str(error),
            differences=differences(stands, said),
        )
    except Refused as error:
        return _form(request, own, form, status=422, faults=[("policy", str(error))])
    if document == newest:
        messages.info(request, f"Nothing was changed: {newest.title} stands.")
    else:
        messages.success(request, f"Saved: {document.title}.")
    return redirect("policy", slug=slug, name=name)


@require_POST
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a policy of the desk's own with a preset."""
    user = access.person(request)
    desk = access.get_desk_for(user, slug, Role.STANDARDS)
    form = CopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, faults_of(form))
        return redirect("desk-policies", slug=slug)
    return _added(request, desk, preset(form.cleaned_data["preset"]), form.cleaned_data["name"])


@require_POST
def put_in_force(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Let the desk review under this policy from now on."""
    return _switched(request, slug, name, on=True)


@require_POST
def put_out_of_force(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Let the desk review under the default again."""
    return _switched(request, slug, name, on=False)


@require_GET
def compare(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """What two versions of a policy do not share."""
    own = access.get_policy_for(access.person(request), slug, name)
    form = ComparisonForm(request.GET)
    if not form.is_valid():
        raise Http404("Choose two versions of the policy to compare.")
    numbers = (form.cleaned_data["earlier"], form.cleaned_data["later"])
    known = {one.number: policy_of(one) for one in documents_of(own) if one.number in numbers}
    if not known.keys() >= set(numbers):
        raise Http404(f"“{own.name}” has no such version.")
    earlier, later = (known[number] for number in numbers)
    context = {
        "desk": own.desk,
        "own": own,
        "earlier": earlier,
        "later": later,
        "earlier_label": f"version {earlier.version}",
        "later_label": f"version {later.version}",
        "differences": differences(earlier, later),
    }
    return render(request, "policies/compare.html", context)


def _form(
    request: HttpRequest, own: DeskPolicy, form: PolicyForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    number = newest_document(own).number
    context = {
        "desk": own.desk,
        "own": own,
        "form": form,
        "rules": fields_by_rule(form),
        "next_number": number + 1,
        "theirs_label": f"Theirs, version {number}",
    }
    return render(request, "policies/edit.html", context | more, status=status)


def _added(request: HttpRequest, desk: Desk, policy: Policy, name: str) -> HttpResponse:
    try:
        row = actions.add_policy(desk, policy, name=name, by=access.person(request))
    except Refused as error:
        messages.error(request, str(error))
        return redirect("desk-policies", slug=desk.slug)
    messages.success(request, f"“{row.name}” is this desk’s own now. It is not in force yet.")
    return redirect("policy-edit", slug=desk.slug, name=row.slug)


def _switched(request: HttpRequest, slug: str, name: str, *, on: bool) -> HttpResponse:
    user = access.person(request)
    own = access.get_policy_for(user, slug, name, Role.STANDARDS)
    form = RevisionForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("The page does not say which state of the policy it shows: reload it.")
        act = actions.put_in_force if on else actions.put_out_of_force
        act(own, revision=form.cleaned_data["revision"], by=user)
    except Refused as error:
        messages.error(request, str(error))
    else:
        now = policy_in_force(own.desk)
        messages.success(request, f"In force now: {now.title}.")
    return redirect("desk-policies", slug=slug)
