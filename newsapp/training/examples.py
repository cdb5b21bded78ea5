"""Turns articles into training windows: labels per word, links, kinds, and harmless variation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from newsapp.detection.tagger.input import (
    FEATURE_SIZES,
    GAP,
    MASK,
    PAD,
    SHAPE,
    WINDOW_PIECES,
    Integers,
    Words,
    read_words,
    window_arrays,
)
from newsapp.detection.tagger.labels import (
    BEGIN,
    END,
    INSIDE,
    KINDS,
    OUTSIDE,
    ROLES,
    SINGLE,
    tag,
)
from newsapp.detection.types import Role, Span
from newsapp.training.corpus import GoldArticle

IGNORED = -100
NOTHING = -1
"""The link target of a cue without a source and of content without a cue."""

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BRITISH = str.maketrans('“”‘’"', "‘’“”'")
_OTHER_WORDS = (1996, 30000)
"""Piece ids from which a word is drawn to stand in for another."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of one article with a tag, a link target and a kind for each.

    ``link`` holds a word number, NOTHING or IGNORED; ``kind`` a number in KINDS or IGNORED. The
    weights make every span count once, however many words it has.
    """

    words: Words
    tags: Integers
    link: Integers
    kind: Integers
    weight: np.ndarray[tuple[int], np.dtype[np.float32]]


def _word_range(words: Words, span: Span) -> tuple[int, int]:
    """The words that a span touches."""
    low = int(np.searchsorted(words.ends, span.start, side="right"))
    return low, int(np.searchsorted(words.starts, span.end, side="left"))


def labelled(article: GoldArticle, text: str, tokenizer: Tokenizer) -> Labelled:
    """Labels for ``article``; ``text`` is its text or a variation of the same length."""
    words = read_words(text, tokenizer)
    count = len(words)
    tags = np.full(count, OUTSIDE, dtype=np.int64)
    link = np.full(count, IGNORED, dtype=np.int64)
    kind = np.full(count, IGNORED, dtype=np.int64)
    weight = np.zeros(count, dtype=np.float32)
    line_end = words.line_words[1:]
    for attribution in article.attributions:
        starts = {
            role: [_word_range(words, span)[0] for span in attribution.spans(role)]
            for role in ROLES
        }
        for number, role in enumerate(ROLES):
            target = {Role.CUE: Role.SOURCE, Role.CONTENT: Role.CUE}.get(role)
            carrier = Role.SOURCE if attribution.source else Role.CUE
            for span in attribution.spans(role):
                low, high = _word_range(words, span)
                if low < count:
                    high = min(high, int(line_end[words.line[low]]))
                if high <= low:
                    continue
                if np.all(tags[low:high] == OUTSIDE):
                    tags[low:high] = tag(number, INSIDE)
                    tags[low] = tag(number, BEGIN)
                    tags[high - 1] = tag(number, END)
                    if high == low + 1:
                        tags[low] = tag(number, SINGLE)
                elif role is Role.CONTENT:
                    continue  # shared: it belongs to the first cue
                weight[low:high] = 1.0 / (high - low)
                if target is not None:
                    link[low:high] = starts[target][0] if starts[target] else NOTHING
                if role is carrier and attribution.kind is not None:
                    kind[low:high] = KINDS.index(attribution.kind)
    return Labelled(words, tags, link, kind, weight)


def varied(text: str, chance: np.random.Generator) -> str:
    """``text`` with other quotation marks now and then: straight, or single as in British print.

    The length never changes, so that labels keep their offsets. Apostrophes may turn too.
    """
    draw = chance.random()
    if draw < 0.25:
        return text.translate(_STRAIGHT)
    if draw < 0.35:
        return text.translate(_BRITISH)
    return text


@dataclass(frozen=True, slots=True)
class Example:
    """One training window; word arrays are relative to it."""

    ids: Integers
    features: Integers
    places: Integers
    tags: Integers
    link: Integers
    kind: Integers
    weight: np.ndarray[tuple[int], np.dtype[np.float32]]
    first: np.ndarray[tuple[int], np.dtype[np.bool_]]
    last: np.ndarray[tuple[int], np.dtype[np.bool_]]


def _cut(source: Labelled, start: int, end: int, size: int) -> Example:
    words = source.words
    ids, features, places = window_arrays(words, start, end, size)
    link = source.link[start:end].copy()
    inside = (link >= start) & (link < end)
    link[inside] -= start
    link[~inside & (link != IGNORED)] = NOTHING
    first = np.zeros(len(words) + 1, dtype=bool)
    first[words.line_words] = True
    return Example(
        ids=ids,
        features=features,
        places=places,
        tags=source.tags[start:end],
        link=link,
        kind=source.kind[start:end],
        weight=source.weight[start:end],
        first=first[start:end],
        last=first[start + 1 : end + 1],
    )


def windows_of(
    source: Labelled, chance: np.random.Generator, size: int = WINDOW_PIECES
) -> list[Example]:
    """Cuts one article into windows at line ends; where the cuts fall differs from call to call."""
    words = source.words
    room = size - 2
    limit = int(chance.integers(room // 4, room + 1))
    examples = []
    start = 0
    while start < len(words):
        reach = words.first_piece[start] + limit
        end = int(np.searchsorted(words.first_piece, reach, side="right")) - 1
        whole = words.line_words[np.searchsorted(words.line_words, end, side="right") - 1]
        if whole > start:
            end = int(whole)
        end = min(max(end, start + 1), len(words))
        examples.append(_cut(source, start, end, size))
        start, limit = end, room
    return examples


def masked(example: Example, share: float, chance: np.random.Generator) -> Example:
    """``example`` with a share of its words hidden or swapped, names twice as often."""
    ids = example.ids.copy()
    features = example.features
    draw = chance.random(len(ids))
    is_name = features[:, SHAPE] == 2
    word_start = np.zeros(len(ids), dtype=bool)
    word_start[example.places] = True
    word_start[[0, -1]] = False
    hit = word_start & (draw < np.where(is_name, 2 * share, share)) & (features[:, SHAPE] != 6)
    word = np.cumsum(word_start)
    chosen = np.isin(word, word[hit]) & (word > 0)
    chosen[-1] = False
    swapped = chosen & (chance.random(len(ids)) < 0.5)
    ids[chosen] = MASK
    ids[swapped] = chance.integers(*_OTHER_WORDS, size=int(swapped.sum()))
    if chance.random() < 0.05:
        features = features.copy()
        features[:, SHAPE] = np.where(features[:, SHAPE] == 6, 6, 1)
        features[[0, -1], SHAPE] = 0
    return Example(
        ids,
        features,
        example.places,
        example.tags,
        example.link,
        example.kind,
        example.weight,
        example.first,
        example.last,
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows stacked and padded: word tensors [batch, words], piece tensors [batch, pieces]."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    places: Tensor
    present: Tensor
    tags: Tensor
    link: Tensor
    kind: Tensor
    weight: Tensor
    first: Tensor
    last: Tensor


def stack(examples: list[Example]) -> Batch:
    """Pads the windows to the longest of them."""
    rows = len(examples)
    pieces = max(len(example.ids) for example in examples)
    words = max(len(example.tags) for example in examples)
    ids = np.full((rows, pieces), PAD, dtype=np.int64)
    features = np.zeros((rows, pieces, len(FEATURE_SIZES)), dtype=np.int64)
    mask = np.zeros((rows, pieces), dtype=np.float32)
    places = np.zeros((rows, words), dtype=np.int64)
    present = np.zeros((rows, words), dtype=bool)
    tags = np.full((rows, words), OUTSIDE, dtype=np.int64)
    link = np.full((rows, words), IGNORED, dtype=np.int64)
    kind = np.full((rows, words), IGNORED, dtype=np.int64)
    weight = np.zeros((rows, words), dtype=np.float32)
    first = np.zeros((rows, words), dtype=bool)
    last = np.zeros((rows, words), dtype=bool)
    for row, example in enumerate(examples):
        n, w = len(example.ids), len(example.tags)
        ids[row, :n] = example.ids
        features[row, :n] = example.features
        mask[row, :n] = 1
        places[row, :w] = example.places
        present[row, :w] = True
        tags[row, :w] = example.tags
        link[row, :w] = example.link
        kind[row, :w] = example.kind
        weight[row, :w] = example.weight
        first[row, :w] = example.first
        last[row, :w] = example.last
    return Batch(
        *map(
            torch.from_numpy,
            (ids, features, mask, places, present, tags, link, kind, weight, first, last),
        )
    )


def batches(
    articles: Iterable[GoldArticle],
    tokenizer: Tokenizer,
    chance: np.random.Generator,
    batch_size: int,
    masked_share: float,
) -> list[list[Example]]:
    """One epoch's batches in random order, windows of like length together."""
    examples = [
        masked(example, masked_share, chance)
        for article in articles
        for example in windows_of(
            labelled(article, varied(article.text, chance), tokenizer), chance
        )
    ]
    noise = chance.normal(0.0, 8.0, len(examples))
    order = np.argsort([len(e.ids) + n for e, n in zip(examples, noise, strict=True)])
    budget = batch_size * WINDOW_PIECES
    groups: list[list[Example]] = []
    widest = 0
    for number in order.tolist():
        example = examples[number]
        widest = max(widest, len(example.ids))
        if not groups or (len(groups[-1]) + 1) * widest > budget:
            groups.append([])
            widest = len(example.ids)
        groups[-1].append(example)
    return [groups[number] for number in chance.permutation(len(groups)).tolist()]


__all__ = ["GAP", "Batch", "Example", "batches", "labelled", "stack", "varied", "windows_of"]
