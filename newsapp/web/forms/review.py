"""What the queues of findings are asked for, and what they send."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from newsapp.corpus.models import Desk, LegalGround
from newsapp.corpus.queries.review_queue import Waiting, Whose
from newsapp.policy import RULES
from newsapp.policy.types import Severity
from newsapp.web.forms.flags import SeenField
from newsapp.web.forms.revisions import RevisionForm


class QueueForm(forms.Form):
    """Which part of the queue to show; everything may be left open."""

    whose = forms.ChoiceField(
        required=False,
        label="Articles",
        choices=[(Whose.DESK.value, "of my desks"), (Whose.MINE.value, "that I work on")],
    )
    waiting = forms.ChoiceField(
        required=False,
        label="Waiting for",
        choices=[
            ("", "anything"),
            (Waiting.DECISION.value, "a decision"),
            (Waiting.WORK.value, "work on the text"),
        ],
    )
    severity = forms.ChoiceField(
        required=False,
        label="Severity",
        choices=[("", "any")]
        + [(one.value, f"{one.value} and heavier" if one.rank else one.value) for one in Severity],
    )
    rule = forms.ChoiceField(
        required=False,
        label="Rule",
        choices=[("", "any")],
    )
    desk = forms.ModelChoiceField(
        Desk.objects.none(), required=False, to_field_name="slug", empty_label="all of mine"
    )
    sort = forms.ChoiceField(
        required=False,
        label="Order",
        choices=[
            ("severity", "heaviest first"),
            ("age", "oldest first"),
            ("-age", "newest first"),
        ],
    )

    def __init__(
        self, *args: Any, desks: QuerySet[Desk], rules: Collection[str] = (), **kwargs: Any
    ) -> None:
        """``desks`` and ``rules`` are those that can be chosen; a chosen rule can be left again."""
        super().__init__(*args, **kwargs)
        listed = {*rules, self.data.get("rule", "")}
        rule = self.fields["rule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = [
            ("", "any"),
            *((one.id, f"{one.id} {one.name}") for one in RULES.values() if one.id in listed),
        ]
        choice = self.fields["desk"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = desks

    @property
    def chosen(self) -> Mapping[str, Any]:
        """What ``review_queue`` takes; a value that is none of the choices counts as open."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "whose": Whose(data.get("whose") or Whose.DESK),
            "waiting": Waiting(data["waiting"]) if data.get("waiting") else None,
            "severity": Severity(data["severity"]) if data.get("severity") else None,
            "rule": data.get("rule", ""),
            "desk": data.get("desk"),
            "sort": data.get("sort") or "severity",
        }


class UndoneForm(forms.Form):
    """The finding that was on the page when somebody took a change back."""

    flag = forms.IntegerField(required=False, min_value=1)


class SupportForm(forms.Form):
    """Attributions that say the same thing."""

    seen = SeenField()


class LegalForm(RevisionForm):
    """Why the law keeps a source unnamed; nothing where it does not."""

    ground = forms.ChoiceField(
        required=False, choices=[("", ""), *((one.value, one.value) for one in LegalGround)]
    )

    def clean_ground(self) -> LegalGround | None:
        """The ground as a value."""
        return LegalGround(self.cleaned_data["ground"]) if self.cleaned_data["ground"] else None
