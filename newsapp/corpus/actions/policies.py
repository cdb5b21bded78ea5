"""A desk's own policies: copied, edited as numbered documents, put in force.

A policy belongs to no article, so these actions write no Change of their own; its documents are
append-only rows with who, when and why. What a policy changes in an article is on that article's
record: see ``newsapp/corpus/following.py``.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from newsapp.corpus.errors import NotAllowedNow, Refused, Stale
from newsapp.corpus.following import follow_policy
from newsapp.corpus.models import Desk, DeskPolicy, PolicyDocument, User
from newsapp.corpus.queries.policies import newest_document, policy_of
from newsapp.corpus.quotes import require_storable, shortened
from newsapp.policy import PolicyError, preset_slugs, read_policy, write_toml
from newsapp.policy.types import Policy

NAME_LENGTH = 100
NOTE_LENGTH = 300
_SLUG_LENGTH = 60


@transaction.atomic
def add_policy(desk: Desk, policy: Policy, *, name: str, note: str = "", by: User) -> DeskPolicy:
    """Begin a policy of the desk's own with what ``policy`` says: a preset, a copy, a file read.

    It is not in force yet. Its slug comes from the desk and the name, and is never given twice.
    Raises Refused for a name that is empty, too long or taken on this desk.
    """
    name = " ".join(name.split())
    require_storable(name, "The name")
    if not name or len(name) > NAME_LENGTH:
        raise Refused(f"Give the policy a name of at most {NAME_LENGTH} characters.")
    Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)
    if DeskPolicy.objects.filter(desk=desk, name__iexact=name).exists():
        raise Refused(f"This desk has a policy “{name}” already: choose another name.")
    row = DeskPolicy.objects.create(
        desk=desk, slug=_free_slug(desk, name), name=name, copied_from=policy.label
    )
    _add_document(row, policy, 1, note or f"Copied from {policy.title}", by)
    return row


@transaction.atomic
def edit_policy(
    policy: DeskPolicy, said: Policy, *, revision: int, note: str = "", by: User
) -> PolicyDocument:
    """Make the next document of a policy. In force, the desk's open reviews follow it.

    Where ``said`` asks for nothing else than the newest document, that one is returned. Raises
    Stale where somebody edited the policy meanwhile.
    """
    row = _taken(policy, revision)
    newest = newest_document(row)
    if said.digest == newest.digest and said.description == policy_of(newest).description:
        return newest
    document = _add_document(row, said, newest.number + 1, note, by)
    _raise_revision(row)
    if row.in_force:
        follow_policy(row.desk, by=by)
    return document


@transaction.atomic
def edit_policy_text(
    policy: DeskPolicy, text: str, *, revision: int, note: str = "", by: User
) -> PolicyDocument:
    """``edit_policy`` from TOML or JSON. Raises Refused, with the line, where it cannot be read."""
    return edit_policy(policy, policy_from_text(text), revision=revision, note=note, by=by)


@transaction.atomic
def put_in_force(policy: DeskPolicy, *, revision: int, by: User) -> DeskPolicy:
    """Let the desk's reviews run under this policy, and no longer under the one before.

    The flags of current versions that are not signed off follow at once, or by the worker where
    they are many. Raises Stale where somebody edited the policy meanwhile.
    """
    row = _taken(policy, revision)
    if row.in_force:
        return row
    _raise_revisions_in_force(row.desk)
    DeskPolicy.objects.filter(desk=row.desk, in_force=True).update(in_force=False)
    row.in_force = True
    row.save(update_fields=["in_force"])
    _raise_revision(row)
    follow_policy(row.desk, by=by)
    return row


@transaction.atomic
def put_out_of_force(policy: DeskPolicy, *, revision: int, by: User) -> DeskPolicy:
    """Let the desk's reviews run under the default preset again. Raises Stale, and NotAllowedNow
    where the policy is not in force.
    """
    row = _taken(policy, revision)
    if not row.in_force:
        raise NotAllowedNow(f"“{row.name}” is not in force.")
    row.in_force = False
    row.save(update_fields=["in_force"])
    _raise_revision(row)
    follow_policy(row.desk, by=by)
    return row


def policy_from_text(text: str) -> Policy:
    """Read a policy file. Raises Refused, with the line and the reason, where it is broken."""
    try:
        return read_policy(text)
    except PolicyError as error:
        raise Refused(f"This policy cannot be used: {error}") from error


def _taken(policy: DeskPolicy, revision: int) -> DeskPolicy:
    Desk.objects.select_for_update(no_key=True).get(pk=policy.desk_id)
    rows = DeskPolicy.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("desk").get(pk=policy.pk)
    if row.revision != revision:
        newest = newest_document(row)
        raise Stale(
            row,
            revision,
            f"{newest.by} made version {newest.number} of “{row.name}” on "
            f"{newest.at:%-d %B %Y at %H:%M} UTC, or somebody changed which policy is in force",
        )
    return row


def _add_document(
    row: DeskPolicy, said: Policy, number: int, note: str, by: User
) -> PolicyDocument:
    require_storable(note, "The note")
    whole = replace(said, slug=row.slug, version=number, name=row.name)
    return PolicyDocument.objects.create(
        policy=row,
        number=number,
        text=write_toml(whole),
        digest=whole.digest,
        note=shortened(note, NOTE_LENGTH),
        by=by,
    )


def _raise_revision(row: DeskPolicy) -> None:
    DeskPolicy.objects.filter(pk=row.pk).update(revision=F("revision") + 1)
    row.revision += 1


def _raise_revisions_in_force(desk: Desk) -> None:
    DeskPolicy.objects.filter(desk=desk, in_force=True).update(revision=F("revision") + 1)


def _free_slug(desk: Desk, name: str) -> str:
    """A slug that neither a preset nor any desk's policy has: the desk's, once, and the name's."""
    own = slugify(name).replace("_", "-").strip("-")
    of_desk = slugify(desk.slug).replace("_", "-").strip("-")
    named_so = f"{own}-".startswith(f"{of_desk}-") if of_desk else False
    parts = [own] if named_so else [part for part in (of_desk, own) if part]
    stem = ("-".join(parts) or f"desk-{desk.pk}")[: _SLUG_LENGTH - 4].strip("-")
    taken = set(DeskPolicy.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= set(preset_slugs())
    number = 1
    slug = stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
