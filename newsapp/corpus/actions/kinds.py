"""Saying what a source is by selecting its words in the text."""

from __future__ import annotations

from django.db import transaction

from newsapp.corpus.actions.clusters import split
from newsapp.corpus.actions.sources import set_kind
from newsapp.corpus.errors import KindOfOneOrAll, NotAllowedNow, Scope
from newsapp.corpus.models import SOURCELESS_KINDS, Change, Source, User, Version
from newsapp.corpus.quotes import checked_span
from newsapp.corpus.sourcing import source_of_words, worded
from newsapp.detection.types import Kind, Span


def source_to_change(version: Version, span: Span, kind: Kind | None) -> Source | None:
    """The source of which ``span`` is a mention, where it is of another kind than ``kind``.

    None without a kind that a source can have: then nothing about a source is said.
    """
    if kind is None or kind in SOURCELESS_KINDS:
        return None
    source = source_of_words(version, span)
    return source if source is not None and source.kind != kind else None


@transaction.atomic
def set_kind_at(
    version: Version,
    *,
    start: int,
    end: int,
    quote: str,
    kind: Kind,
    scope: Scope | None = None,
    by: User,
) -> Change:
    """Say what the source is that the words at [start, end) (code points) mention.

    Of a source with several mentions ``scope`` says whether all of them are meant, or these words
    alone, which become a source of their own then; without it KindOfOneOrAll is raised, and nothing
    is changed. Raises QuoteMismatch where the words do not stand there, and NotAllowedNow where
    they mention no source of another kind.
    """
    span = checked_span(version.text, start, end, quote)
    source = source_to_change(version, span, kind)
    if source is None:
        raise NotAllowedNow(f"“{quote}” is no mention of a source of another kind.")
    mentions = list(source.mentions.all())
    if len(mentions) > 1 and scope is None:
        raise KindOfOneOrAll(source, worded(source.kind), worded(kind), len(mentions))
    if len(mentions) > 1 and scope is Scope.THESE:
        own = [mention.pk for mention in mentions if mention.span == span]
        return split(source, mentions=own, kind=kind, revision=source.revision, by=by)
    return set_kind(source, kind=kind, revision=source.revision, by=by)
