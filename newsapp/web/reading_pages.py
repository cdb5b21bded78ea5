"""An article read by its sources: each with what the article credits to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from newsapp.detection.types import Attribution, Detection, Kind, Role, Source
from newsapp.formats.words import KIND_WORDS


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution in the words of the article."""

    value: Attribution
    content: str
    cue: str
    who: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source, or nobody, with everything that is credited to it."""

    id: str
    name: str
    kind: Kind
    people: str
    reasons: tuple[str, ...]
    sayings: tuple[Saying, ...]

    @property
    def word(self) -> str:
        """The kind in words."""
        return KIND_WORDS[self.kind]


def speakers_of(detection: Detection) -> tuple[Speaker, ...]:
    """Who says what: unnamed sources first, then those with most to say; at last what nobody says.

    ``detection`` is without rejected attributions.
    """
    said: dict[str | None, list[Attribution]] = defaultdict(list)
    for one in detection.attributions:
        said[one.source_id].append(one)
    speakers = [
        _speaker(source, said[source.id], detection.text)
        for source in detection.sources
        if said[source.id]
    ]
    speakers.sort(key=lambda one: (one.kind is not Kind.ANONYMOUS, -len(one.sayings)))
    if said[None]:
        unsaid = tuple(_saying(one, detection.text) for one in said[None])
        speakers.append(Speaker("s0", "No source given", Kind.NONE, "", (), unsaid))
    return tuple(speakers)


def _speaker(source: Source, said: list[Attribution], text: str) -> Speaker:
    people = ""
    if source.count is not None and source.count > 1:
        people = f"{source.count} people"
    elif source.count is None and source.at_least > 1:
        people = f"at least {source.at_least} people"
    return Speaker(
        source.id,
        source.name,
        source.kind,
        people,
        tuple(span.of(text) for span in source.reason),
        tuple(_saying(one, text) for one in said),
    )


def _saying(one: Attribution, text: str) -> Saying:
    words = {role: " … ".join(span.of(text) for span in one.spans(role)) for role in Role}
    return Saying(one, words[Role.CONTENT], words[Role.CUE], words[Role.SOURCE])
