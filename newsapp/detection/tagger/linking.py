"""Links role spans into attributions: every cue takes a source and the contents that point at it.

The tagger gives each word a query and each word a key. A cue's query meets the key of the first
word of its source, a content's that of the first word of its cue: the network has learned to make
these products high. Line ends and distance weigh against a link.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from newsapp.detection.tagger.decoding import WordSpan
from newsapp.detection.tagger.reader import Reading
from newsapp.detection.types import Role

Floats = npt.NDArray[np.float32]

REACH_WORDS = 250
"""How far from a span its partner may stand, in words: about the window that was trained on."""

LINE_PENALTY = 2.0
WORD_PENALTY = 0.05
"""What a line end and each word between two spans take off the score of linking them.

Of 2,193 attributions in 84 articles, 25 contents and one source stand in another line than their
cue.
"""

SOURCE_PREFERENCE = 1.0
CONTENT_PREFERENCE = 6.0
"""By how much "nothing" must outdo the best partner before a cue or a content stays without one."""

EVIDENCE = 8
"""How many numbers the confidence of an attribution is made from."""


@dataclass(frozen=True, slots=True)
class LinkedSpans:
    """The spans of one attribution.

    ``link`` is the probability of its weakest link; ``confidence`` the calibrated probability that
    the attribution is one, with about these parts.
    """

    source: tuple[WordSpan, ...]
    cue: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    link: float
    confidence: float = 0.0


def _query(reading: Reading, span: WordSpan) -> tuple[Floats, float]:
    """The mean query of a span's words, and its score for "nothing"."""
    words = slice(span.start, span.end)
    return reading.query[words].mean(0), float(reading.query_nothing[words].mean())


def _candidates(
    reading: Reading, span: WordSpan, partners: list[WordSpan], preference: float
) -> tuple[list[WordSpan], Floats]:
    """The partners in reach; the score of "nothing" less ``preference``, then one for each.

    ``partners`` are in document order: the time does not depend on how many are out of reach.
    """
    line = reading.words.line
    query, nothing = _query(reading, span)
    low = bisect_left(partners, span.start - REACH_WORDS, key=attrgetter("start"))
    high = bisect_left(partners, span.end + REACH_WORDS, key=attrgetter("start"))
    near = partners[low:high]
    scores = [nothing - preference]
    for other in near:
        gap = max(other.start - span.end, span.start - other.end, 0)
        lines = min(abs(int(line[other.start]) - int(line[span.start])), 3)
        score = float(query @ reading.key[other.start])
        scores.append(score - LINE_PENALTY * lines - WORD_PENALTY * gap)
    return near, np.array(scores, dtype=np.float32)


def _shares(scores: Floats) -> Floats:
    exponentials = np.exp(scores - scores.max())
    return np.asarray(exponentials / exponentials.sum(), dtype=np.float32)


def evidence(linked: LinkedSpans) -> Floats:
    """What an attribution's confidence is made from: log odds of its parts' probabilities.

    Odds and not logarithms alone: those part 0.99 from 0.9 hardly at all, and an attribution's fate
    is settled there (expected calibration error 0.02 instead of 0.06, five folds of 84 articles).
    """

    def weakest(spans: tuple[WordSpan, ...]) -> float:
        return _log_odds(min(span.share for span in spans)) if spans else 0.0

    return np.array(
        [
            1.0,
            weakest(linked.source),
            not linked.source,
            weakest(linked.cue),
            not linked.cue,
            weakest(linked.content),
            not linked.content,
            _log_odds(linked.link),
        ],
        dtype=np.float32,
    )


def _log_odds(probability: float) -> float:
    """Of a probability held between 0.001 and 0.999: no one part outweighs all the others."""
    held = min(max(probability, 0.001), 0.999)
    return float(np.log(held / (1.0 - held)))


def confidence(linked: LinkedSpans, weights: Floats) -> float:
    """The calibrated probability of an attribution; ``weights`` were fitted with the model."""
    return float(1.0 / (1.0 + np.exp(-float(evidence(linked) @ weights))))


def link(reading: Reading) -> list[LinkedSpans]:
    """Attributions in document order of their cues; then content that no cue claims, by itself.

    A cue that no content points at makes no attribution, and a source that no cue points at is left
    out: of 19,868 attributions 36 have no content.
    """
    by_role = {role: [s for s in reading.spans if s.role is role] for role in Role}
    cues = by_role[Role.CUE]
    sources: list[tuple[WordSpan, ...]] = []
    certainty: list[float] = []
    for cue in cues:
        near, scores = _candidates(reading, cue, by_role[Role.SOURCE], SOURCE_PREFERENCE)
        best = int(scores.argmax())
        sources.append((near[best - 1],) if best else ())
        certainty.append(float(_shares(scores)[best]))
    contents: list[list[WordSpan]] = [[] for _ in cues]
    loose: list[LinkedSpans] = []
    number = {(cue.start, cue.end): place for place, cue in enumerate(cues)}
    for content in by_role[Role.CONTENT]:
        near, scores = _candidates(reading, content, cues, CONTENT_PREFERENCE)
        best = int(scores.argmax())
        if not best:
            loose.append(LinkedSpans((), (), (content,), float(_shares(scores)[0])))
            continue
        place = number[near[best - 1].start, near[best - 1].end]
        contents[place].append(content)
        certainty[place] = min(certainty[place], float(_shares(scores)[best]))
    linked = [
        LinkedSpans(source, (cue,), tuple(content), sure)
        for source, cue, content, sure in zip(sources, cues, contents, certainty, strict=True)
        if content
    ]
    weights = reading.confidence_weights
    return [replace(each, confidence=confidence(each, weights)) for each in linked + loose]
