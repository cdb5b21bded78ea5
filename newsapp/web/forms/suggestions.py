"""Which suggestions somebody looks at, and what to do with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from newsapp.corpus.queries.suggestions import Basis, Choice
from newsapp.detection.types import Kind, State
from newsapp.formats.words import KIND_WORDS
from newsapp.web.forms.sources import pairs_of

STATES = (
    (State.PROPOSED, "to check"),
    (State.CONFIRMED, "confirmed"),
    (State.REJECTED, "rejected"),
)
BASES = ((Basis.ALL, "all"), (Basis.SEEN, "looked at: a flag was decided, or the kind set by hand"))


class ChoiceForm(forms.Form):
    """The filter above the list. What does not fit is as if it had not been chosen."""

    state = forms.ChoiceField(
        choices=[(state.value, word) for state, word in STATES], required=False, label="State"
    )
    kind = forms.ChoiceField(
        choices=[("", "any kind"), *((kind.value, KIND_WORDS[kind]) for kind in Kind)],
        required=False,
        label="Kind",
    )
    least = forms.IntegerField(
        min_value=0, max_value=100, required=False, label="Confidence from, in %"
    )
    basis = forms.ChoiceField(
        choices=[(basis.value, word) for basis, word in BASES], required=False, label="Which"
    )

    @property
    def choice(self) -> Choice:
        """What was chosen, as a value."""
        data = self.cleaned_data if self.is_valid() else {}
        return Choice(
            state=State(data.get("state") or State.PROPOSED),
            kind=Kind(data["kind"]) if data.get("kind") else None,
            least=(data.get("least") or 0) / 100,
            basis=Basis(data.get("basis") or Basis.ALL),
        )


class SettleForm(forms.Form):
    """The state that many attributions get, each sent as "NUMBER:REVISION"."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in State])

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._sent = data.getlist("attribution")

    def clean(self) -> dict[str, Any]:
        """The attributions as numbers with the revisions that were seen."""
        data = self.cleaned_data
        data["seen"] = pairs_of(self._sent)
        return data
