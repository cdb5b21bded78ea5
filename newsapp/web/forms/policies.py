"""A policy of a desk, as people edit it, and the file that one is read from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from newsapp.policy import RULES, preset_slugs
from newsapp.policy.attestations import AttestationField, Attestations
from newsapp.policy.catalogue import Rule
from newsapp.policy.reader import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_WORD, MOST_WORDS
from newsapp.policy.types import Policy, RuleSettings, Severity
from newsapp.web.forms.revisions import RevisionForm

SEVERITIES = [(severity.value, severity.value) for severity in Severity]
LARGEST_FILE = 256 * 1024  # bytes; a policy that uses every limit of its reader is smaller


class PolicyForm(RevisionForm):
    """All that a policy can say. Each rule has fields of its own, "S09-severity" for instance.

    ``policy`` is what is edited: its settings are the first values. ``revision`` is that of the
    desk's policy as the person saw it.
    """

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    description = forms.CharField(
        max_length=LONGEST_DESCRIPTION, required=False, widget=forms.Textarea({"rows": 2})
    )
    blocking = forms.ChoiceField(choices=SEVERITIES)
    attested_rules = forms.MultipleChoiceField(
        required=False,
        choices=[(rule.id, f"{rule.id} {rule.name}") for rule in RULES.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    attested_fields = forms.MultipleChoiceField(
        required=False,
        choices=[(field.value, field.question) for field in AttestationField],
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        kwargs["initial"] = {**initial_of(policy), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for rule in RULES.values():
            self.fields |= _fields_of(rule)

    def clean(self) -> dict[str, Any]:
        """Whoever demands attestations says both where and which."""
        data = self.cleaned_data
        if data.get("attested_rules") and not data.get("attested_fields"):
            self.add_error("attested_fields", "Choose what is to be attested, or no rule for it.")
        if data.get("attested_fields") and not data.get("attested_rules"):
            self.add_error("attested_rules", "Choose the rules that ask for it, or nothing to ask.")
        return data

    def settings_of(self, rule: Rule) -> RuleSettings:
        """What a valid form says about one rule."""
        data = self.cleaned_data
        return RuleSettings(
            severity=Severity(data[f"{rule.id}-severity"]),
            enabled=data[f"{rule.id}-on"],
            thresholds={name: data[f"{rule.id}-{name}"] for name in rule.takes_thresholds},
            words=data.get(f"{rule.id}-lexicon", ()),
        )

    def policy(self, *, slug: str, version: int, name: str) -> Policy:
        """The policy that a valid form describes, under the given slug, version and name."""
        data = self.cleaned_data
        return Policy(
            slug=slug,
            version=version,
            name=name,
            description=data["description"],
            blocking=Severity(data["blocking"]),
            rules={rule.id: self.settings_of(rule) for rule in RULES.values()},
            attestations=Attestations(
                rules=tuple(data["attested_rules"]),
                fields=tuple(AttestationField(name) for name in data["attested_fields"]),
            ),
        )


class WordsField(forms.CharField):
    """Words or phrases, one a line."""

    widget = forms.Textarea

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": 2, "spellcheck": "false"}))

    def clean(self, value: Any) -> Any:
        """The lines that hold anything, each once and in their order."""
        lines = str(super().clean(value)).splitlines()
        words = tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(f"At most {MOST_WORDS} lines; these are {len(words)}.")
        for word in words:
            if len(word) > LONGEST_WORD:
                raise forms.ValidationError(
                    f"“{word[:40]}…” is longer than {LONGEST_WORD} characters."
                )
        return words


def _fields_of(rule: Rule) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        f"{rule.id}-on": forms.BooleanField(required=False),
        f"{rule.id}-severity": forms.ChoiceField(choices=SEVERITIES),
    }
    for name, threshold in rule.takes_thresholds.items():
        fields[f"{rule.id}-{name}"] = forms.FloatField(
            min_value=threshold.lowest,
            max_value=threshold.highest,
            widget=forms.NumberInput({"step": "any"}),
        )
    if rule.takes_words:
        fields[f"{rule.id}-lexicon"] = WordsField()
    return fields


def initial_of(policy: Policy) -> Mapping[str, Any]:
    """The first values of a form that edits ``policy``; a rule that it does not name is off."""
    values: dict[str, Any] = {
        "description": policy.description,
        "blocking": policy.blocking.value,
        "attested_rules": list(policy.attestations.rules),
        "attested_fields": [field.value for field in policy.attestations.fields],
    }
    for rule in RULES.values():
        settings = policy.rules.get(rule.id)
        values[f"{rule.id}-on"] = settings is not None and settings.enabled
        settings = settings or rule.default
        values[f"{rule.id}-severity"] = settings.severity.value
        for name, threshold in rule.takes_thresholds.items():
            values[f"{rule.id}-{name}"] = f"{settings.thresholds.get(name, threshold.default):g}"
        values[f"{rule.id}-lexicon"] = "\n".join(settings.words)
    return values


class CopyForm(forms.Form):
    """A preset to begin a policy of one's own with, and what to call it."""

    preset = forms.ChoiceField(choices=[(slug, slug) for slug in preset_slugs()])
    name = forms.CharField(max_length=LONGEST_NAME)


class PolicyFileForm(forms.Form):
    """A policy as a file, and what to call it. What the file says is checked by its reader."""

    name = forms.CharField(max_length=LONGEST_NAME, required=False)
    file = forms.FileField(label="File", allow_empty_file=False)

    def clean_file(self) -> tuple[str, str]:
        """The name of the file, and its text."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError(
                f"The file has {upload.size:,} bytes; a policy has at most {LARGEST_FILE:,}."
            )
        try:
            return str(upload.name), str(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                f"This is no text in UTF-8: the byte at place {error.start} cannot be read."
            ) from error


class ComparisonForm(forms.Form):
    """Two versions of a policy, by their numbers."""

    earlier = forms.IntegerField(min_value=1)
    later = forms.IntegerField(min_value=1)
