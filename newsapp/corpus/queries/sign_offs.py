"""What stands between a version and its sign-off, and the sign-offs that there were."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from newsapp.corpus.models import (
    Article,
    Attribution,
    CarriedItem,
    Flag,
    SignOff,
    Source,
    Topic,
    Version,
)
from newsapp.corpus.queries.attestations import required_attestations
from newsapp.corpus.queries.flags import flags_of
from newsapp.corpus.queries.markings import is_passed_over, marking_of
from newsapp.corpus.queries.policies import policy_of_version
from newsapp.corpus.queries.versions import described, queue_of
from newsapp.corpus.quotes import shortened
from newsapp.detection.types import State
from newsapp.policy.types import Outcome, Severity

_SHOWN = 160
"""Code points of what waits; the queue shows all of it."""

_PASSED_OVER = (
    "Not marked by the detector: not English. Mark who says what by hand, or say that it "
    "is English."
)


class Lack(StrEnum):
    """What is missing."""

    MARKS = "marks"
    DECISION = "decision"
    WORK = "work"
    ATTESTATION = "attestation"
    DENIED = "denied"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that is missing, in a sentence, with the flag, source or item to go to.

    One with a ``key`` cannot always be put right: it may be signed in spite of it, with a reason.
    """

    lack: Lack
    sentence: str
    key: str = ""
    flag: Flag | None = None
    source: Source | None = None
    item: CarriedItem | None = None


def blockers(version: Version) -> list[Blocker]:
    """Everything that stands in the way of signing off; empty where nothing does."""
    return [
        *_unfinished_marks(version),
        *_open_flags(version),
        *_attestations(version),
        *_unseen_items(version),
    ]


def unchecked(version: Version) -> tuple[int, int]:
    """How many attributions the detector proposes and nobody has confirmed, and of how many."""
    standing = Attribution.objects.standing().filter(version=version)
    proposed = Q(state=State.PROPOSED)
    counted = standing.aggregate(every=Count("pk"), open=Count("pk", filter=proposed))
    return counted["open"], counted["every"]


def standing_sign_off(version: Version) -> SignOff | None:
    """The sign-off that freezes the version; None where its review is open."""
    standing = SignOff.objects.filter(version=version, reopened_at__isnull=True)
    sign_off = standing.select_related("by").first()
    if sign_off is not None:
        sign_off.version = version
    return sign_off


def sign_offs_of(article: Article) -> QuerySet[SignOff]:
    """Every sign-off of the article's versions, the newest first; without the versions' texts."""
    rows = SignOff.objects.filter(version__article=article).defer("version__text")
    return rows.select_related("by", "reopened_by", "version").order_by("-at", "-pk")


def _unfinished_marks(version: Version) -> list[Blocker]:
    marking = marking_of(version)
    if marking is None:
        return [Blocker(Lack.MARKS, _PASSED_OVER, key="marks")] if is_passed_over(version) else []
    if marking.pending:
        sentence = "The text is still being marked: attributions are missing."
    else:
        sentence = "The text could not be marked automatically: have it marked again."
    return [Blocker(Lack.MARKS, sentence)]


def _open_flags(version: Version) -> list[Blocker]:
    policy = policy_of_version(version)
    found = []
    for flag in flags_of(version):
        if not Severity(flag.severity).at_least(policy.blocking):
            continue
        subject = f" (“{flag.source.name}”)" if flag.source is not None else ""
        if flag.standing is None:
            sentence = f"{flag.rule}{subject} is undecided: {flag.message}"
            found.append(Blocker(Lack.DECISION, sentence, flag=flag, source=flag.source))
        elif flag.standing.outcome == Outcome.NEEDS_WORK:
            sentence = f"{flag.rule}{subject} needs work: {flag.standing.note}"
            found.append(Blocker(Lack.WORK, sentence, flag=flag, source=flag.source))
    return found


def _attestations(version: Version) -> list[Blocker]:
    """What nobody has attested, and what somebody has denied."""
    every = required_attestations(version)
    missing = [
        Blocker(
            Lack.ATTESTATION,
            f"Nobody has attested on “{required.source.name}”: {topic.question}",
            source=required.source,
        )
        for required in every
        for topic in required.missing
    ]
    denied = [
        Blocker(
            Lack.DENIED,
            f"Answered no on “{required.source.name}” by {row.by}: {Topic(row.topic).question}",
            key=f"attestation-{row.pk}",
            source=required.source,
        )
        for required in every
        for row in required.denied
    ]
    return missing + denied


def _unseen_items(version: Version) -> list[Blocker]:
    return [
        Blocker(
            Lack.LOOK,
            f"Nobody has looked at this in the new version: {shortened(described(item), _SHOWN)}",
            item=item,
        )
        for item in queue_of(version)
    ]
