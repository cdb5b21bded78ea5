"""The trained finder behind the seam: the tagger's spans, grouped as its linker links them.

What the tagger learned to mark and this project records otherwise is handed over in our terms: a
refusal to answer is a non-response, a grant of anonymity no attribution, a word that ties a
sentence to the one before ("However, …") no part of what somebody said, and the channel ("said
in a statement") no part of the cue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.layout import Layout
from newsapp.detection.lexicon.reasons import GRANT
from newsapp.detection.progress import share
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.tagger.linking import LinkedSpans, link
from newsapp.detection.tagger.reader import Reading, Tagger
from newsapp.detection.types import Role, Span

MODEL = Path(__file__).parent / "model" / "tagger.onnx"

_CONNECTIVE = re.compile(
    r"(?:However|But|Still|Yet|Meanwhile|Moreover|Nevertheless|Nonetheless|In addition|And)\b,?\s+"
)
_SURE_FORM = re.compile(r"\b(?:according to|told)\b", re.IGNORECASE)
_CHANNEL = re.compile(r"\s+in\s+(?:a|an|the)\b.*$")


class TrainedFinder:
    """Finds spans with the tagger; safe to share between threads."""

    def __init__(self, path: Path = MODEL) -> None:
        """Load the model file. Raises ModelError where it is missing or cannot be read."""
        self._tagger = Tagger(path)
        self._grammar = GrammarFinder()
        self.name = f"tagger@{self._tagger.version}"

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        """All role spans of ``text``, one group for each attribution that the linker made."""
        reading = self._tagger.read(text, share)
        silences = [silence.span for silence in layout.non_responses]
        bundles: list[list[RoleSpan]] = []
        for linked in link(reading):
            spans = _role_spans(reading, linked)
            if not _is_silence(spans, silences) and not _is_grant(text, spans):
                bundles.append([_in_our_terms(text, layout, span) for span in spans])
        if _SURE_FORM.search(text):
            bundles = _with_sure_forms(text, bundles, self._grammar.find(text, layout))
        found = [
            replace(span, group=group) for group, spans in enumerate(bundles) for span in spans
        ]
        return tuple(sorted(found, key=lambda one: (one.span, one.role, one.group or 0)))


def _with_sure_forms(
    text: str, bundles: list[list[RoleSpan]], grammar: Iterable[RoleSpan]
) -> list[list[RoleSpan]]:
    """The tagger's attributions, and two forms that the grammar reads surely and it often drops.

    These are "According to X, …" at the head of a sentence, and "…, X told Reuters" at its end,
    where it may take whom X told for what was said.
    """
    groups: dict[int | None, list[RoleSpan]] = defaultdict(list)
    for one in grammar:
        groups[one.group].append(one)
    for group, spans in groups.items():
        cue = next((one.span for one in spans if one.role is Role.CUE), None)
        if group is None or cue is None or not _SURE_FORM.search(cue.of(text)):
            continue
        rivals = [bundle for bundle in bundles if _shares_cue(bundle, cue)]
        if _says_before(spans, cue) and not any(_says_before(rival, cue) for rival in rivals):
            bundles = [bundle for bundle in bundles if bundle not in rivals]
        elif rivals:
            continue
        bundles = [*bundles, spans]
    return bundles


def _shares_cue(spans: list[RoleSpan], cue: Span) -> bool:
    return any(one.role is Role.CUE and one.span.overlaps(cue) for one in spans)


def _says_before(spans: list[RoleSpan], cue: Span) -> bool:
    """Whether what is said and who says it stand before the cue, in that order."""
    content = [one.span.end for one in spans if one.role is Role.CONTENT]
    source = [one.span for one in spans if one.role is Role.SOURCE]
    if not content or not source:
        return False
    return max(content) <= source[0].start and source[-1].end <= cue.start


def _role_spans(reading: Reading, linked: LinkedSpans) -> list[RoleSpan]:
    parts = ((Role.SOURCE, linked.source), (Role.CUE, linked.cue), (Role.CONTENT, linked.content))
    carrier = Role.SOURCE if linked.source else Role.CUE
    return [
        RoleSpan(
            role,
            reading.span(span),
            linked.confidence,
            kinds=reading.kinds_of(span) if role is carrier else (),
        )
        for role, spans in parts
        for span in spans
    ]


def _is_silence(spans: list[RoleSpan], silences: list[Span]) -> bool:
    """ "did not respond to requests": the cue lies in what is recorded as a non-response."""
    cues = [one.span for one in spans if one.role is Role.CUE]
    return bool(cues) and all(any(silence.contains(cue) for silence in silences) for cue in cues)


def _is_grant(text: str, spans: list[RoleSpan]) -> bool:
    """ "spoke on condition of anonymity": the terms of the talk, wherever the cue ends."""
    for one in spans:
        if one.role is Role.CUE:
            grant = GRANT.search(text, one.span.start, one.span.end + 60)
            if grant and grant.start() < one.span.end:
                return True
    return False


def _in_our_terms(text: str, layout: Layout, one: RoleSpan) -> RoleSpan:
    """A cue without its channel; content without the word that ties its sentence to the last."""
    if one.role is Role.CUE:
        channel = _CHANNEL.search(one.span.of(text))
        end = one.span.start + channel.start() if channel else one.span.end
        return replace(one, span=Span(one.span.start, end))
    if one.role is not Role.CONTENT:
        return one
    opening = _CONNECTIVE.match(text, one.span.start, one.span.end)
    starts = any(sentence.span.start == one.span.start for sentence in layout.sentences)
    if opening is None or not starts or opening.end() >= one.span.end:
        return one
    return replace(one, span=Span(opening.end(), one.span.end))
