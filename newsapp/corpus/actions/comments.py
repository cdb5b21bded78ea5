"""Threads on sources and attributions, and answers to what was asked for on a flag."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.free_text import checked_words
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import (
    Action,
    Attribution,
    Change,
    Comment,
    Decision,
    Flag,
    Source,
    User,
)
from newsapp.corpus.wording import called
from newsapp.policy.types import Outcome


@transaction.atomic
def comment_on(subject: Source | Attribution, *, text: str, by: User, sure: bool = False) -> Change:
    """Add to the thread of a source or an attribution.

    Raises NotAllowedNow where there are no words, and NameInNote unless ``sure``.
    """
    journal = Journal(subject.version, by)
    text = _checked(journal, text, sure)
    comment = Comment.objects.create(
        version=journal.version,
        source=subject if isinstance(subject, Source) else None,
        attribution=subject if isinstance(subject, Attribution) else None,
        text=text,
        by=by,
    )
    journal.add(comment)
    return journal.write(Action.COMMENT, f"Commented on {_named(comment)}")


@transaction.atomic
def answer(flag: Flag, *, text: str, by: User, sure: bool = False) -> Change:
    """Answer a flag that needs work.

    It needs work until somebody decides anew or a new version clears it. The answer stands in the
    thread of the flag's source, or of its only attribution. Raises NotAllowedNow where nothing was
    asked for or there are no words, and NameInNote unless ``sure``.
    """
    journal = Journal(flag.version, by)
    text = _checked(journal, text, sure)
    asked = Decision.objects.filter(
        flag=flag, outcome=Outcome.NEEDS_WORK, taken_back_at__isnull=True
    )
    if not asked.exists():
        raise NotAllowedNow("Nobody asks for work on this flag any more.")
    credited = list(flag.attributions.all()[:2])
    comment = Comment.objects.create(
        version=journal.version,
        flag=flag,
        source=flag.source,
        attribution=credited[0] if flag.source is None and len(credited) == 1 else None,
        text=text,
        by=by,
    )
    journal.add(comment)
    return journal.write(Action.COMMENT, f"Answered what was asked for on {flag.rule}")


@transaction.atomic
def resolve(comment: Comment, *, by: User) -> Change:
    """Mark a comment as settled. Raises NotAllowedNow where it is so already."""
    journal = Journal(comment.version, by)
    row = _taken(journal, comment)
    if row.resolved_at is not None:
        raise NotAllowedNow("This comment is resolved already.")
    row.resolved_at, row.resolved_by = timezone.now(), by
    row.save(update_fields=["resolved_at", "resolved_by"])
    return journal.write(Action.RESOLVE_COMMENT, f"Resolved a comment on {_named(row)}")


@transaction.atomic
def unresolve(comment: Comment, *, by: User) -> Change:
    """Open a resolved comment again. Raises NotAllowedNow where it is open."""
    journal = Journal(comment.version, by)
    row = _taken(journal, comment)
    if row.resolved_at is None:
        raise NotAllowedNow("This comment is open already.")
    row.resolved_at = row.resolved_by = None
    row.save(update_fields=["resolved_at", "resolved_by"])
    return journal.write(Action.RESOLVE_COMMENT, f"Opened a comment on {_named(row)} again")


def _checked(journal: Journal, text: str, sure: bool) -> str:
    text = checked_words(text, what="The comment", version=journal.version, sure=sure)
    if not text:
        raise NotAllowedNow("Write something first.")
    return text


def _taken(journal: Journal, comment: Comment) -> Comment:
    row = Comment.objects.filter(pk=comment.pk, version=journal.version).first()
    if row is None:
        raise NotAllowedNow("This comment is gone: whoever wrote it took it back.")
    journal.touch([row])
    return row


def _named(comment: Comment) -> str:
    if comment.source is not None:
        return f"“{comment.source.name}”"
    if comment.attribution is not None:
        return called(comment.attribution)
    return comment.flag.rule if comment.flag is not None else "the article"
