"""Signing a review off, and opening it again."""

from __future__ import annotations

from typing import Any

from django import forms

from newsapp.web.forms.flags import LONGEST_NOTE, NoteForm


class KeysField(forms.Field):
    """The keys of what was shown as missing, which is signed in spite of."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        """The keys, of which the action knows those that count."""
        return [str(key) for key in super().clean(value) or ()]


class SignOffForm(NoteForm):
    """A note with the signature, which says why where something is missing all the same."""

    despite = KeysField(required=False)


class ReopenForm(forms.Form):
    """Why a signed-off review is opened again."""

    reason = forms.CharField(required=False, max_length=LONGEST_NOTE)
    sure = forms.BooleanField(required=False)
