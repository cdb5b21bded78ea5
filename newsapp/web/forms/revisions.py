"""What every change of a stored row sends along, and undo."""

from __future__ import annotations

from django import forms

NOT_SEEN = "The page does not say which state of this it shows: reload it, and do it once more."


class RevisionForm(forms.Form):
    """The revision of the row that a person wants to change, as they saw it."""

    revision = forms.IntegerField(
        min_value=1,
        label="",
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), NOT_SEEN),
    )


class UndoForm(forms.Form):
    """Undo the last change, or the last one before a given change (its primary key)."""

    before = forms.IntegerField(required=False, min_value=1)
