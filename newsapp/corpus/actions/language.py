"""Saying which language a text is in, where the detector was wrong about it."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.markings import ask_for_marking, is_long
from newsapp.corpus.models import Action, Change, User, Version
from newsapp.corpus.redetection import lay_over
from newsapp.detection import Origin, detect
from newsapp.detection.language import ENGLISH


def mark_as_english(version: Version, *, by: User) -> Change:
    """Take the text for English from now on, and find its attributions.

    A long text gets its marks from the worker. What people marked by hand stays. Raises
    NotAllowedNow where the text counts as English already.
    """
    if is_long(version.text):
        with transaction.atomic():
            journal = _opened(version, by)
            journal.touch([journal.version])
            _write_down(journal.version)
            ask_for_marking(journal.version, by=by)
            return journal.write(Action.SET_LANGUAGE, "Said that the text is English")
    found = detect(version.text, language=ENGLISH)  # outside the transaction, as in add_article
    with transaction.atomic():
        journal = _opened(version, by)
        lay_over(journal, found)
        _write_down(journal.version)
        return journal.write(Action.SET_LANGUAGE, "Said that the text is English, and marked it")


def _opened(version: Version, by: User) -> Journal:
    journal = Journal(version, by)
    if journal.version.language == ENGLISH:
        raise NotAllowedNow("This text counts as English already.")
    return journal


def _write_down(version: Version) -> None:
    Version.objects.filter(pk=version.pk).update(language=ENGLISH, language_origin=Origin.HAND)
