"""Other newsrooms: whose reporting an article passes on, and which outlets are the desk's own."""

from __future__ import annotations

import re

from newsapp.detection.lexicon.bodies import MEDIA_NAMES
from newsapp.detection.types import Attribution, Detection, Kind, Span
from newsapp.policy.sentences import Sentences
from newsapp.policy.speakers import statements
from newsapp.policy.types import Metadata

_OWN_WORDS = re.compile(
    r"(?:this|our) (?:news)?(?:paper|room|website|site|magazine|programme|program|broadcaster|"
    r"outlet|news organi[sz]ation|publication)|we",
    re.IGNORECASE,
)
_CITING = re.compile(r"(?:\b(?:citing|cited|quoting|quoted)\b)[^.“”\"]{0,40}$", re.IGNORECASE)
_CITING_CUE = re.compile(r"\b(?:citing|cited|quoting|quoted)\b", re.IGNORECASE)
_NAME_WORDS = re.compile(r"[^\s,;:.“”\"()]+")
_LONGEST_NAME = 5  # words, as in "the Wall Street Journal's website"
_TELLING_CUE = re.compile(r"\b(?:tell|tells|told|telling)\b", re.IGNORECASE)


def plain_name(name: str) -> str:
    """An outlet's name as it is compared: without article, possessive, case and spacing."""
    folded = " ".join(name.replace("’", "'").split()).casefold().strip(" .,")
    return folded.removeprefix("the ").removesuffix("'s").removesuffix("'")


_KNOWN_OUTLETS = frozenset(plain_name(name) for name in MEDIA_NAMES)


def is_own(name: str, metadata: Metadata) -> bool:
    """Whether ``name`` means the desk's own outlet: its names as listed, or “this newspaper”."""
    own = {plain_name(known) for known in (metadata.outlet, *metadata.own_outlets) if known}
    return plain_name(name) in own or _OWN_WORDS.fullmatch(name.strip()) is not None


def relays(detection: Detection, metadata: Metadata) -> tuple[Attribution, ...]:
    """The statements that are credited to an outlet other than the desk's own."""
    names = {source.id: source.name for source in detection.sources}
    found = []
    for attribution in statements(detection, Kind.MEDIA):
        printed = " ".join(span.of(detection.text) for span in attribution.source)
        clustered = names.get(attribution.source_id or "", printed)
        if not is_own(printed, metadata) and not is_own(clustered, metadata):
            found.append(attribution)
    return tuple(found)


class Passage:
    """Answers for one detection which statements reached the article through another outlet."""

    def __init__(self, detection: Detection, metadata: Metadata) -> None:
        self._text = detection.text
        self._sentences = Sentences(detection)
        self._relays = self._sentences.shared_out(relays(detection, metadata))
        self._outlets = frozenset(
            name
            for name in (
                *_KNOWN_OUTLETS,
                *(plain_name(one.name) for one in detection.sources if one.kind is Kind.MEDIA),
            )
            if not is_own(name, metadata)
        )

    def inside_relay(self, statement: Attribution) -> bool:
        """Whether the statement stands in what an outlet is credited with, or is cited by it.

        “Bloomberg reported that two bankers said …”; “…, Bloomberg reported, citing two bankers”.
        """
        place = (*statement.source, *statement.cue)
        if not place:
            return False
        for relay in self._relays.get(self._sentences.number_at(place[0].start), ()):
            if relay.id == statement.id:
                continue
            if all(any(part.contains(span) for part in relay.content) for span in place):
                return True
            if self._cited_beside(statement, place[0], relay):
                return True
        return False

    def told_to_outlet(self, statement: Attribution) -> bool:
        """Whether the source told another outlet: “an aide told the Financial Times”."""
        for cue in statement.cue:
            if not _TELLING_CUE.search(cue.of(self._text)):
                continue
            heard = re.sub(r"^\s*(?:[Tt]he\s+)?", "", self._text[cue.end : cue.end + 60])
            words = _NAME_WORDS.findall(heard)[:_LONGEST_NAME] if heard[:1].isupper() else []
            if any(
                plain_name(" ".join(words[:length])) in self._outlets
                for length in range(1, len(words) + 1)
            ):
                return True
        return False

    def only_through_outlets(self, made: tuple[Attribution, ...]) -> bool:
        """Whether every one of the statements came through another outlet."""
        return all(self.inside_relay(one) or self.told_to_outlet(one) for one in made)

    def _cited_beside(self, statement: Attribution, place: Span, relay: Attribution) -> bool:
        number = self._sentences.number_at(place.start)
        if not any(
            self._sentences.number_at(span.start) == number for span in (*relay.source, *relay.cue)
        ):
            return False
        if any(_CITING_CUE.search(cue.of(self._text)) for cue in statement.cue):
            return True
        return _CITING.search(self._text[max(0, place.start - 60) : place.start]) is not None
