"""What the pages of a desk's policies show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.forms import BoundField
from django.http import Http404

from newsapp.corpus.models import Desk, DeskPolicy
from newsapp.corpus.queries.policies import (
    policies_of,
    policy_title,
    policy_titles,
)
from newsapp.policy import RULES, PolicyError, preset, preset_slugs
from newsapp.policy.catalogue import Rule, Threshold
from newsapp.policy.types import Policy
from newsapp.web.forms.policies import PolicyForm
from newsapp.web.rule_pages import SetRule

FORMATS = ("toml", "json")
"""What a policy goes out as."""
_LINES_AROUND = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting that two policies do not share; empty where a policy does not name it."""

    setting: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class OwnPolicy:
    """A policy of the desk's own in a list."""

    row: DeskPolicy
    latest_number: int
    copied_from: str
    """Name and version of what it began as."""


@dataclass(frozen=True, slots=True)
class RuleFields:
    """The fields of one rule in the form."""

    rule: Rule
    on: BoundField
    severity: BoundField
    thresholds: tuple[tuple[Threshold, BoundField], ...]
    words: BoundField | None


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a file is no policy: what is wrong, where, and the lines around it."""

    why: str
    line: int | None
    lines: tuple[tuple[int, str], ...]


def own_policies(desk: Desk) -> list[OwnPolicy]:
    """The desk's policies, each with the number of its newest document and what it began as."""
    titles = policy_titles(desk)
    return [
        OwnPolicy(
            row,
            row.latest,
            titles.get(row.copied_from) or policy_title(row.copied_from),
        )
        for row in policies_of(desk).annotate(latest=Max("documents__number"))
    ]


def set_rules(policy: Policy, desk: Desk | None) -> tuple[SetRule, ...]:
    """Every rule there is, as ``policy`` sets it."""
    return tuple(SetRule(rule, policy, desk, policy.rules.get(rule.id)) for rule in RULES.values())


def fields_by_rule(form: PolicyForm) -> tuple[RuleFields, ...]:
    """The form's fields, rule by rule."""
    return tuple(
        RuleFields(
            rule=rule,
            on=form[f"{rule.id}-on"],
            severity=form[f"{rule.id}-severity"],
            thresholds=tuple(
                (threshold, form[f"{rule.id}-{name}"])
                for name, threshold in rule.takes_thresholds.items()
            ),
            words=form[f"{rule.id}-lexicon"] if rule.takes_words else None,
        )
        for rule in RULES.values()
    )


def faults_by_place(form: PolicyForm) -> list[tuple[str, str]]:
    """What is wrong with a form, each fault with the rule or the field in words."""
    faults = []
    for name, texts in form.errors.items():
        rule, _, setting = str(name).partition("-")
        place = f"{rule} {RULES[rule].name}, {setting}" if rule in RULES else rule.replace("_", " ")
        faults += [(place, str(text)) for text in texts]
    return faults


def differences(earlier: Policy, later: Policy) -> tuple[Difference, ...]:
    """What two policies do not share, in words, rule by rule."""
    before, after = _said(earlier), _said(later)
    return tuple(
        Difference(setting, before.get(setting, ""), after.get(setting, ""))
        for setting in dict.fromkeys((*before, *after))
        if before.get(setting, "") != after.get(setting, "")
    )


def _said(policy: Policy) -> Mapping[str, str]:
    """All that a policy says, setting by setting. A rule that it does not name is off."""
    said = {
        "whom it is for": policy.description,
        "sign-off waits from": policy.blocking.value,
        "rules that ask for attestations": ", ".join(sorted(policy.attestations.rules)),
        "to be attested": ", ".join(
            sorted(field.value.replace("_", " ") for field in policy.attestations.fields)
        ),
    }
    for item in set_rules(policy, None):
        name = f"{item.rule.id} {item.rule.name}"
        said[name] = "on" if item.on else "off"
        if item.settings is None:
            continue
        said[f"{name}: severity"] = item.severity.value
        for key, threshold in item.rule.takes_thresholds.items():
            value = item.settings.thresholds.get(key, threshold.default)
            said[f"{name}: {key}"] = f"{value:g}"
        said[f"{name}: added words"] = ", ".join(sorted(item.words))
    return said


def fault_in(text: str, error: PolicyError) -> FileFault:
    """A fault with its line and the lines around it, for whoever mends the file."""
    why = str(error)
    if error.line is None:
        return FileFault(why, None, ())
    lines = text.splitlines()
    first = max(1, error.line - _LINES_AROUND)
    shown = lines[first - 1 : error.line + _LINES_AROUND]
    return FileFault(
        why.removeprefix(f"line {error.line}: "), error.line, tuple(enumerate(shown, start=first))
    )


def shipped_policy(name: str) -> Policy:
    """The preset of that name. Raises Http404, with the known ones listed, for an unknown one."""
    if name not in preset_slugs():
        raise Http404(f"There is no preset “{name}”. Known: {', '.join(preset_slugs())}.")
    return preset(name)
