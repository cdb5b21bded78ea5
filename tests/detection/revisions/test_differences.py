"""Two texts side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.differences import Change, Comparison, Side
from newsapp.detection.types import Span

SIGNS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]", Change.MOVED: "[~{}~]"}


def drawn(side: Side | None) -> str | None:
    if side is None:
        return None
    return "".join(SIGNS[piece.change].format(piece.text) for piece in side.pieces)


def shown(old: str, new: str) -> list[tuple[str | None, str | None]]:
    return [(drawn(row.old), drawn(row.new)) for row in Comparison(align(old, new)).rows()]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # The same.
        ("Ann said so.", "Ann said so.", [("Ann said so.", "Ann said so.")]),
        # A word for a word.
        ("It shuts in May, they said.", "It shuts in June, they said.",
         [("It shuts in [-May-], they said.", "It shuts in [+June+], they said.")]),
        # A paragraph put in and one taken out.
        ("Ann said so.\n\nBo said no.", "Ann said so.\n\nIt rained.\n\nBo said no.",
         [("Ann said so.", "Ann said so."), (None, "[+It rained.+]"),
          ("Bo said no.", "Bo said no.")]),
        ("Ann said so.\nIt rained.\nBo said no.", "Ann said so.\nBo said no.",
         [("Ann said so.", "Ann said so."), ("[-It rained.-]", None),
          ("Bo said no.", "Bo said no.")]),
        # A paragraph that moved is told from one that is gone.
        ("Ann said the wall would hold.\nBo said that the gate was open to all.",
         "Bo said that the gate was open to all.\nAnn said the wall would hold.",
         [("[~Ann said the wall would hold.~]", None),
          ("Bo said that the gate was open to all.", "Bo said that the gate was open to all."),
          (None, "[~Ann said the wall would hold.~]")]),
        # One word alike between two changes is no island.
        ("It was the worst of all storms.", "She took the best from our friends.",
         [("[-It was the worst of all storms-].", None),
          (None, "[+She took the best from our friends+].")]),
        # Nothing on one side.
        ("", "Ann said so.", [(None, "[+Ann said so.+]")]),
        ("Ann said so.", "", [("[-Ann said so.-]", None)]),
    ],
)  # fmt: skip
def test_rows(old: str, new: str, wanted: list[tuple[str | None, str | None]]) -> None:
    assert shown(old, new) == wanted


def test_what_is_looked_at_is_marked_on_both_sides_and_nothing_else_is_shown() -> None:
    old = "Ann said so.\nTwo officials said no.\nIt rained."
    new = "Ann said so.\nThree officials said no.\nIt rained."
    (row,) = Comparison(align(old, new)).rows_at([Span(13, 26)], [Span(13, 28)])
    assert row.old is not None
    assert row.new is not None
    marked = ["".join(p.text for p in side.pieces if p.marked) for side in (row.old, row.new)]
    assert marked == ["Two officials", "Three officials"]
    assert row.differs


def test_a_paragraph_that_moved_stands_beside_itself() -> None:
    old = "Ann said the wall would hold.\nBo said that the gate was open to all."
    new = "Bo said that the gate was open to all.\nAnn said the wall would hold."
    (row,) = Comparison(align(old, new)).rows_at([Span(0, 3)], [Span(39, 42)])
    assert drawn(row.old) == drawn(row.new) == "[~Ann~][~ said the wall would hold.~]"


HARBOUR = "The wall is old.\nTwo officials said no.\nIt rained all day.\nThe gate is shut."


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        # Nothing else changed: what the paragraph became.
        ("The wall is old.\nThree officials said no.\nIt rained.", "Three officials said no."),
        # The paragraph is gone: the one before, though the one behind is as near.
        ("New.\nThe wall is old.\nIt rained all day.\nThe gate is shut.", "The wall is old."),
        # That one is gone as well: the one behind.
        ("New.\nIt rained all day.\nThe gate is shut.", "It rained all day."),
        ("The gate is shut.", "The gate is shut."),
        # Nothing of the old text is left.
        ("Something else altogether happened here.", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_nearest_paragraph_that_is_still_there(new: str, wanted: str | None) -> None:
    start = Comparison(align(HARBOUR, new)).nearest([Span(17, 30)])
    assert (None if start is None else new[start:].split("\n")[0]) == wanted


def test_nothing_is_near_to_no_words() -> None:
    assert Comparison(align(HARBOUR, HARBOUR)).nearest([]) is None


def test_the_nearest_to_any_of_several_spans() -> None:
    """Where one of its paragraphs still stands, that is the place."""
    new = "The wall is old.\nIt rained all day."
    start = Comparison(align(HARBOUR, new)).nearest([Span(17, 30), Span(40, 42)])
    assert start == new.index("It rained")


texts = st.lists(
    st.sampled_from(
        ["Ann said so.", "Two officials said no.", "", "It rained 🚧 all day.", "…", "No"]
    )
).map("\n".join)


@given(texts, texts)
def test_every_paragraph_stands_in_one_row_whole_and_in_order(old: str, new: str) -> None:
    rows = Comparison(align(old, new)).rows()
    for text, sides in (
        (old, [row.old for row in rows if row.old]),
        (new, [row.new for row in rows if row.new]),
    ):
        paragraphs = [line for line in text.split("\n") if line.strip()]
        assert ["".join(p.text for p in side.pieces) for side in sides] == paragraphs
