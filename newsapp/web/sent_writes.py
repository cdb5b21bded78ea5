"""What a form sent, to be shown in words or sent once more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from django.http import HttpRequest


def digest_of_sent(request: HttpRequest) -> str:
    """The SHA-256 of what was sent and where to. The token against forgery may differ each time."""
    fields = sorted(
        (name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"
    )
    return sha256(json.dumps([request.path, fields]).encode()).hexdigest()


def asked_again(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What was sent, to be sent once more as it was: nothing has changed meanwhile."""
    revisions = request.POST.getlist("revision")
    return (*sent(request), *(("revision", str(revision)) for revision in revisions))


def sent(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """What was sent, to be sent again; the revision is the row's present one."""
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", "revision"):
            yield from ((name, str(value)) for value in values)


def wanted(request: HttpRequest) -> str:
    """What was sent, in words; empty where the address says it all."""
    data = request.POST
    note = f", with the note “{data['note']}”" if data.get("note") else ""
    if outcome := data.get("outcome"):
        return f"{outcome.replace('_', ' ')}{note}"
    if quote := data.get("quote"):
        kind = f", {data['kind'].replace('_', ' ')}" if data.get("kind") else ""
        return f"“{quote}” as {data.get('role', '')}{kind}"
    if topic := data.get("topic"):
        answer = f": {data['answer']}" if data.get("answer") else ""
        return f"{topic.replace('_', ' ')}{answer}{note}"
    if words := data.get("text") or data.get("reason") or data.get("note"):
        return f"“{words}”"
    for name in ("state", "kind"):
        if value := data.get(name):
            return f"{name}: {value.replace('_', ' ')}"
    return ""
