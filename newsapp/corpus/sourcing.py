"""How attributions come by their sources, and what happens to a source that loses one."""

from __future__ import annotations

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Attribution, AttributionSpan, Mention, Source, Version
from newsapp.corpus.queries.mentions import seen_mentions
from newsapp.corpus.quotes import shortened
from newsapp.corpus.storing import SOURCE_NAME_LENGTH
from newsapp.detection.types import Kind, Origin, Role, Span
from newsapp.formats.words import KIND_WORDS


def source_at(journal: Journal, span: Span, kind: Kind | None) -> Source:
    """The source that the words of ``span`` mention, or a new one of ``kind``.

    Raises NotAllowedNow where a mentioned source is of another kind, and where the words mention
    nobody yet and no kind is given.
    """
    source = source_mentioned(journal, span)
    if source is not None:
        require_kind(source, kind)
        return source
    if kind is None:
        raise NotAllowedNow("Choose what kind of source this is.")
    quote = span.of(journal.version.text)
    source = Source.objects.create(
        version=journal.version,
        number=journal.next_number(Source),
        name=shortened(quote, SOURCE_NAME_LENGTH),
        kind=kind,
        kind_origin=Origin.HAND,
        why="Marked by hand.",
    )
    journal.add(source)
    Mention.objects.create(
        source=source, start=span.start, end=span.end, quote=quote, origin=Origin.HAND
    )
    return source


def source_mentioned(journal: Journal, span: Span) -> Source | None:
    """The source of which exactly these words are a mention, in the version that is written."""
    return source_of_words(journal.version, span)


def source_of_words(version: Version, span: Span) -> Source | None:
    """The source of which exactly these words are a mention.

    One to which only rejected attributions credit anything does not count: nobody sees it.
    """
    mention = seen_mentions(version).filter(start=span.start, end=span.end).first()
    return None if mention is None else mention.source


def require_kind(source: Source, kind: Kind | None) -> None:
    """Raise NotAllowedNow where ``kind`` is given and is not the source's."""
    if kind is not None and kind != source.kind:
        raise NotAllowedNow(
            f"These words mention the source “{source.name}”, which is {worded(source.kind)}. "
            "Change the source’s kind, for all its mentions, or choose other words."
        )


def require_same_source(journal: Journal, source: Source, span: Span) -> None:
    """Raise NotAllowedNow where the words of ``span`` mention another source than ``source``."""
    mentioned = source_mentioned(journal, span)
    if mentioned is not None and mentioned != source:
        raise NotAllowedNow(
            f"These words mention another source, “{mentioned.name}”. Take the source "
            f"“{source.name}” out of this attribution first."
        )


def mention_here(journal: Journal, source: Source, span: Span) -> None:
    """See to it that ``span`` is a mention of ``source``, which the journal has noted."""
    quote = span.of(journal.version.text)
    Mention.objects.get_or_create(
        source=source,
        start=span.start,
        end=span.end,
        defaults={"quote": quote, "origin": Origin.HAND},
    )


def forget_mention(source: Source, span: Span, *, but_for: Attribution) -> None:
    """Drop ``span`` from the mentions of ``source``, unless another attribution has it as source.

    A mention that detection found stays when a mark made by hand on its words goes ("Both
    sources" speaks of them with or without it). The journal must have noted the source.
    """
    others = AttributionSpan.objects.filter(
        attribution__source=source, role=Role.SOURCE, start=span.start, end=span.end
    ).exclude(attribution=but_for)
    mentions = source.mentions.filter(start=span.start, end=span.end)
    if but_for.origin == Origin.HAND:
        mentions = mentions.exclude(origin=Origin.DETECTED)
    if not others.exists():
        mentions.delete()


def drop_if_unused(source: Source) -> None:
    """Delete a source to which nothing is credited and which nothing mentions.

    The journal must have noted the source.
    """
    if not source.attributions.exists() and not source.mentions.exists():
        source.delete()


def worded(kind: str) -> str:
    """A kind as people read it: "named person"."""
    return KIND_WORDS[Kind(kind)]
