"""What people change on a source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from newsapp.web.forms.revisions import RevisionForm


class NameForm(RevisionForm):
    """The words that a source goes by. Whether the article prints them is the action's to say."""

    name = forms.CharField(max_length=500)


class CountForm(RevisionForm):
    """How many people a source is: an exact number, or at least so many."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"

    number = forms.IntegerField(min_value=1)
    sort = forms.ChoiceField(choices=[(EXACTLY, "exactly"), (AT_LEAST, "at least")])

    def clean(self) -> dict[str, Any]:
        """The two numbers as a source has them: ``count``, None where it is not exact."""
        data = self.cleaned_data
        exact = data.get("sort") == self.EXACTLY
        data["count"] = data.get("number") if exact else None
        data["at_least"] = None if exact else data.get("number")
        return data


class MergeForm(RevisionForm):
    """Other sources of the article, each as "NUMBER:REVISION". ``sure`` says that somebody was
    asked about what goes and means it.
    """

    sure = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._sent = data.getlist("other")

    def clean(self) -> dict[str, Any]:
        """The others as numbers with the revisions that were seen; at least one."""
        data = self.cleaned_data
        data["others"] = pairs_of(self._sent)
        if not data["others"]:
            self.add_error(None, "Choose the sources that are the same as this one.")
        return data


class SplitForm(RevisionForm):
    """Mentions by primary key, attributions by number."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._mentions = data.getlist("mention")
        self._attributions = data.getlist("attribution")

    def clean(self) -> dict[str, Any]:
        """What was chosen as numbers."""
        data = self.cleaned_data
        data["mentions"] = numbers_of(self._mentions)
        data["attributions"] = numbers_of(self._attributions)
        return data


def pairs_of(sent: list[str]) -> dict[int, int]:
    """Numbers with their revisions from "NUMBER:REVISION". Raises ValidationError for others."""
    pairs = {}
    for pair in sent:
        number, _, revision = pair.partition(":")
        [pairs_number] = numbers_of([number])
        [pairs[pairs_number]] = numbers_of([revision])
    return pairs


def numbers_of(sent: list[str]) -> list[int]:
    """Whole numbers from text. Raises ValidationError for anything else."""
    for value in sent:
        if not (value.isascii() and value.isdecimal() and len(value) < 16):
            raise forms.ValidationError(f"“{value[:40]}” is no number.")
    return [int(value) for value in sent]
