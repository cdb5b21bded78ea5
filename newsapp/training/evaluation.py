"""Figures for spans: exact and overlapping matches per role, as in the published work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from newsapp.detection.tagger.decoding import Prices, WordSpan, candidates, choose
from newsapp.detection.tagger.input import Words, plan_windows, read_words, window_arrays
from newsapp.detection.tagger.labels import ROLES, TAG_COUNT, step_scores
from newsapp.detection.types import Role
from newsapp.training.corpus import GoldArticle
from newsapp.training.model import Tagger

Spans = dict[Role, set[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 in 0..1 by role."""

    exact: dict[Role, float]
    overlap: dict[Role, float]

    @property
    def mean_exact(self) -> float:
        """The mean of the exact F1 over the roles: what a checkpoint is chosen by."""
        return sum(self.exact.values()) / len(self.exact)

    def line(self) -> str:
        """The figures as source/cue/content."""
        exact = "/".join(f"{self.exact[role]:.4f}" for role in ROLES)
        overlap = "/".join(f"{self.overlap[role]:.4f}" for role in ROLES)
        return f"exact {exact} overlap {overlap}"


def gold_spans(article: GoldArticle) -> Spans:
    """The distinct spans of each role."""
    return {
        role: {(s.start, s.end) for a in article.attributions for s in a.spans(role)}
        for role in ROLES
    }


def _f1(precise: int, found: int, recalled: int, wanted: int) -> float:
    precision = precise / found if found else 0.0
    recall = recalled / wanted if wanted else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _meeting(spans: set[tuple[int, int]], others: set[tuple[int, int]]) -> int:
    """How many of ``spans`` share a code point with one of ``others``."""
    return sum(any(a < d and c < b for c, d in others) for a, b in spans)


def figures(pairs: Iterable[tuple[Spans, Spans]]) -> Figures:
    """Figures over (gold, found) pairs, one per article."""
    kept = list(pairs)
    exact, overlap = {}, {}
    for role in ROLES:
        wanted = sum(len(g[role]) for g, _ in kept)
        found = sum(len(p[role]) for _, p in kept)
        same = sum(len(g[role] & p[role]) for g, p in kept)
        exact[role] = _f1(same, found, same, wanted)
        overlap[role] = _f1(
            sum(_meeting(p[role], g[role]) for g, p in kept),
            found,
            sum(_meeting(g[role], p[role]) for g, p in kept),
            wanted,
        )
    return Figures(exact, overlap)


def text_spans(found: Iterable[WordSpan], words: Words) -> Spans:
    """Spans of words as code points, by role."""
    spans: Spans = {role: set() for role in ROLES}
    for each in found:
        spans[each.role].add((int(words.starts[each.start]), int(words.ends[each.end - 1])))
    return spans


@torch.inference_mode()
def tag_scores(tagger: Tagger, words: Words) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Tag scores [words, tags] from the network itself, window by window."""
    scores = np.zeros((len(words), TAG_COUNT), dtype=np.float32)
    for window in plan_windows(words):
        ids, features, places = window_arrays(words, window.start, window.end)
        mask = torch.ones(1, len(ids))
        tags = tagger(torch.from_numpy(ids)[None], torch.from_numpy(features)[None], mask)[0]
        rows = tags[0].numpy()[places]
        scores[window.core : window.core_end] = rows[
            window.core - window.start : window.core_end - window.start
        ]
    return scores


@dataclass(frozen=True, slots=True)
class Considered:
    """An article's gold spans, its words and every span that the network considers possible."""

    gold: Spans
    words: Words
    spans: list[WordSpan]


def consider(tagger: Tagger, articles: list[GoldArticle], tokenizer: Tokenizer) -> list[Considered]:
    """Runs the network, in float32, over ``articles``."""
    tagger.eval()
    steps = step_scores() + tagger.transitions.detach().numpy()
    found = []
    for article in articles:
        words = read_words(article.text, tokenizer)
        spans = candidates(tag_scores(tagger, words), steps, words)
        found.append(Considered(gold_spans(article), words, spans))
    return found


def evaluate(considered: list[Considered], prices: Prices) -> Figures:
    """Figures of the spans that are chosen at ``prices``."""
    return figures((c.gold, text_spans(choose(c.spans, prices), c.words)) for c in considered)
