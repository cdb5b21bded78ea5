"""What people vouch for about a source. Nobody is asked who it is, and there is no field for it."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Attestation, Change, Source, Topic, User
from newsapp.corpus.quotes import require_storable
from newsapp.policy.attestations import AGREEMENT, DENIAL

ANSWERS = (AGREEMENT, DENIAL)
"""What every topic but the ground rule can be answered with."""
GROUND_RULES = ("on the record", "background", "deep background", "off the record")
"""What can be agreed with a source (research/sourcing-standards.md, section 1, ground rules)."""
IN_WORDS = frozenset({Topic.MOTIVE, Topic.EXCEPTION_REASON})
"""Topics that words alone answer: they need a note and no yes or no."""


def answers_to(topic: Topic) -> tuple[str, ...]:
    """What can be answered; nothing for a topic that is answered in the note."""
    if topic in IN_WORDS:
        return ()
    return GROUND_RULES if topic is Topic.GROUND_RULE else ANSWERS


@transaction.atomic
def attest(
    source: Source,
    *,
    topic: Topic,
    answer: str = "",
    independent: bool | None = None,
    on: date | None = None,
    note: str = "",
    by: User,
    sure: bool = False,
) -> Change:
    """Vouch for one thing about a source. What was attested before on it is withdrawn first.

    ``independent`` says so of a corroboration, ``on`` is the day of the approval or the attempt;
    an approval without one is of today.
    Raises NotAllowedNow where the answer is none of ``answers_to``, the note is missing that alone
    answers, or the day is still to come, and NameInNote unless ``sure``.
    """
    journal = Journal(source.version, by)
    note = checked_words(note, what="The note", version=journal.version, sure=sure)
    require_storable(answer, "The answer")
    known = answers_to(topic)
    if known and answer not in known:
        raise NotAllowedNow(f"Answer with {' or '.join(known)}: {topic.question}")
    if not known and not note:
        raise NotAllowedNow(f"Answer in a few words, without saying who it is: {topic.question}")
    if topic is not Topic.CORROBORATION:
        independent = None
    today = timezone.localdate()
    if on is not None and on > today:
        raise NotAllowedNow(
            f"{on:%-d %B %Y} is still to come: nobody can vouch for it yet. Give the day on which "
            f"it was, {today:%-d %B %Y} at the latest."
        )
    if topic is Topic.APPROVAL and answer == AGREEMENT and on is None:
        on = today
    standing = Attestation.objects.filter(source=source, topic=topic, withdrawn_at__isnull=True)
    journal.touch(standing)
    standing.update(withdrawn_at=timezone.now(), withdrawn_by=by)
    row = Attestation.objects.create(
        version=journal.version,
        source=source,
        topic=topic,
        answer=answer if known else "",
        independent=independent,
        on=on,
        note=note,
        by=by,
    )
    journal.add(row)
    return journal.write(
        Action.ATTEST, f"Attested on “{source.name}”: {worded(topic)} {row.answer}".strip()
    )


@transaction.atomic
def withdraw(attestation: Attestation, *, by: User) -> Change:
    """Take an attestation back; it stays on record. Raises NotAllowedNow where that was done."""
    journal = Journal(attestation.version, by)
    row = Attestation.objects.select_related("source").filter(pk=attestation.pk).first()
    if row is None or row.withdrawn_at is not None:
        raise NotAllowedNow("This attestation was withdrawn already.")
    journal.touch([row])
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return journal.write(
        Action.WITHDRAW_ATTESTATION,
        f"Withdrew what was attested on “{row.source.name}”: {worded(Topic(row.topic))}",
    )


def worded(topic: Topic) -> str:
    """A topic as people read it: "on-record attempt"."""
    return topic.value.replace("on_record", "on-record").replace("_", " ")
