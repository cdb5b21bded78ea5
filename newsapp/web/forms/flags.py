"""Decisions on flags, mutes, and answers to what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from newsapp.policy import RULES
from newsapp.policy.types import Outcome
from newsapp.web.forms.revisions import RevisionForm

LONGEST_NOTE = 2000
OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]


class NoteForm(forms.Form):
    """Free words. ``sure`` says that somebody was asked about a name in them and means it."""

    note = forms.CharField(required=False, max_length=LONGEST_NOTE)
    sure = forms.BooleanField(required=False)


class DecisionForm(NoteForm, RevisionForm):
    """What to do about a flag. Whether a note is required is the action's to say."""

    outcome = forms.ChoiceField(choices=OUTCOMES)


class SeenField(forms.Field):
    """The flags that a person saw, each as "primary key:revision"."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> Mapping[int, int]:
        """The revision of each flag by its primary key."""
        revisions = {}
        for sent in super().clean(value):
            key, _, revision = str(sent).partition(":")
            if not (_is_key(key) and _is_key(revision)):
                raise forms.ValidationError(
                    "The page does not say which flags it shows: reload it, and decide again."
                )
            revisions[int(key)] = int(revision)
        return revisions


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


class TogetherForm(NoteForm):
    """One decision on several flags of a source."""

    outcome = forms.ChoiceField(choices=OUTCOMES)
    seen = SeenField()


class MuteForm(NoteForm):
    """The rule that finds nothing of use in an article."""

    rule = forms.ChoiceField(choices=[(rule, rule) for rule in RULES])


class AnswerForm(forms.Form):
    """What a reporter says to what was asked for."""

    text = forms.CharField(max_length=LONGEST_NOTE)
    sure = forms.BooleanField(required=False)
