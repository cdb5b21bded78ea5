"""Measures a model file on a development corpus, as the shipped reader and linker use it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from newsapp.detection.tagger.labels import ROLES
from newsapp.detection.tagger.linking import LinkedSpans, link
from newsapp.detection.tagger.reader import Reading, Tagger
from newsapp.detection.types import Role, Span, any_overlap
from newsapp.training.corpus import GoldArticle, GoldAttribution
from newsapp.training.evaluation import Figures, Spans, figures, gold_spans

BINS = 10

Parts = dict[Role, tuple[Span, ...]]


@dataclass(slots=True)
class Report:
    """Figures of one model file. Shares lie in 0..1; ``words_per_second`` is of this machine."""

    spans: Figures
    linked_recall: float
    by_outlet: dict[str, Figures]
    linked_by_kind: dict[str, tuple[int, int]]
    errors: list[tuple[str, int]]
    words_per_second: float
    articles: int
    model_bytes: int
    reliability: list[tuple[int, float, float]] = field(default_factory=list)
    calibration_error: float = 0.0
    notes: list[str] = field(default_factory=list)


def outlet(name: str) -> str:
    """The part of an article's name that says where it was printed: all before the first "_"."""
    return name.split("_", 1)[0] if "_" in name else "all"


def _linked(gold: GoldAttribution, found: list[Parts]) -> bool:
    """Whether one found attribution meets each part that ``gold`` has."""
    return any(
        all(not gold.spans(role) or any_overlap(gold.spans(role), each[role]) for role in ROLES)
        for each in found
    )


def linked_parts(reading: Reading, linked: LinkedSpans) -> Parts:
    """Where the parts of an attribution stand in the text."""
    by_role = {
        Role.SOURCE: linked.source,
        Role.CUE: linked.cue,
        Role.CONTENT: linked.content,
    }
    return {role: tuple(reading.span(span) for span in spans) for role, spans in by_role.items()}


def _errors(gold: Spans, found: Spans) -> Counter[str]:
    """What went wrong, span by span, in words that quote nothing."""
    count: Counter[str] = Counter()
    for role in ROLES:
        for a, b in sorted(gold[role] - found[role]):
            near = [(c, d) for c, d in found[role] if a < d and c < b]
            if not near:
                others = [r for r in ROLES if any(a < d and c < b for c, d in found[r])]
                count[f"{role} missed" + (f" (taken for {others[0]})" if others else "")] += 1
            elif len(near) > 1:
                count[f"{role} broken into parts"] += 1
            else:
                (c, d) = near[0]
                start = "" if c == a else "starts early" if c < a else "starts late"
                end = "" if d == b else "ends early" if d < b else "ends late"
                count[f"{role} " + " and ".join(part for part in (start, end) if part)] += 1
        for a, b in sorted(found[role] - gold[role]):
            if not any(a < d and c < b for c, d in gold[role]):
                count[f"{role} invented"] += 1
    return count


def reliability(pairs: list[tuple[float, bool]]) -> tuple[list[tuple[int, float, float]], float]:
    """(number, mean confidence, share right) per tenth of confidence, and the expected error."""
    rows = []
    error = 0.0
    for place in range(BINS):
        inside = [p for p in pairs if min(int(p[0] * BINS), BINS - 1) == place]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            rows.append((len(inside), mean, right))
            error += len(inside) / len(pairs) * abs(mean - right)
    return rows, error


def measure(
    path: Path,
    articles: list[GoldArticle],
    progress: Callable[[float], None] = lambda share: None,
) -> Report:
    """Reads every article with the model file at ``path`` and compares."""
    tagger = Tagger(path)
    pairs: dict[str, list[tuple[Spans, Spans]]] = {}
    by_kind: dict[str, tuple[int, int]] = {}
    errors: Counter[str] = Counter()
    seconds = 0.0
    words = linked_count = total = 0
    for number, article in enumerate(articles, 1):
        began = time.perf_counter()
        reading = tagger.read(article.text)
        linked = [linked_parts(reading, each) for each in link(reading)]
        seconds += time.perf_counter() - began
        words += len(article.text.split())
        gold = gold_spans(article)
        found: Spans = {role: set() for role in ROLES}
        for parts in linked:
            for role in ROLES:
                found[role].update((span.start, span.end) for span in parts[role])
        pairs.setdefault(outlet(article.name), []).append((gold, found))
        errors += _errors(gold, found)
        for attribution in article.attributions:
            met = _linked(attribution, linked)
            linked_count += met
            total += 1
            if attribution.kind is not None:
                hits, all_of_kind = by_kind.get(attribution.kind.value, (0, 0))
                by_kind[attribution.kind.value] = (hits + met, all_of_kind + 1)
        progress(number / len(articles))
    return Report(
        spans=figures(pair for group in pairs.values() for pair in group),
        linked_recall=linked_count / total if total else 0.0,
        by_outlet={name: figures(group) for name, group in sorted(pairs.items())},
        linked_by_kind=dict(sorted(by_kind.items())),
        errors=errors.most_common(20),
        words_per_second=words / seconds if seconds else 0.0,
        articles=len(articles),
        model_bytes=path.stat().st_size,
    )
