"""Which words of the old text are which of the new one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.revisions.alignment import NOWHERE, align
from newsapp.detection.revisions.words import words_of
from newsapp.detection.types import Span


def shown(old: str, new: str) -> str:
    """The old words with what became of them: kept as they are, <moved>, [gone]."""
    alignment = align(old, new)
    marked = []
    for place, value in enumerate(alignment.old.values):
        if alignment.kept[place] != NOWHERE:
            marked.append(value)
        elif alignment.moved[place] != NOWHERE:
            marked.append(f"<{value}>")
        else:
            marked.append(f"[{value}]")
    return " ".join(marked).replace("\n", "¶")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # Nothing changed, and everything did.
        ("Ann said so.", "Ann said so.", "Ann said so ."),
        ("Ann said so.", "Rain fell", "[Ann] [said] [so] [.]"),
        # A word put in, taken out, replaced.
        ("Ann said so", "Ann never said so", "Ann said so"),
        ("Ann never said so", "Ann said so", "Ann [never] said so"),
        ("Two officials said so", "Three officials said so", "[Two] officials said so"),
        # The space between words is no word.
        ("Ann  said\tso", "Ann said so", "Ann said so"),
        # A paragraph that is gone does not pull the next one into its place.
        (
            "The officials said the deal was close.\nThe officials said the deal was off.",
            "The officials said the deal was off.",
            "[The] [officials] [said] [the] [deal] [was] [close] [.] [¶] "
            "The officials said the deal was off .",
        ),
        # Two paragraphs change places: one stays, the other is moved.
        (
            "Ann said the wall would hold.\nBo said that the gate was open to all.\nEnd.",
            "Bo said that the gate was open to all.\nAnn said the wall would hold.\nEnd.",
            "<Ann> <said> <the> <wall> <would> <hold> <.> <¶> "
            "Bo said that the gate was open to all . ¶ End .",
        ),
        # Nothing to compare.
        ("", "Ann", ""),
        ("Ann", "", "[Ann]"),
    ],
)
def test_what_became_of_the_words(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


texts = st.lists(st.sampled_from("Ann Bo said the wall , . \n it’s 🚧 e\u0301".split(" "))).map(
    " ".join
)


@given(texts, texts)
def test_pairs_are_of_equal_words_each_used_once_and_kept_ones_in_order(old: str, new: str) -> None:
    alignment = align(old, new)
    kept = [place for place in alignment.kept if place != NOWHERE]
    moved = [place for place in alignment.moved if place != NOWHERE]
    assert kept == sorted(kept)
    assert len({*kept, *moved}) == len(kept) + len(moved)
    for places in (alignment.kept, alignment.moved):
        for place, there in enumerate(places):
            if there != NOWHERE:
                assert alignment.old.values[place] == alignment.new.values[there]


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    for place, value in enumerate(words.values):
        assert text[words.starts[place] : words.ends[place]] == value
        assert words.covering(Span(words.starts[place], words.ends[place])) == range(
            place, place + 1
        )
    spoken = "".join(words.values).replace("\n", "")
    assert spoken == "".join(text.split()).replace("\n", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("said " * 20_000, "said " * 19_000 + "no " * 500),
        ("He said so.\n" * 7_000, "He said so.\n" * 3_000 + "No.\n" + "He said so.\n" * 3_000),
        ("a b " * 10_000, "b a c " * 7_000),
        (" ".join(map(str, range(20_000))), " ".join(map(str, reversed(range(20_000))))),
    ],
)
def test_texts_that_are_hard_to_compare_take_no_longer_than_others(old: str, new: str) -> None:
    begun = time.process_time()
    align(old, new)
    assert time.process_time() - begun < 5
