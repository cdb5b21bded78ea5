"""What the tagger reads: a text as words, word pieces and features, and the windows over them.

A *word* is what the encoder's tokenizer keeps apart at spaces and punctuation marks; a *piece* is a
part of a word. Labels belong to words. The encoder is uncased and sees no line ends, so letter
case, quotation marks, line starts and the place in the article travel beside the pieces as
features. The training code reads texts through this module too: both sides see the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Integers = npt.NDArray[np.int64]

CLS, SEP, PAD, MASK = 101, 102, 0, 103
"""Piece ids of the encoder's vocabulary (BERT, uncased)."""

QUOTE, SHAPE, GAP, PLACE = range(4)
FEATURE_SIZES = (6, 7, 3, 3)
"""How many values each feature has; a text has one row of four per piece.

QUOTE  0 outside quotation marks, 1 inside double ones, 2 an opening mark, 3 a closing mark,
       4 inside single ones, 5 a mark that closes nothing
SHAPE  0 other, 1 lower, 2 Capitalised, 3 UPPER, 4 mixEd, 5 number, 6 punctuation
GAP    0 joined to the word before, 1 after a space, 2 first of its line
PLACE  0 first non-empty line of the text, 1 second or third, 2 any later one
"""

WINDOW_PIECES = 320
CONTEXT_PIECES = 48
"""The most pieces of a window, [CLS] and [SEP] included, and how many it repeats from before."""

_DOUBLE_OPEN = frozenset("“«„")
_DOUBLE_CLOSE = frozenset("”»")
_ELISIONS = frozenset(("em", "til", "tis", "twas", "cause", "n", "round", "bout"))


