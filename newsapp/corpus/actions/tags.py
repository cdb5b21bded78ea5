"""A desk's own tags and coding guidelines, and putting tags on attributions and sources.

Tags and guidelines belong to no article: each edit of them is a row of the desk's own history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import (
    Action,
    Attribution,
    AttributionTag,
    Change,
    Desk,
    DeskChange,
    Source,
    SourceTag,
    Tag,
    User,
)
from newsapp.corpus.quotes import require_storable
from newsapp.corpus.wording import called

NAME_LENGTH = 60
_SLUG_LENGTH = 60
GUIDELINES_LENGTH = 100_000
"""Code points; a thick coding manual has a third of it."""


@transaction.atomic
def add_tag(
    desk: Desk,
    *,
    name: str,
    applies_to: str = Tag.AppliesTo.ATTRIBUTION,
    guidance: str = "",
    by: User | None = None,
) -> Tag:
    """Give a desk a new tag. Raises NotAllowedNow where it has one that reads alike.

    ``by`` is None where no person does it.
    """
    Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)
    name = _named(desk, name)
    require_storable(guidance, "The guidance")
    tag = Tag.objects.create(
        desk=desk,
        slug=_free_slug(desk, name),
        name=name,
        applies_to=applies_to,
        guidance=guidance.strip(),
    )
    _record(desk, f"Added the tag “{name}”", None, _said(tag), by, tag)
    return tag


@transaction.atomic
def edit_tag(
    tag: Tag,
    *,
    name: str,
    guidance: str,
    retired: bool,
    revision: int,
    by: User | None = None,
) -> Tag:
    """Rename a tag, say when it is used, or retire it.

    A retired tag stays where it is, and is offered no more. The slug, which exports carry, never
    changes. Raises Stale where somebody edited it meanwhile, and NotAllowedNow for a name that
    another tag of the desk has.
    """
    stored = Tag.objects.select_for_update(of=("self",), no_key=True).get(pk=tag.pk)
    if stored.revision != revision:
        raise Stale(stored, revision, f"somebody changed the tag “{stored.name}”")
    before = _said(stored)
    name = _named(stored.desk, name, but_for=stored)
    require_storable(guidance, "The guidance")
    stored.name, stored.guidance, stored.retired = name, guidance.strip(), retired
    stored.revision += 1
    stored.save()
    if before != (after := _said(stored)):
        _record(stored.desk, _edited(before, after), before, after, by, stored)
    return stored


@transaction.atomic
def edit_guidelines(desk: Desk, *, text: str, seen: str, by: User | None = None) -> Desk:
    """Replace a desk's coding guidelines; ``seen`` is the text that the person began with.

    Raises Stale where somebody else has replaced it meanwhile, and NotAllowedNow where it is too
    long.
    """
    stored = Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)
    if _lines(stored.guidelines) != _lines(seen):
        raise Stale(stored, None, "somebody else edited the guidelines")
    if len(text) > GUIDELINES_LENGTH:
        raise NotAllowedNow(
            f"The guidelines have {len(text):,} characters; {GUIDELINES_LENGTH:,} fit."
        )
    require_storable(text, "The guidelines")
    before, stored.guidelines = stored.guidelines, _lines(text)
    stored.save(update_fields=["guidelines"])
    if before != stored.guidelines:
        verb = "Edited" if before and stored.guidelines else "Removed" if before else "Wrote"
        summary = f"{verb} the coding guidelines"
        _record(stored, summary, {"text": before}, {"text": stored.guidelines}, by)
    return stored


@transaction.atomic
def tag_attribution(
    attribution: Attribution, *, tags: Iterable[Tag], revision: int, by: User
) -> Change:
    """Put exactly these tags on an attribution.

    Raises NotAllowedNow for a tag of another desk, one for sources, and a retired one that is not
    on it yet; and Stale.
    """
    journal = Journal(attribution.version, by)
    attribution = journal.take(attribution, revision)
    wanted = _wanted(journal, attribution, tags, Tag.AppliesTo.ATTRIBUTION)
    attribution.tags.exclude(tag__in=wanted).delete()
    present = set(attribution.tags.values_list("tag", flat=True))
    AttributionTag.objects.bulk_create(
        AttributionTag(attribution=attribution, tag=tag) for tag in wanted if tag.pk not in present
    )
    return journal.write(Action.TAG_ATTRIBUTION, f"Tagged {called(attribution)}: {_names(wanted)}")


@transaction.atomic
def tag_source(source: Source, *, tags: Iterable[Tag], revision: int, by: User) -> Change:
    """Put exactly these tags on a source; raises as ``tag_attribution`` does."""
    journal = Journal(source.version, by)
    source = journal.take(source, revision)
    wanted = _wanted(journal, source, tags, Tag.AppliesTo.SOURCE)
    source.tags.exclude(tag__in=wanted).delete()
    present = set(source.tags.values_list("tag", flat=True))
    SourceTag.objects.bulk_create(
        SourceTag(source=source, tag=tag) for tag in wanted if tag.pk not in present
    )
    return journal.write(Action.TAG_SOURCE, f"Tagged “{source.name}”: {_names(wanted)}")


def _wanted(
    journal: Journal, row: Attribution | Source, tags: Iterable[Tag], applies_to: str
) -> list[Tag]:
    wanted = sorted(set(tags), key=lambda tag: tag.pk)
    present = set(row.tags.values_list("tag", flat=True))
    for tag in wanted:
        if tag.desk_id != journal.version.article.desk_id:
            raise NotAllowedNow(f"“{tag.name}” is a tag of another desk.")
        if tag.applies_to != applies_to:
            raise NotAllowedNow(
                f"“{tag.name}” is not for {Tag.AppliesTo(applies_to).label.lower()}."
            )
        if tag.retired and tag.pk not in present:
            raise NotAllowedNow(f"“{tag.name}” is retired: choose another tag.")
    return wanted


def _named(desk: Desk, name: str, but_for: Tag | None = None) -> str:
    """The name as it is stored. Raises NotAllowedNow where it will not do, or reads like another's.

    Two names read alike where they have the same letters and digits.
    """
    name = " ".join(name.split())
    require_storable(name, "The name")
    if not name:
        raise NotAllowedNow("Give the tag a name.")
    if len(name) > NAME_LENGTH:
        raise NotAllowedNow(f"A tag’s name has at most {NAME_LENGTH} characters.")
    for other in desk.tags.exclude(pk=but_for.pk if but_for else 0):
        if _read(other.name) == _read(name):
            retired = ", which is retired" if other.retired else ""
            raise NotAllowedNow(
                f"This desk has the tag “{other.name}” already{retired}, and “{name}” reads like "
                "it: choose another name."
            )
    return name


def _read(name: str) -> str:
    """What is told apart in a name; all of one that has neither letters nor digits."""
    folded = name.casefold()
    return "".join(sign for sign in folded if sign.isalnum()) or folded


def _free_slug(desk: Desk, name: str) -> str:
    """What exports call the tag: the name in small Latin letters, with a number where it is taken.

    Names in any script have one; one without Latin letters is "tag".
    """
    stem = slugify(name)[: _SLUG_LENGTH - 4].strip("-_")
    taken = set(desk.tags.values_list("slug", flat=True))
    if stem and stem not in taken:
        return stem
    stem = stem or "tag"
    number = next(n for n in count(2 if stem in taken else 1) if f"{stem}-{n}" not in taken)
    return f"{stem}-{number}"


def _said(tag: Tag) -> dict[str, object]:
    """What the history keeps of a tag."""
    return {name: getattr(tag, name) for name in ("name", "applies_to", "guidance", "retired")}


def _edited(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """What was done to a tag, in one clause."""
    did = []
    if before["name"] != after["name"]:
        did.append(f"renamed it to “{after['name']}”")
    if before["guidance"] != after["guidance"]:
        did.append("changed when it is used")
    if before["retired"] != after["retired"]:
        did.append("retired it" if after["retired"] else "took it into use again")
    return f"Tag “{before['name']}”: {', '.join(did)}"


def _record(
    desk: Desk,
    summary: str,
    before: Mapping[str, object] | None,
    after: Mapping[str, object],
    by: User | None,
    tag: Tag | None = None,
) -> None:
    DeskChange.objects.create(
        desk=desk, tag=tag, by=by, summary=summary, before=before, after=after
    )


def _names(tags: Iterable[Tag]) -> str:
    return ", ".join(tag.name for tag in tags) or "no tags"


def _lines(text: str) -> str:
    """Line ends as they are stored: a browser sends a form's as CRLF."""
    return text.replace("\r\n", "\n").strip()
