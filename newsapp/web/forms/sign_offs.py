"""Signing a review off, and opening it again."""

from __future__ import annotations

from django import forms

from newsapp.web.forms.flags import LONGEST_NOTE, NoteForm


class SignOffForm(NoteForm):
    """An optional note with the signature."""


class ReopenForm(forms.Form):
    """Why a signed-off review is opened again."""

    reason = forms.CharField(required=False, max_length=LONGEST_NOTE)
    sure = forms.BooleanField(required=False)