def load_tokenizer(serialized: bytes) -> Tokenizer:
    """The tokenizer from its JSON; words such as "[SEP]" in a text are read as plain text."""
    tokenizer = Tokenizer.from_buffer(serialized)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text with their pieces.

    ``starts`` and ``ends`` are code points; ``line`` numbers the non-empty lines from 0;
    ``first_piece`` has one entry more than there are words, so that word ``w`` owns
    ``pieces[first_piece[w]:first_piece[w + 1]]``; ``features`` has a row per word.
    ``line_words`` likewise has one entry more than there are lines.
    """

    starts: Integers
    ends: Integers
    line: Integers
    line_words: Integers
    first_piece: Integers
    pieces: Integers
    features: Integers

    def __len__(self) -> int:
        return len(self.starts)


def _quote_states(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """The QUOTE feature of each word of one line. A quotation never runs over a line end."""
    states = []
    double = single = False
    for start, end in spans:
        mark = text[start] if end - start == 1 else ""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        state = 1 if double else 4 if single else 0
        if mark in _DOUBLE_OPEN and mark:
            double, state = True, 2
        elif mark in _DOUBLE_CLOSE and mark:
            state = 3 if double else 5
            double = False
        elif mark == '"':
            state = 3 if double else 2
            double = not double
        elif mark in ("‘", "'", "’", "`") and mark:
            opens = not (before.isalnum() or before in ".,!?…") and after.isalnum()
            closes = not before.isspace() and not after.isalnum()
            word = ""
            if opens:
                stop = end
                while stop < len(text) and text[stop].isalpha():
                    stop += 1
                word = text[end:stop].lower()
            if single and closes:
                single, state = False, 3
            elif opens and not single and not after.isdigit() and word not in _ELISIONS:
                single, state = True, 2
        states.append(state)
    return states


def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return 1
        if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
            return 2
        return 3 if word.isupper() else 4
    if word[0].isdigit():
        return 5
    if not any(letter.isalnum() for letter in word):
        return 6
    return 4


def read_words(text: str, tokenizer: Tokenizer) -> Words:
    """Cuts ``text`` into words, pieces and features. Time is linear in its length."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    pieces = np.array(encoding.ids, dtype=np.int64)
    word_of = np.array([-1 if w is None else w for w in encoding.word_ids], dtype=np.int64)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    keep = (offsets[:, 1] > offsets[:, 0]) & (word_of >= 0)
    pieces, word_of, offsets = pieces[keep], word_of[keep], offsets[keep]
    count = len(pieces)
    is_first = np.ones(count, dtype=bool)
    is_first[1:] = word_of[1:] != word_of[:-1]
    first = np.flatnonzero(is_first)
    first_piece = np.append(first, count)
    starts = offsets[first, 0]
    ends = offsets[first_piece[1:] - 1, 1] if count else starts
    newlines = np.array([i for i, letter in enumerate(text) if letter == "\n"], dtype=np.int64)
    raw_line = np.searchsorted(newlines, starts, side="left")
    line_words = np.concatenate(
        ([0], np.flatnonzero(raw_line[1:] != raw_line[:-1]) + 1, [len(starts)])
    ).astype(np.int64)
    if not len(starts):
        line_words = np.zeros(1, dtype=np.int64)
    line = np.repeat(np.arange(len(line_words) - 1), np.diff(line_words))
    features = np.zeros((len(starts), len(FEATURE_SIZES)), dtype=np.int64)
    spans = list(zip(starts.tolist(), ends.tolist(), strict=True))
    features[:, SHAPE] = [_shape(text[start:end]) for start, end in spans]
    features[:, GAP] = 1
    features[1:, GAP] = starts[1:] > ends[:-1]
    for number, (low, high) in enumerate(pairwise(line_words.tolist())):
        features[low:high, QUOTE] = _quote_states(text, spans[low:high])
        features[low, GAP] = 2
        features[low:high, PLACE] = 0 if number == 0 else 1 if number < 3 else 2
    return Words(starts, ends, line, line_words, first_piece, pieces, features)


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are read at once; ``core`` to ``core_end`` get their answers."""

    start: int
    core: int
    core_end: int
    end: int


def _units(words: Words, limit: int) -> list[tuple[int, int]]:
    """The lines as word ranges; a line of more than ``limit`` pieces is cut into even parts."""
    units = []
    for low, high in pairwise(words.line_words.tolist()):
        size = int(words.first_piece[high] - words.first_piece[low])
        if size <= limit:
            units.append((low, high))
            continue
        parts = -(-size // (limit * 3 // 4))
        targets = words.first_piece[low] + np.arange(1, parts) * size / parts
        cuts = np.searchsorted(words.first_piece[low:high], targets) + low
        edges = sorted({low, *cuts.tolist(), high})
        units.extend(pairwise(edges))
    return units


def plan_windows(
    words: Words, size: int = WINDOW_PIECES, context: int = CONTEXT_PIECES
) -> list[Window]:
    """Windows whose cores cover every word once, cut at line ends where lines are short enough.

    Each begins with up to ``context`` pieces of what stands before its core. One that ends inside
    a line also reads up to ``context`` pieces on. A word longer than a window is cut by the reader.
    """
    room = size - 2 - 2 * context
    wide = size - 2 - context
    first = words.first_piece
    line_ends = set(words.line_words[1:].tolist())
    groups: list[tuple[int, int]] = []
    for low, high in _units(words, room):
        if groups and first[high] - first[groups[-1][0]] <= (wide if high in line_ends else room):
            groups[-1] = (groups[-1][0], high)
        else:
            groups.append((low, high))
    windows = []
    for low, high in groups:
        start = int(np.searchsorted(first, first[low] - context))
        end = high
        if high not in line_ends:
            end = int(np.searchsorted(first, first[high] + context, side="right")) - 1
        windows.append(Window(start, low, high, max(end, high)))
    return windows


def window_arrays(
    words: Words, start: int, end: int, size: int = WINDOW_PIECES
) -> tuple[Integers, Integers, Integers]:
    """Piece ids, features per piece and the place of each word's first piece in the window.

    [CLS] is at 0 and [SEP] last, both with features 0. Words past ``size`` pieces point at [SEP].
    """
    low, high = int(words.first_piece[start]), int(words.first_piece[end])
    high = min(high, low + size - 2)
    ids = np.concatenate(([CLS], words.pieces[low:high], [SEP]))
    lengths = np.diff(words.first_piece[start : end + 1])
    features = np.zeros((len(ids), len(FEATURE_SIZES)), dtype=np.int64)
    features[1:-1] = np.repeat(words.features[start:end], lengths, axis=0)[: high - low]
    places = np.minimum(words.first_piece[start:end] - low + 1, len(ids) - 1)
    return ids, features, places
