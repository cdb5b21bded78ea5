"""Where a span stands in the next version, and when a person is asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsapp.detection.revisions.alignment import align
from newsapp.detection.revisions.carrying import Carrier, Fate, counts_of
from newsapp.detection.types import Span
from tests.conftest import ARTICLE_TEXT, span_of

CLOSE = "The mayor spoke first. “No,” the officials said on Monday of the plan for the port."
OFF = "Later the reporters asked again. “No,” the officials said on Monday of the new school."


def fate_of(words: str, old: str, new: str, nth: int = 1) -> tuple[str, str | None]:
    """What became of the ``nth`` occurrence of ``words``, and the words at its place."""
    carrying = Carrier(align(old, new)).carry(span_of(words, old, nth))
    return carrying.fate.value, carrying.place.of(new) if carrying.place else None


@pytest.mark.parametrize(
    ("words", "nth", "old", "new", "fate", "place"),
    [
        # The words and what stands around them are unchanged.
        ("Ann Bell", 1, "Yes, said Ann Bell of Rye.", "Oh yes, said Ann Bell of Rye.", "carried",
         "Ann Bell"),
        # Words of the span were changed: what took their place is offered.
        ("Two officials", 1, "Two officials said it was closed.",
         "Three officials said it was closed.", "changed", "Three officials"),
        ("the wall would be closed", 1, "Ann Bell said the wall would be closed in May.",
         "Ann Bell said the wall might never be closed in May.", "changed",
         "the wall might never be closed"),
        # A paragraph was moved: its place is offered, never taken.
        ("Ann Bell", 1, "Yes, it rains, said Ann Bell of Rye.\nA second line stands here.\nEnd it.",
         "A second line stands here.\nEnd it.\nYes, it rains, said Ann Bell of Rye.", "moved",
         "Ann Bell"),
        # The sentence is gone.
        ("Ann Bell", 1, "It rained.\nYes, said Ann Bell.\nIt stopped in the end.",
         "It rained.\nIt stopped in the end.", "gone", None),
        # The same words twice: each is carried, since what stands around them decides …
        ("the officials", 1, f"{CLOSE}\n{OFF}", f"{CLOSE}\n{OFF} So be it.", "carried",
         "the officials"),
        ("the officials", 2, f"{CLOSE}\n{OFF}", f"{CLOSE}\n{OFF} So be it.", "carried",
         "the officials"),
        # … the first is gone with its sentence, and does not jump to the second …
        ("“No,” the officials said on Monday", 1, f"{CLOSE}\n{OFF}", OFF, "ambiguous", None),
        ("the officials", 1, f"{CLOSE}\n{OFF}", OFF, "gone", None),
        ("the officials", 2, f"{CLOSE}\n{OFF}", OFF, "carried", "the officials"),
        # … and where the surroundings are the same as well, a person is asked.
        ("He declined", 1, "He declined to say.\nHe declined to say.", "He declined to say.",
         "ambiguous", "He declined"),
        # A word alone shows nothing: its neighbours are all new.
        ("said", 1, "Ann said yes.", "Bo said no.", "ambiguous", "said"),
        # A part of a word, as a hand can mark it, keeps its place in the word.
        ("with", 1, "Ann said it goes without saying.", "So Ann said it goes without saying.",
         "carried", "with"),
        # Offsets are code points: a crossing sign before them shifts by one, not by two.
        ("Ann Bell", 1, "🚧 Yes, said Ann Bell of Rye.", "🚧🚧 Yes, said Ann Bell of Rye.",
         "carried", "Ann Bell"),
        # Another sort of space within the words is another wording.
        ("Ann Bell", 1, "Yes, said Ann Bell of Rye in Kent.", "Yes, said Ann  Bell of Rye in Kent.",
         "changed", "Ann  Bell"),
        # Space alone is nothing to be found again.
        ("  ", 1, "Ann  said it goes.", "Ann  said it went.", "gone", None),
    ],
)  # fmt: skip
def test_what_became_of_a_span(
    words: str, nth: int, old: str, new: str, fate: str, place: str | None
) -> None:
    assert fate_of(words, old, new, nth) == (fate, place)


def test_in_an_unchanged_text_everything_is_carried_even_what_stands_there_twice() -> None:
    text = "No.\nNo.\n"
    carrier = Carrier(align(text, text))
    assert carrier.carry(Span(0, 2)).fate is Fate.CARRIED
    assert carrier.carry(Span(4, 6)).place == Span(4, 6)


lines = st.sampled_from(
    [
        *ARTICLE_TEXT.split("\n"),
        "Officials said no.",
        "Officials said no, and nobody else said anything at all.",
        "He declined to comment.",
        "“It is over,” said Ann Bell, the mayor of Rye.",
        "A spokesman for the mayor said that the officials were wrong about the wall.",
        "",
    ]
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """An article, and the same after a few edits of the sort that editors make."""
    old = draw(st.lists(lines, min_size=1, max_size=14))
    new = list(old)
    for _ in range(draw(st.integers(0, 5))):
        if not new:
            break
        at = draw(st.integers(0, len(new) - 1))
        edit = draw(st.sampled_from(["take out", "put in", "move", "repeat", "reword", "join"]))
        if edit == "take out":
            del new[at]
        elif edit == "put in":
            new.insert(at, draw(lines))
        elif edit == "move":
            line = new.pop(at)
            new.insert(draw(st.integers(0, len(new))), line)
        elif edit == "repeat":
            new.insert(at, new[at])
        elif edit == "join" and at + 1 < len(new):
            new[at : at + 2] = [f"{new[at]} {new[at + 1]}"]
        else:
            words = new[at].split(" ")
            place = draw(st.integers(0, len(words) - 1))
            words[place : place + 1] = draw(
                st.lists(st.sampled_from(["not", "officials", "said", "🚧"]), max_size=2)
            )
            new[at] = " ".join(words)
    return "\n".join(old), "\n".join(new)


@given(edited(), st.data())
@settings(max_examples=300, deadline=None)
def test_however_an_article_is_edited_what_is_carried_quotes_the_same_words(
    texts: tuple[str, str], data: st.DataObject
) -> None:
    old, new = texts
    if not old:
        return
    places = st.integers(0, len(old) - 1)
    pairs = data.draw(st.lists(st.tuples(places, st.integers(1, 40)), min_size=1, max_size=12))
    spans = {Span(start, min(start + length, len(old))) for start, length in pairs}
    found = Carrier(align(old, new)).carry_all(spans)
    assert found.keys() == spans
    counts = counts_of(found.values())
    asked = sum(count for fate, count in counts.items() if fate.asks)
    assert counts[Fate.CARRIED] + asked + counts[Fate.GONE] == len(spans)
    for span, carrying in found.items():
        assert carrying.place is None or carrying.place.end <= len(new)
        if carrying.fate in (Fate.CARRIED, Fate.MOVED):
            assert carrying.place is not None
            assert carrying.place.of(new) == span.of(old)
    kept = [(one.span, one.place) for one in found.values() if one.fate is Fate.CARRIED]
    order = sorted(kept)
    assert order == sorted(kept, key=lambda pair: (pair[1].start, pair[1].end) if pair[1] else ())


@given(st.lists(lines, min_size=2, max_size=10), st.data())
@settings(deadline=None)
def test_a_line_that_stands_once_is_carried_while_others_are_taken_out(
    article: list[str], data: st.DataObject
) -> None:
    """Nothing that people did is asked for again without need."""
    single = [line for line in article if article.count(line) == 1 and len(line.split()) > 5]
    if not single:
        return
    wanted = data.draw(st.sampled_from(single))
    others = [line for line in article if line != wanted]
    kept = data.draw(st.sets(st.sampled_from(others))) if others else set()
    new = "\n".join(line for line in article if line == wanted or line in kept)
    old = "\n".join(article)
    if old.count(wanted) > 1 or new.count(wanted) > 1:
        return
    assert fate_of(wanted, old, new) == ("carried", wanted)


QUAY = "The quay was shut on Sunday after a crane fell across the northern berth of the port."
RAIN = "It had rained for a week, and the road to the town was under water."
PILOTS = "Pilots of the port said that the channel had silted up since the storm."
FERRY = "A deckhand asked whether the ferry would sail by noon. Captain Reyes said it would."
REVISED_FERRY = "Captain Reyes said the ferry would sail by noon."
STRIKE = "Two clerks of the yard said a strike had been talked over."


@pytest.mark.parametrize(
    ("words", "nth", "fate", "place"),
    [
        # A sentence that stands once and was moved is moved as a whole, although another one with
        # its cue stands where it stood …
        ("Pilots of the port", 1, "moved", "Pilots of the port"),
        ("said", 1, "moved", "said"),
        ("the channel had silted up", 1, "moved", "the channel had silted up"),
        # … what its words stand beside now is theirs as well …
        ("Captain Reyes said", 1, "moved", "Captain Reyes said"),
        # … and a brand-new sentence is nobody's, whatever stood between the same neighbours.
        ("it would", 1, "gone", None),
    ],
)
def test_a_sentence_that_moved_is_moved_and_a_new_one_takes_nobodys_place(
    words: str, nth: int, fate: str, place: str | None
) -> None:
    old = "\n".join((QUAY, RAIN, PILOTS, FERRY))
    new = "\n".join((PILOTS, QUAY, RAIN, REVISED_FERRY, STRIKE))
    assert fate_of(words, old, new, nth) == (fate, place)


def test_what_stands_once_in_each_text_does_not_stand_in_several_places() -> None:
    """Everything around it is new: it is asked about, as what may have moved."""
    old = "It rained.\nPilots of Rye spoke.\nIt stopped."
    new = "Snow fell.\nPilots of Rye sang\nAll was white"
    assert fate_of("Pilots of Rye", old, new) == ("moved", "Pilots of Rye")


def test_words_changed_in_a_sentence_that_moved_are_changed_there() -> None:
    old = "\n".join((QUAY, RAIN, PILOTS))
    new = "\n".join((PILOTS.replace("the channel", "all of it"), QUAY, RAIN))
    assert fate_of("the channel", old, new) == ("changed", "all of it")


FOREIGN = st.sampled_from(
    [
        "Zwei Boote said nichts mehr gestern.",
        "Zwei Boote said officials gestern.",
        "“Nein,” said Bettina Kahn, leise.",
    ]
)


@given(edited(), FOREIGN, st.data())
@settings(max_examples=200, deadline=None)
def test_nothing_of_the_old_text_is_found_in_a_sentence_that_has_hardly_a_word_of_it(
    texts: tuple[str, str], foreign: str, data: st.DataObject
) -> None:
    old, new = texts
    lines = new.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    new = "\n".join((*lines[:at], foreign, *lines[at:]))
    start = sum(len(line) + 1 for line in lines[:at])
    stranger = Span(start, start + len(foreign))
    carrier = Carrier(align(old, new))
    for word in re.finditer(r"\w+", old):
        found = carrier.carry(Span(*word.span()))
        if found.fate in (Fate.CARRIED, Fate.CHANGED) and found.place is not None:
            assert not found.place.overlaps(stranger), word.group()


@given(
    st.lists(lines, min_size=2, max_size=10, unique=True).flatmap(
        lambda article: st.tuples(st.just(article), st.permutations(article))
    )
)
@settings(max_examples=200, deadline=None)
def test_in_lines_that_change_places_no_word_jumps_to_another_line(
    articles: tuple[list[str], list[str]],
) -> None:
    before, after = articles
    old, new = "\n".join(before), "\n".join(after)
    carrier = Carrier(align(old, new))
    start = 0
    for line in before:
        home = sum(len(one) + 1 for one in after[: after.index(line)])
        for word in re.finditer(r"\w+", line):
            found = carrier.carry(Span(start + word.start(), start + word.end()))
            if found.fate is not Fate.AMBIGUOUS and found.place is not None:
                assert home <= found.place.start < home + len(line), (line, word.group())
        start += len(line) + 1
