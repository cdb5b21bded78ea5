"""What stands between an article and its sign-off, and the record of one, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from newsapp.corpus.models import Article, SignOff
from newsapp.corpus.queries.sign_offs import Blocker, Lack
from newsapp.formats.words import KIND_WORDS

_WHERE = {
    Lack.MARKS: "to the article",
    Lack.DECISION: "decide it",
    Lack.WORK: "look at it",
    Lack.ATTESTATION: "attest it",
    Lack.LOOK: "look at it",
}


@dataclass(frozen=True, slots=True)
class Cure:
    """One thing that is missing, and where it is put right."""

    blocker: Blocker
    article: Article

    @property
    def sentence(self) -> str:
        """What is missing."""
        return self.blocker.sentence

    @property
    def words(self) -> str:
        """What the link says."""
        return _WHERE[self.blocker.lack]

    @property
    def address(self) -> str:
        """The page on which it is cured."""
        pk = self.article.pk
        if self.blocker.flag is not None:
            return reverse("review-flag", args=[pk, self.blocker.flag.pk])
        if self.blocker.lack is Lack.ATTESTATION and self.blocker.source is not None:
            return reverse("attestations", args=[pk, self.blocker.source.number])
        return reverse("workbench", args=[pk])


class RecordPage:
    """One sign-off, read from what it kept and from nothing that can have changed since."""

    def __init__(self, row: SignOff) -> None:
        self.row = row
        self.kept: Mapping[str, Any] = row.record

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

    @property
    def other_flags(self) -> Sequence[Mapping[str, Any]]:
        """What was found on no source in particular."""
        known = {source["id"] for source in self.kept["sources"]}
        return [_dated(flag) for flag in self.kept["flags"] if flag["source_id"] not in known]

    @property
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
    """The row with its moments as dates, those of its decisions too."""
    dated = dict(row)
    for name in ("decision", "earlier_decision"):
        if dated.get(name):
            dated[name] = _dated(dated[name])
    if dated.get("at"):
        dated["at"] = datetime.fromisoformat(dated["at"])
    if "outcome" in dated:
        dated["outcome"] = str(dated["outcome"]).replace("_", " ")
    return dated
