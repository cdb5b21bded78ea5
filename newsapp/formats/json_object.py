"""json: one object, the machine form with the text; the internal one reads back whole."""

from __future__ import annotations

import json
from typing import Any

from newsapp.formats.machine import core_form, flag_form
from newsapp.formats.record_form import record_form
from newsapp.formats.types import Format
from newsapp.formats.words import INTERNAL_NOTICE
from newsapp.policy.types import Decision, Metadata, Profile, Reviewed, ReviewedFlag


def write(reviewed: Reviewed, profile: Profile) -> bytes:
    """Return the article as one JSON object in UTF-8; docs/formats.md tells each key.

    The first key stands on the first line, so that an internal file says there what it is.
    """
    members = [
        f"{_compact(key)}: {_value(value)}"
        for key, value in reviewed_form(reviewed, profile).items()
    ]
    return ("{" + ",\n ".join(members) + "}\n").encode()


def _value(value: object) -> str:
    """Lists of objects with one on a line, so that a person can read and compare two files."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(_compact(item) for item in value) + "\n ]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def reviewed_form(reviewed: Reviewed, profile: Profile) -> dict[str, Any]:
    """The export as plain data."""
    internal = profile is Profile.INTERNAL
    form: dict[str, Any] = {"notice": INTERNAL_NOTICE} if internal else {}
    form |= {
        **core_form(reviewed.detection, reviewed.name, profile),
        "profile": profile.value,
        "version": reviewed.version,
        "metadata": _metadata(reviewed.metadata, internal),
        "text": reviewed.detection.text,
    }
    if reviewed.incomplete:
        form["incomplete"] = reviewed.incomplete
    if reviewed.statement:
        form["statement"] = reviewed.statement
    if internal:
        form["status"] = reviewed.status
        form["policy"] = reviewed.policy
        form["flags"] = [_reviewed_flag(flag) for flag in reviewed.flags]
        form |= record_form(reviewed)
    return form


def _metadata(metadata: Metadata, internal: bool) -> dict[str, Any]:
    form: dict[str, Any] = {
        "title": metadata.title,
        "outlet": metadata.outlet,
        "byline": metadata.byline,
        "url": metadata.url,
        "published": metadata.published.isoformat() if metadata.published else None,
        "genre": metadata.genre.value,
    }
    if internal:
        form["desk"] = metadata.desk
        form["own_outlets"] = list(metadata.own_outlets)
        form["legally_anonymous"] = list(metadata.legally_anonymous)
    return form


def _reviewed_flag(reviewed: ReviewedFlag) -> dict[str, Any]:
    return {
        **flag_form(reviewed.flag),
        "decision": _decision(reviewed.decision),
        "earlier_decision": _decision(reviewed.earlier),
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "outcome": decision.outcome.value,
        "note": decision.note,
        "by": decision.by,
        "at": decision.at.isoformat(),
    }


FORMAT = Format(
    slug="json",
    label="JSON",
    media_type="application/json",
    extension="json",
    description="One object with the text and every mark, for a CMS or a script; documented field "
    "by field, with a JSON Schema.",
    write=write,
)
