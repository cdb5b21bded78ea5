"""The sourcing statement."""

from __future__ import annotations

from django import forms


class StatementForm(forms.Form):
    """The words, which state of them the person saw, and whether readers may have them.

    ``sure`` says that a name in them is meant.
    """

    text = forms.CharField(required=False, max_length=5000)
    revision = forms.IntegerField(min_value=0)
    approve = forms.BooleanField(required=False)
    sure = forms.BooleanField(required=False)
