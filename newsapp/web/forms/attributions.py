"""Spans, states and kinds."""

from __future__ import annotations

from typing import Any

from django import forms

from newsapp.detection.types import Kind, Role, State
from newsapp.web.forms.revisions import RevisionForm

KINDS = [(kind.value, kind.value) for kind in Kind]


class SpanForm(forms.Form):
    """A selection in the text: offsets in code points and the words between them."""

    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    quote = forms.CharField(strip=False)
    kind = forms.ChoiceField(choices=[("", ""), *KINDS], required=False)
    # Of the attribution that the span is added to, if any.
    attribution = forms.IntegerField(required=False)
    revision = forms.IntegerField(required=False)

    def clean_kind(self) -> Kind | None:
        """The kind as a value, None where none was chosen."""
        return Kind(self.cleaned_data["kind"]) if self.cleaned_data.get("kind") else None

    def clean_role(self) -> Role:
        """The role as a value."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """Whoever adds to an attribution says which state of it they saw."""
        data = self.cleaned_data
        if data.get("attribution") and not data.get("revision"):
            self.add_error("revision", "Which revision of the attribution did you see?")
        return data


class StateForm(RevisionForm):
    """Confirm, reject or put back."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in State])


class KindForm(RevisionForm):
    """What a source is."""

    kind = forms.ChoiceField(choices=KINDS)
