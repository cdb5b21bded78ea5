"""Writes a policy as a TOML file that people read, or as JSON. ``read_policy`` reads both back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from newsapp.policy.registry import RULES
from newsapp.policy.types import Policy, RuleSettings

_CONTROL = re.compile(r"[\x7f]")  # JSON leaves it as it is, TOML wants it escaped


def write_toml(policy: Policy) -> str:
    """The policy as TOML, each rule and threshold with a comment that says what it is."""
    lines = [
        f"slug = {_string(policy.slug)}",
        f"version = {policy.version}",
        f"name = {_string(policy.name)}",
    ]
    if policy.description:
        lines.append(f"description = {_string(policy.description)}")
    lines += [
        f"blocking = {_string(policy.blocking)}"
        "  # sign-off waits for flags of this severity and above",
        "",
    ]
    if policy.attestations.rules:
        lines += [
            "[attestations]  # what a person vouches for where one of these rules fires",
            f"rules = {_strings(policy.attestations.rules)}",
            f"fields = {_strings(policy.attestations.fields)}",
            "",
        ]
    if not policy.rules:
        lines += ["[rules]", ""]
    for rule_id in sorted(policy.rules):
        lines += [*_rule(rule_id, policy.rules[rule_id]), ""]
    return "\n".join(lines[:-1]) + "\n"


def _rule(rule_id: str, settings: RuleSettings) -> list[str]:
    rule = RULES[rule_id]
    lines = [f"[rules.{rule_id}]  # {rule.name}", f"severity = {_string(settings.severity)}"]
    if not settings.enabled:
        lines.append("enabled = false")
    for name, value in settings.thresholds.items():
        lines.append(
            f"thresholds.{name} = {_number(value)}  # {rule.takes_thresholds[name].meaning}"
        )
    if settings.words:
        lines.append(f"words = {_strings(settings.words)}")
    return lines


def write_json(policy: Policy) -> str:
    """The policy as JSON, indented, with a line end behind it."""
    form: dict[str, Any] = {
        "slug": policy.slug,
        "version": policy.version,
        "name": policy.name,
        "description": policy.description,
        "blocking": policy.blocking.value,
        "attestations": {
            "rules": list(policy.attestations.rules),
            "fields": [field.value for field in policy.attestations.fields],
        },
        "rules": {
            rule_id: {
                "severity": settings.severity.value,
                "enabled": settings.enabled,
                "thresholds": dict(settings.thresholds),
                "words": list(settings.words),
            }
            for rule_id, settings in sorted(policy.rules.items())
        },
    }
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _string(text: str) -> str:
    quoted = json.dumps(str(text), ensure_ascii=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _strings(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_string(text) for text in texts) + "]"
