"""What somebody vouches for. No field asks who a source is."""

from __future__ import annotations

from django import forms

from newsapp.corpus.models import Topic
from newsapp.web.forms.flags import NoteForm


class AttestationForm(NoteForm):
    """One thing about one source. Which answers a topic takes is the action's to say."""

    topic = forms.ChoiceField(choices=[(topic.value, topic.value) for topic in Topic])
    answer = forms.CharField(required=False, max_length=30)
    independent = forms.NullBooleanField()
    on = forms.DateField(required=False)

    def clean_topic(self) -> Topic:
        """The topic as a value."""
        return Topic(self.cleaned_data["topic"])
