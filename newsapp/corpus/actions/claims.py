"""Which attributions say the same thing, where a person knows better than the shared words.

What a person says about an attribution's claim (``claim_origin``) stands when detection runs
again: the group stays together, and what was cut out is never put back by the machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import prefetch_related_objects

from newsapp.corpus.errors import NotAllowedNow
from newsapp.corpus.journal import Journal
from newsapp.corpus.models import Action, Attribution, Change, Claim, User, Version
from newsapp.corpus.wording import called
from newsapp.detection.types import Origin, State


@transaction.atomic
def support(version: Version, *, revisions: Mapping[int, int], by: User) -> Change:
    """Say that these attributions support each other, as one claim.

    ``revisions`` holds the revision that the person saw of each, by primary key. They join the
    claim of the first of them that has one, all of its members with them. Given a claim's own
    members it confirms that claim. Raises NotAllowedNow for fewer than two, and for a rejected
    one, and Stale.
    """
    journal = Journal(version, by)
    rows = _taken(journal, revisions)
    if len(rows) < 2:
        raise NotAllowedNow("Choose two attributions or more that say the same thing.")
    claims = [row.claim for row in rows if row.claim is not None]
    if claims:
        claim = claims[0]
        journal.touch({one.pk: one for one in claims}.values())
    else:
        claim = Claim.objects.create(version=journal.version, number=journal.next_number(Claim))
        journal.add(claim)
    others = Attribution.objects.filter(claim__in=claims).exclude(pk__in=revisions)
    journal.touch(others)
    members = sorted([*rows, *others], key=lambda row: row.number)
    _settle(members, claim)
    _drop_small(journal, claims)
    prefetch_related_objects(members, "spans")
    listed = ", ".join(called(row) for row in members)
    return journal.write(Action.GROUP_CLAIMS, f"Grouped as one claim: {listed}")


@transaction.atomic
def cut(attribution: Attribution, *, revision: int, by: User) -> Change:
    """Say that an attribution supports no other. A claim of which one is left is dissolved.

    Raises NotAllowedNow where it stands alone, and Stale.
    """
    journal = Journal(attribution.version, by)
    row = journal.take(attribution, revision)
    if row.claim is None:
        raise NotAllowedNow(f"{called(row)} supports no other attribution.")
    claim = row.claim
    journal.touch([claim, *claim.attributions.all()])
    _settle([row], None)
    _drop_small(journal, [claim])
    return journal.write(Action.GROUP_CLAIMS, f"Cut {called(row)} out of its claim")


def _taken(journal: Journal, revisions: Mapping[int, int]) -> list[Attribution]:
    found = Attribution.objects.filter(pk__in=revisions, version=journal.version)
    rows = [journal.take(row, revisions[row.pk]) for row in found.order_by("number")]
    for row in rows:
        if row.state == State.REJECTED:
            raise NotAllowedNow(f"{called(row)} is rejected: it supports nothing.")
    return rows


def _settle(rows: list[Attribution], claim: Claim | None) -> None:
    Attribution.objects.filter(pk__in=[row.pk for row in rows]).update(
        claim=claim, claim_origin=Origin.HAND
    )


def _drop_small(journal: Journal, claims: list[Claim]) -> None:
    """Dissolve the claims that hold fewer than two attributions now; the journal knows them."""
    for claim in claims:
        if Claim.objects.filter(pk=claim.pk).exists() and claim.attributions.count() < 2:
            Attribution.objects.filter(claim=claim).update(claim=None)
            claim.delete()
