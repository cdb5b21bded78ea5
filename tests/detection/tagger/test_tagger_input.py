"""Words, features and windows: what the tagger reads."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from newsapp.detection.tagger.input import (
    GAP,
    PLACE,
    QUOTE,
    SHAPE,
    load_tokenizer,
    plan_windows,
    read_words,
    window_arrays,
)


def small_tokenizer() -> Tokenizer:
    """A tokenizer of the encoder's make whose words fall into single letters."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"“”‘’«»()-"
    vocabulary = {"[PAD]": 0, "[UNK]": 1}
    for letter in letters:
        vocabulary[letter] = len(vocabulary)
        vocabulary[f"##{letter}"] = len(vocabulary)
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return load_tokenizer(tokenizer.to_str().encode())


TOKENIZER = small_tokenizer()


def words_of(text: str) -> list[str]:
    words = read_words(text, TOKENIZER)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words end at spaces and punctuation marks, which are words of their own
        ("“It rains,” she said.", ["“", "It", "rains", ",", "”", "she", "said", "."]),
        # accents and letters outside the basic plane keep code-point offsets
        ("Zoë 😀 said", ["Zoë", "😀", "said"]),
        # what looks like a special piece is plain text
        ("[SEP] ok", ["[", "SEP", "]", "ok"]),
        ("", []),
        (" \n\n\t", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # straight marks open and close in turn
        ('He said "no way" twice', [0, 0, 2, 1, 1, 3, 0]),
        # curly marks, the comma inside
        ("“Rain,” she said", [2, 1, 1, 3, 0, 0]),
        # a paragraph of a running quotation opens a mark and closes none
        ("“Rain came", [2, 1, 1]),
        # the next line starts outside again
        ("“Rain\ncame", [2, 1, 0]),
        # British single marks; the apostrophe inside closes nothing
        ("‘It’s wet,’ she said", [2, 4, 4, 4, 4, 4, 3, 0, 0]),
        # apostrophes alone open nothing
        ("the '90s and workers’ rights", [0] * 7),
        # a closing mark that closes nothing
        ("no” more", [0, 5, 0]),
    ],
)
def test_quotation_state(text: str, expected: list[int]) -> None:
    assert read_words(text, TOKENIZER).features[:, QUOTE].tolist() == expected


def test_shape_gap_and_place() -> None:
    words = read_words("The EU’s 27\nmembers\nmet\nhere McKay", TOKENIZER)
    assert words.features[:, SHAPE].tolist() == [2, 3, 6, 1, 5, 1, 1, 1, 4]
    assert words.features[:, GAP].tolist() == [2, 1, 0, 0, 1, 2, 2, 2, 1]
    assert words.features[:, PLACE].tolist() == [0, 0, 0, 0, 0, 1, 1, 2, 2]


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('ab Z9."“”‘’\n\n \x00'), st.characters(codec="utf-8")),
    max_size=600,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_cut_into_words_in_order_and_windows_cover_them_once(text: str) -> None:
    words = read_words(text, TOKENIZER)
    starts, ends = words.starts, words.ends
    assert np.all(starts < ends)
    assert np.all(ends[:-1] <= starts[1:])
    assert not len(words) or (starts[0] >= 0 and ends[-1] <= len(text))
    assert not any("\n" in text[a:b] for a, b in zip(starts, ends, strict=True))
    core: list[int] = []
    for window in plan_windows(words, size=40, context=6):
        assert window.start <= window.core < window.core_end <= window.end
        ids, features, places = window_arrays(words, window.start, window.end, size=40)
        assert len(ids) == len(features) <= 40
        assert len(places) == window.end - window.start
        core.extend(range(window.core, window.core_end))
    assert core == list(range(len(words)))


def test_windows_keep_short_lines_whole_and_repeat_what_stands_before() -> None:
    text = "\n".join(["one two three"] * 20)
    words = read_words(text, TOKENIZER)
    windows = plan_windows(words, size=60, context=11)
    ends = set(words.line_words.tolist())
    assert len(windows) > 1
    assert all(window.core in ends and window.core_end in ends for window in windows)
    assert all(window.start < window.core for window in windows[1:])
