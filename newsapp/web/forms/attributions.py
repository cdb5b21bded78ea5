"""Spans, states and kinds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from newsapp.corpus.errors import Scope
from newsapp.detection.types import Kind, Role, Span, State
from newsapp.web.forms.revisions import NOT_SEEN, RevisionForm

KINDS = [(kind.value, kind.value) for kind in Kind]

NOTHING_SELECTED = "Nothing is selected: select words in the text first."


def _offset(least: int) -> forms.IntegerField:
    """An edge of a selection, which the page fills in and nobody reads."""
    errors = dict.fromkeys(("required", "invalid", "min_value"), NOTHING_SELECTED)
    return forms.IntegerField(min_value=least, label="", error_messages=errors)


def _quote() -> forms.CharField:
    """The words between the edges, filled in with them."""
    return forms.CharField(strip=False, label="", error_messages={"required": NOTHING_SELECTED})


class SpanForm(forms.Form):
    """A selection in the text: offsets in code points and the words between them."""

    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])
    start = _offset(0)
    end = _offset(1)
    quote = _quote()
    kind = forms.ChoiceField(choices=[("", ""), *KINDS], required=False)
    # Of the words of a source that has several mentions: whether all are meant.
    scope = forms.ChoiceField(choices=[("", ""), *((one, one) for one in Scope)], required=False)
    # Of the attribution that the span is added to, if any.
    attribution = forms.IntegerField(required=False)
    revision = forms.IntegerField(required=False, label="", error_messages={"invalid": NOT_SEEN})

    def clean_kind(self) -> Kind | None:
        """The kind as a value, None where none was chosen."""
        return Kind(self.cleaned_data["kind"]) if self.cleaned_data.get("kind") else None

    def clean_scope(self) -> Scope | None:
        """Which mentions are meant, None where nobody was asked."""
        return Scope(self.cleaned_data["scope"]) if self.cleaned_data.get("scope") else None

    def clean_role(self) -> Role:
        """The role as a value."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """Whoever adds to an attribution says which state of it they saw."""
        data = self.cleaned_data
        if data.get("attribution") and not data.get("revision"):
            self.add_error("revision", NOT_SEEN)
        return data


class StateForm(RevisionForm):
    """Confirm, reject or put back."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in State])


class KindForm(RevisionForm):
    """What a source is."""

    kind = forms.ChoiceField(choices=KINDS)
    # How many people it is, where that goes with it.
    count = forms.IntegerField(required=False, min_value=1)
    at_least = forms.IntegerField(required=False, min_value=1)


class EdgesForm(RevisionForm):
    """New edges for words that are marked already: code points and the words between them."""

    start = _offset(0)
    end = _offset(1)
    quote = _quote()


class LinkForm(RevisionForm):
    """A source of the version by its number and, where one was pointed at, the mention."""

    source = forms.IntegerField(min_value=1)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=1, required=False)

    def clean(self) -> dict[str, Any]:
        """A mention has two ends, or is none."""
        data = self.cleaned_data
        start, end = data.get("start"), data.get("end")
        data["mention"] = None
        if (start is None) != (end is None):
            self.add_error("end", "A mention needs its start and its end.")
        elif start is not None and end is not None:
            if end <= start:
                self.add_error("end", "A mention ends behind its start.")
            else:
                data["mention"] = Span(start, end)
        return data


class PartsForm(RevisionForm):
    """Several parts to add at once, each as "ROLE START END WORDS"."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._sent = data.getlist("part")

    def clean(self) -> dict[str, Any]:
        """The parts as values; at least one, and each of them whole."""
        data = self.cleaned_data
        data["parts"] = [self._part(sent) for sent in self._sent]
        if not data["parts"]:
            self.add_error(None, "Nothing was chosen to be added.")
        return data

    def _part(self, sent: str) -> tuple[Role, int, int, str]:
        try:
            role, start, end, quote = sent.split(" ", 3)
            return Role(role), int(start), int(end), quote
        except ValueError as error:
            raise forms.ValidationError(f"“{sent}” is no part of an attribution.") from error
