"""Declaring that the law, and not the newsroom, keeps a source unnamed."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Change, LegalGround, Source, User
from newsapp.detection.types import Kind

GROUND_WORDS = {
    LegalGround.MINOR: "a minor",
    LegalGround.COURT_ORDER: "a court order",
    LegalGround.VICTIM: "a victim whom the law protects",
}


@transaction.atomic
def declare(source: Source, *, ground: LegalGround | None, revision: int, by: User) -> Change:
    """Say on which ground the law forbids to name a source; None takes that back.

    The rules that ask for a reason or a name then leave the source alone. Raises NotAllowedNow
    for a source that is named, and Stale where it was changed meanwhile.
    """
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    if ground is not None and source.kind == Kind.NAMED_PERSON:
        raise NotAllowedNow(f"“{source.name}” is named: change the kind of the source first.")
    source.legal_ground = ground or ""
    source.save(update_fields=["legal_ground"])
    said = (
        f"Declared that the law keeps “{source.name}” unnamed: {GROUND_WORDS[ground]}"
        if ground is not None
        else f"Took back that the law keeps “{source.name}” unnamed"
    )
    return journal.write(Action.DECLARE_LEGAL_ANONYMITY, said)
