"""A desk's tags and guidelines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from newsapp.corpus.models import Desk, Tag
from newsapp.web.forms.revisions import RevisionForm
from newsapp.web.sent_numbers import whole_number


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


class ChosenTagsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # as in HeaderForm
    """Tags by their keys. What is no key is no choice: SQLite fails at a number beyond its own."""

    def clean(self, value: Any) -> QuerySet[Tag]:
        """The tags that were chosen."""
        for sent in value or ():
            if whole_number(str(sent)) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"], params={"pk": str(sent)[:40]}
                )
        chosen: QuerySet[Tag] = super().clean(value)
        return chosen


class TagsOnForm(RevisionForm):
    """The tags that stand on one row, all of them."""

    tags = ChosenTagsField(Tag.objects.none(), required=False)

    def __init__(self, data: object, *, desk: Desk, applies_to: str) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        field = self.fields["tags"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Tag.objects.filter(desk=desk, applies_to=applies_to)
