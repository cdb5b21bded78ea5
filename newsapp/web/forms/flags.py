"""Decisions on flags."""

from __future__ import annotations

from django import forms

from newsapp.policy.types import Outcome
from newsapp.web.forms.revisions import RevisionForm


class DecisionForm(RevisionForm):
    """What to do about a flag. Whether a note is required is the action's to say."""

    outcome = forms.ChoiceField(choices=[(outcome.value, outcome.value) for outcome in Outcome])
    note = forms.CharField(required=False, max_length=2000)
