"""A revised text, and what is said of an item in the queue of a new version."""

from __future__ import annotations

from typing import Any

from django import forms

from newsapp.corpus.actions.settling import Settlement
from newsapp.detection.intake import IntakeError, normalise
from newsapp.web.forms.articles import HeaderForm
from newsapp.web.forms.revisions import RevisionForm


class NewVersionForm(HeaderForm):
    """The revised text with the header as it is now, and which state of both the person saw."""

    # strip=False: nothing but intake may touch the text. The size is checked by intake, in bytes.
    text = forms.CharField(
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 18, "data-paste": "", "spellcheck": "false", "autofocus": True}
        ),
    )
    follows = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    other_text_ok = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A NUL is no fault of the writer's: intake drops it, where Django's field would refuse it.
        self.fields["text"].validators = []

    def clean_text(self) -> str:
        """The text as intake leaves it."""
        try:
            return normalise(self.cleaned_data["text"])
        except IntakeError as error:
            raise forms.ValidationError(str(error), code="intake") from error

    @property
    def header(self) -> dict[str, Any]:
        """The header's part of what was sent, once it is checked."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SettleForm(RevisionForm):
    """Confirm, reject or leave; the revision is the item's."""

    settlement = forms.ChoiceField(choices=[(one.value, one.value) for one in Settlement])
