"""Which part of an article's history to show, and what to take out of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from newsapp.corpus.models import Action, Article, Change, User
from newsapp.corpus.queries.history import people_in
from newsapp.corpus.redaction import Redactable
from newsapp.web.action_words import action_word


class HistoryForm(forms.Form):
    """Person, action and period; each may be left open. Days are the installation's."""

    by = forms.ModelChoiceField(
        User.objects.none(), required=False, label="Person", empty_label="everybody"
    )
    action = forms.ChoiceField(required=False, label="What")
    since = forms.DateField(
        required=False, label="From", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        required=False, label="To", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people, what = self.fields["by"], self.fields["action"]
        assert isinstance(people, forms.ModelChoiceField)
        assert isinstance(what, forms.ChoiceField)
        people.queryset = people_in(article)
        made = Change.objects.filter(article=article).order_by()
        present = made.values_list("action", flat=True).distinct()
        words = sorted((action_word(action), action) for action in present)
        what.choices = [("", "everything"), *((action, word) for word, action in words)]

    def clean(self) -> dict[str, Any]:
        """A period ends no earlier than it begins."""
        since: date | None = self.cleaned_data.get("since")
        until: date | None = self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "This is before the day it starts from.")
        return self.cleaned_data

    @property
    def chosen(self) -> Mapping[str, Any]:
        """What ``changes_of`` takes; a value with a fault counts as left open."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "by": data.get("by"),
            "actions": [Action(data["action"])] if data.get("action") else [],
            "since": data.get("since"),
            "until": data.get("until"),
        }


class RedactionForm(forms.Form):
    """The field whose words are taken out, and why. The reason must not repeat them."""

    what = forms.ChoiceField(choices=[(one.value, one.value) for one in Redactable])
    key = forms.IntegerField(min_value=1, max_value=2**62)
    reason = forms.CharField(max_length=2000, strip=True)

    @property
    def names_a_field(self) -> bool:
        """Whether it is clear what is to be taken out, with a reason or without."""
        return not {"what", "key"} & self.errors.keys()

    def clean_what(self) -> Redactable:
        """The field as a value."""
        return Redactable(self.cleaned_data["what"])


class PurgeForm(forms.Form):
    """Why an article is purged; its number, typed once more, says that it is meant."""

    reason = forms.CharField(max_length=2000)
    number = forms.IntegerField(min_value=1)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_number(self) -> int:
        """The article's own number."""
        number: int = self.cleaned_data["number"]
        if number != self.article.pk:
            raise forms.ValidationError(
                f"This is not the number of the article, {self.article.pk}."
            )
        return number
