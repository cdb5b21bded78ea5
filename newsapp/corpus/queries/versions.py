"""The versions of an article, and what waits for a person in the current one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from newsapp.corpus.carrying.heirs import place_of
from newsapp.corpus.models import Article, CarriedItem, SignOff, Verdict, Version

_VERDICT_WORDS = {
    Verdict.CARRIED: "was carried over",
    Verdict.MOVED: "was moved",
    Verdict.CHANGED: "was changed",
    Verdict.AMBIGUOUS: "was unclear",
    Verdict.GONE: "is gone",
    Verdict.NEW: "is new",
}


def versions_of(article: Article) -> QuerySet[Version]:
    """All versions, the newest first, without their texts; who made them comes with them."""
    versions = Version.objects.filter(article=article).defer("text").select_related("created_by")
    return versions.order_by("-number")


def version_before(version: Version) -> Version | None:
    """The version that this one was made from; None for the first."""
    return Version.objects.filter(article=version.article_id, number=version.number - 1).first()


def queue_of(version: Version) -> list[CarriedItem]:
    """What waits, in reading order: where it stands in this version, or stood in the one before.

    Each item's attribution comes with it, with its spans and its source.
    """
    rows = _waiting(version).select_related("attribution__source")
    waiting = list(rows.prefetch_related("attribution__spans"))
    for item in waiting:
        item.version = version  # as it is here: not read again, with its text, for each of them
    return sorted(waiting, key=_place)


def count_waiting(version: Version) -> int:
    """How many items wait for a person."""
    return _waiting(version).count()


def described(item: CarriedItem) -> str:
    """The item in a few words, for the record of its version: of a text, what stands in that one.

    What stands in the version before alone is told by its number there.
    """
    before = item.version.number - 1
    verdict = _VERDICT_WORDS[Verdict(item.verdict)]
    if item.attribution is not None:
        words = " … ".join(span.quote for span in item.attribution.spans.all())
        return f"what {verdict}: “{words}”"
    if "number" in item.earlier:
        return f"attribution {item.earlier['number']} of version {before}, which {verdict}"
    if "said" not in item.earlier:
        return f"what {verdict} and is no longer marked"
    place = place_of(item)
    words = "" if place is None else f": “{place.of(item.version.text)}”"
    return f"source {item.earlier['source']} of version {before}, which {verdict}{words}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with the queue of a version."""

    carried: int
    settled: int
    waiting: int

    @property
    def asked(self) -> int:
        """How many items there are to settle, settled ones included."""
        return self.settled + self.waiting


def progress_of(version: Version) -> Progress:
    """How many items were carried over, are settled, and wait."""
    items = CarriedItem.objects.filter(version=version).exclude(earlier__has_key="decision")
    asked = ~Q(verdict=Verdict.CARRIED)
    counts = items.aggregate(
        carried=Count("pk", filter=Q(verdict=Verdict.CARRIED)),
        settled=Count("pk", filter=asked & Q(settled_at__isnull=False)),
        waiting=Count("pk", filter=asked & Q(settled_at__isnull=True)),
    )
    return Progress(**counts)


def signed_off_versions(article: Article) -> set[int]:
    """The primary keys of the versions whose review is signed off."""
    standing = SignOff.objects.filter(version__article=article, reopened_at__isnull=True)
    return set(standing.values_list("version_id", flat=True))


def _waiting(version: Version) -> QuerySet[CarriedItem]:
    items = CarriedItem.objects.filter(version=version, settled_at__isnull=True)
    return items.exclude(verdict=Verdict.CARRIED)


def _place(item: CarriedItem) -> tuple[int, int]:
    """Where an item is read: in the new text as far as it has a place there."""
    if item.attribution is not None:
        return min(span.start for span in item.attribution.spans.all()), item.pk
    spans = item.earlier.get("spans", [])
    starts = [span["place"][0] for span in spans if span.get("place")]
    return min(starts or [span["start"] for span in spans] or [0]), item.pk
