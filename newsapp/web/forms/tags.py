"""A desk's tags and guidelines."""

from __future__ import annotations

from django import forms

from newsapp.corpus.models import Desk, Tag
from newsapp.web.forms.revisions import RevisionForm


class TagForm(forms.Form):
    """A new tag."""

    name = forms.CharField(max_length=60)
    applies_to = forms.ChoiceField(choices=Tag.AppliesTo.choices, label="For")
    guidance = forms.CharField(
        required=False,
        max_length=2000,
        label="When it is used",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RevisedTagForm(RevisionForm):
    """A tag as it is edited, with the revision that the person saw."""

    name = forms.CharField(max_length=60)
    guidance = forms.CharField(
        required=False,
        max_length=2000,
        label="When it is used",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    retired = forms.BooleanField(required=False, label="Retired: offered no more")


class GuidelinesForm(forms.Form):
    """The whole of a desk's guidelines, and the text that the person began with."""

    text = forms.CharField(
        required=False,
        strip=False,
        label="Coding guidelines (Markdown)",
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class TagsOnForm(RevisionForm):
    """The tags that stand on one row, all of them."""

    tags = forms.ModelMultipleChoiceField(Tag.objects.none(), required=False)

    def __init__(self, data: object, *, desk: Desk, applies_to: str) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        field = self.fields["tags"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Tag.objects.filter(desk=desk, applies_to=applies_to)
