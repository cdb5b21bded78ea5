"""What people say to each other."""

from __future__ import annotations

from django import forms


class CommentForm(forms.Form):
    """An entry of a thread. ``sure`` says that a name in it is meant."""

    text = forms.CharField(max_length=5000)
    sure = forms.BooleanField(required=False)
