"""What a form sent, to be shown in words or sent once more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from django.http import HttpRequest

from newsapp.detection.types import Kind
from newsapp.formats.words import KIND_WORDS

_STATES = {
    "confirmed": "confirm it",
    "rejected": "reject it",
    "proposed": "put it back as a proposal",
}


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
        kind = data.get("kind")
        named = f", {KIND_WORDS[Kind(kind)]}" if kind in list(Kind) else ""
        return f"“{quote}” as {data.get('role', '')}{named}"
    if topic := data.get("topic"):
        answer = f": {data['answer']}" if data.get("answer") else ""
        return f"{topic.replace('_', ' ')}{answer}{note}"
    if words := data.get("text") or data.get("reason") or data.get("note"):
        return f"“{words}”"
    if state := data.get("state"):
        return _STATES.get(state, "")
    if (kind := data.get("kind")) in list(Kind):
        return f"the kind “{KIND_WORDS[Kind(kind)]}”"
    return ""
