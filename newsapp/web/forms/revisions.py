"""What every change of a stored row sends along, and undo."""

from __future__ import annotations

from django import forms


class RevisionForm(forms.Form):
    """The revision of the row that a person wants to change, as they saw it."""

    revision = forms.IntegerField(min_value=1)


class UndoForm(forms.Form):
    """Undo the last change, or the last one before a given change (its primary key)."""

    before = forms.IntegerField(required=False, min_value=1)
