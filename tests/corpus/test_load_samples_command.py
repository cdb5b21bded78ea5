"""`manage.py load_samples`, and that the samples are what they should be."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from newsapp.corpus.management.commands.load_samples import sample_texts
from newsapp.corpus.models import Article, Version
from newsapp.corpus.queries.detections import detection_of
from newsapp.corpus.titles import guess_title
from newsapp.detection import detect
from newsapp.detection.intake import normalise

SAMPLES = sample_texts()


@pytest.mark.django_db
def test_they_load_once() -> None:
    first, second = StringIO(), StringIO()
    call_command("load_samples", stdout=first)
    call_command("load_samples", stdout=second)
    assert Article.objects.count() == len(SAMPLES) == 4
    assert second.getvalue().count("here already") == 4
    call_command("check_spans", stdout=StringIO())
    for version in Version.objects.all():
        assert detection_of(version) == detect(version.text), "stored as found, ids included"


@pytest.mark.parametrize(("name", "text"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_each_is_a_news_story_of_its_own(name: str, text: str) -> None:
    assert normalise(text) == text
    assert guess_title(text), "opens with a headline"
    assert 250 <= len(text.split()) <= 600
    assert {"“", "”"} <= set(text) or {"‘", "’"} <= set(text), "curly quotes, as newsrooms write"


def test_together_they_hold_what_a_review_needs() -> None:
    whole = "\n".join(text for _, text in SAMPLES)
    for words in ("anonymity", "According to", "Experts", "declined to", "did not", "🏮", "hope"):
        assert words in whole
