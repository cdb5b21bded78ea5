"""An article as it is pasted, and its header as it is edited."""

from __future__ import annotations

from typing import Any

from django import forms

from newsapp.corpus.actions.accounts import default_desk
from newsapp.corpus.models import Article, Desk, User
from newsapp.detection.intake import IntakeError, normalise


class HeaderForm(forms.ModelForm):  # type: ignore[type-arg]  # no subscript at run time
    """What is known of an article besides its text."""

    url = forms.URLField(
        label="Address (URL)", required=False, max_length=2000, assume_scheme="https"
    )

    class Meta:
        model = Article
        fields = ("title", "outlet", "byline", "url", "published", "genre")
        widgets = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "published": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"published": "Date"}


class RevisedHeaderForm(HeaderForm):
    """The header as it is edited later, with the revision that the person saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class PasteForm(HeaderForm):
    """A new article: one large field, the rest optional."""

    # strip=False: nothing but intake may touch the text. The size is checked by intake, in bytes.
    text = forms.CharField(
        strip=False,
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 18, "data-paste": "", "spellcheck": "false", "autofocus": True}
        ),
    )
    desk = forms.ModelChoiceField(Desk.objects.none(), empty_label=None)
    same_text_ok = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A NUL is no fault of the writer's: intake drops it, where Django's field would refuse it.
        self.fields["text"].validators = []
        self.fields["title"].required = False
        self.fields["genre"].required = False
        desks = Desk.objects.all() if user.may_see_every_desk else user.desks.all()
        desk_field = self.fields["desk"]
        assert isinstance(desk_field, forms.ModelChoiceField)
        desk_field.queryset = desks
        self.only_desk = desks.first() if desks.count() == 1 else None
        self.has_desk = desks.exists()
        self.may_make_desk = user.may_see_every_desk
        # Without a choice there is nothing to require: clean_desk says what to do.
        desk_field.required = desks.count() > 1

    def clean_text(self) -> str:
        """The text as intake leaves it."""
        try:
            return normalise(self.cleaned_data["text"])
        except IntakeError as error:
            raise forms.ValidationError(str(error), code="intake") from error

    def clean_desk(self) -> Desk | None:
        """The only desk where there is only one; an administrator's first paste makes one."""
        desk: Desk | None = self.cleaned_data.get("desk") or self.only_desk
        if desk is None and not self.has_desk and self.may_make_desk:
            desk = default_desk()
        if desk is None and not self.has_desk:
            raise forms.ValidationError(
                "You are on no desk yet, and an article belongs to one. "
                "An administrator can put you on a desk (People, Desks)."
            )
        return desk

    def clean_genre(self) -> str:
        """News unless said otherwise."""
        return self.cleaned_data.get("genre") or "news"
