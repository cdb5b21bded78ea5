"""What stands between an article and its sign-off, and the record of one, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from django.urls import reverse

from newsapp.corpus.models import Article, SignOff, Source
from newsapp.corpus.queries.policies import policy_title
from newsapp.corpus.queries.sign_offs import Blocker, Lack
from newsapp.formats.words import KIND_WORDS, as_quotation, unchecked_in_words
from newsapp.web.history_pages import place_in_words

_WHERE = {
    Lack.MARKS: "to the article",
    Lack.DECISION: "decide it",
    Lack.WORK: "look at it",
    Lack.ATTESTATION: "attest it",
    Lack.DENIED: "look at it",
    Lack.LOOK: "look at it",
}
_OUTCOMES = {"accept": "accepted", "needs_work": "needs work", "dismiss": "dismissed"}


@dataclass(frozen=True, slots=True)
class Cure:
    """Something that is missing, in a sentence, and where it is put right."""

    sentence: str
    words: str
    address: str
    details: tuple[str, ...] = ()
    key: str = ""


def cures_of(article: Article, missing: Iterable[Blocker]) -> list[Cure]:
    """What is missing, in its order; all that is to be attested on one source stands together."""
    cures = []
    for source, blockers in groupby(missing, key=_attested_source):
        together = list(blockers)
        if source is None:
            cures += [
                Cure(one.sentence, _WHERE[one.lack], _address(article, one), key=one.key)
                for one in together
            ]
            continue
        cures.append(
            Cure(
                f"On “{source.name}” is still to be attested:",
                _WHERE[Lack.ATTESTATION],
                _address(article, together[0]),
                tuple(one.sentence.partition(": ")[2] for one in together),
            )
        )
    return cures


def _attested_source(blocker: Blocker) -> Source | None:
    return blocker.source if blocker.lack is Lack.ATTESTATION else None


def _address(article: Article, blocker: Blocker) -> str:
    """The page on which it is cured."""
    if blocker.flag is not None:
        return reverse("review-flag", args=[article.pk, blocker.flag.pk])
    if blocker.lack in (Lack.ATTESTATION, Lack.DENIED) and blocker.source is not None:
        return reverse("attestations", args=[article.pk, blocker.source.number])
    if blocker.lack is Lack.LOOK:
        return reverse("version-queue", args=[article.pk])
    return reverse("workbench", args=[article.pk])


class RecordPage:
    """One sign-off, read from what it kept and from nothing that can have changed since."""

    def __init__(self, row: SignOff) -> None:
        self.row = row
        self.kept: Mapping[str, Any] = row.record

    @cached_property
    def policy(self) -> str:
        """The policy that it was signed under: its name and version."""
        return policy_title(self.row.policy)

    @cached_property
    def unchecked(self) -> str:
        """How many attributions nobody had confirmed, in a sentence; empty where none was left."""
        counts = self.kept["counts"]
        every = counts.get("attributions", 0)
        return unchecked_in_words(every - counts.get("confirmed", 0), every)

    @property
    def despite(self) -> Sequence[str]:
        """What was missing, and signed in spite of; a record of old does not tell."""
        return list(self.kept.get("despite", ()))

    @property
    def redactions(self) -> list[dict[str, Any]]:
        """What was taken out of the record since, when and by whom."""
        return [
            {**_dated(one), "place": place_in_words(one["what"])}
            for one in self.kept.get("redactions", ())
        ]

    @property
    def sources(self) -> list[dict[str, Any]]:
        """The sources with the word of their kind and what was found and attested on each."""
        return [
            {
                **source,
                "word": KIND_WORDS.get(source["kind"], source["kind"]),
                "flags": self._about("flags", source["id"]),
                "attestations": self._about("attestations", source["id"]),
                "comments": self._about("comments", source["id"]),
            }
            for source in self.kept["sources"]
        ]

    @cached_property
    def other_flags(self) -> Sequence[Mapping[str, Any]]:
        """What was found on no source in particular."""
        known = {source["id"] for source in self.kept["sources"]}
        return [_dated(flag) for flag in self.kept["flags"] if flag["source_id"] not in known]

    @cached_property
    def mutes(self) -> Sequence[Mapping[str, Any]]:
        """The kinds of finding that were muted."""
        return [_dated(mute) for mute in self.kept["mutes"]]

    @property
    def version_at(self) -> datetime:
        """When the signed version was added."""
        return datetime.fromisoformat(self.kept["version"]["created_at"])

    def _about(self, name: str, source: str) -> list[dict[str, Any]]:
        return [_dated(row) for row in self.kept[name] if row["source_id"] == source]


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as a page says it: moments as dates, outcomes as words, evidence as quotations."""
    dated = dict(row)
    for name in ("decision", "earlier_decision"):
        if dated.get(name):
            dated[name] = _dated(dated[name])
    if dated.get("evidence"):
        dated["evidence"] = [as_quotation(words) for words in dated["evidence"]]
    if dated.get("at"):
        dated["at"] = datetime.fromisoformat(dated["at"])
    if "outcome" in dated:
        dated["outcome"] = _OUTCOMES.get(dated["outcome"], dated["outcome"])
    return dated
