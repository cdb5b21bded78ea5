"""The trained finder behind the seam: the tagger's spans, grouped as its linker links them.

What the tagger learned to mark and this project records otherwise is handed over in our terms (see
``repairs``), and a few forms are the grammar's (see ``sure_forms``).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.layout import Layout
from newsapp.detection.progress import share, stage
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.spans import SpanIndex
from newsapp.detection.tagger.linking import LinkedSpans, link
from newsapp.detection.tagger.reader import Reading, Tagger
from newsapp.detection.tagger.repairs import (
    in_our_terms,
    is_call,
    is_grant,
    is_guess,
    is_question,
    is_sight,
    is_silence,
)
from newsapp.detection.tagger.sure_forms import with_sure_forms
from newsapp.detection.types import Role

_NO_ATTRIBUTIONS = (is_grant, is_question, is_guess, is_sight, is_call)
MODEL = Path(__file__).parent / "model" / "tagger.onnx"


class TrainedFinder:
    """Finds spans with the tagger; safe to share between threads."""

    def __init__(self, path: Path = MODEL) -> None:
        """Load the model file. Raises ModelError where it is missing or cannot be read."""
        self._tagger = Tagger(path)
        self._grammar = GrammarFinder()
        self.name = f"tagger@{self._tagger.version}"

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        """All role spans of ``text``, one group for each attribution that the linker made."""
        with stage(0.0, 0.9):
            reading = self._tagger.read(text, share)
        silences = SpanIndex(silence.span for silence in layout.non_responses)
        starts = frozenset(sentence.span.start for sentence in layout.sentences)
        bundles = [
            in_our_terms(text, starts, spans)
            for spans in (_role_spans(reading, linked) for linked in link(reading))
            if not is_silence(spans, silences)
            and not any(drop(text, spans) for drop in _NO_ATTRIBUTIONS)
        ]
        with stage(0.9, 1.0):
            grammar = self._grammar.find(text, layout)
        bundles = with_sure_forms(text, layout, bundles, grammar)
        found = [
            replace(span, group=group) for group, spans in enumerate(bundles) for span in spans
        ]
        return tuple(sorted(found, key=lambda one: (one.span, one.role, one.group or 0)))


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
