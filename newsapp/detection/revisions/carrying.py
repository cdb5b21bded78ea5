"""Where the spans of a text stand in its next version, and which of them a person must look at.

A span is carried where its words stand in the same order among words that show it to be the same
place: together with half of what is unchanged around it (all of it, where its whole line is) it
occurs once in the old text and once in the new. Everything else is asked or gone, so that nothing
jumps to a look-alike unseen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsapp.detection.revisions.alignment import NOWHERE, Alignment
from newsapp.detection.revisions.kinship import Kinship
from newsapp.detection.types import Span

_LEAST = 4
"""A place is shown by this many words at least, those of the span counted in. A house rule:
three words in a row ("officials said the") are often the same by chance."""
_TELLING = 3
"""Words of this number are looked for elsewhere in the text, once their place is gone."""
_AROUND = (40, 400)
"""So many words on either side are looked at; the second where the first do not decide."""
_GRAM = 3
_MOST_PLACES = 1_000
"""Three words in a row that are more frequent than this tell nothing."""


class Fate(StrEnum):
    """What became of a span."""

    CARRIED = "carried"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"

    @property
    def asks(self) -> bool:
        """Whether a person must say where it belongs."""
        return self in (Fate.MOVED, Fate.CHANGED, Fate.AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Carrying:
    """A span of the old text and what became of it.

    ``place`` is where it stands in the new text (carried), or where it may stand: the same words
    elsewhere (moved), the words that took its place (changed), one of several (ambiguous). None
    where nothing can be offered.
    """

    span: Span
    fate: Fate
    place: Span | None


class Carrier:
    """Says of spans of the old text where they are in the new one."""

    def __init__(self, alignment: Alignment) -> None:
        self._old = alignment.old
        self._new = alignment.new
        self._kept = alignment.kept
        self._moved = alignment.moved
        self._same = alignment.old.text == alignment.new.text
        self._known: dict[Span, Carrying] = {}
        self._kinship = Kinship(alignment)
        self._places = self._kinship.places
        self._origins = {there: place for place, there in enumerate(self._places)}
        self._left, self._right = _runs(alignment.kept)
        self._in_old = _Grams(alignment.old.values)
        self._in_new = _Grams(alignment.new.values)

    def carry(self, span: Span) -> Carrying:
        """What became of ``span``, code points into the old text."""
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = self._found(span)
        return known

    def _found(self, span: Span) -> Carrying:
        if self._same:
            return Carrying(span, Fate.CARRIED, span)
        words = self._old.covering(span)
        if not words:
            return Carrying(span, Fate.GONE, None)
        place = self._mapped(span, words, self._kept)
        if place is not None:
            if self._is_decided(words, self._kept[words.start]):
                return Carrying(span, Fate.CARRIED, place)
            # What stands once in each text is no look-alike, though all around it is new.
            once = self._old.weight(words) >= _TELLING and self._stands_once(words)
            return Carrying(span, Fate.MOVED if once else Fate.AMBIGUOUS, place)
        place = self._mapped(span, words, self._moved)
        if place is not None:
            return Carrying(span, Fate.MOVED, place)
        place = self._replaced(words)
        if place is not None:
            return Carrying(span, Fate.CHANGED, place)
        return self._elsewhere(span, words)

    def carry_all(self, spans: Iterable[Span]) -> dict[Span, Carrying]:
        """What became of each of ``spans``."""
        return {span: self.carry(span) for span in spans}

    def _mapped(self, span: Span, words: range, places: Sequence[int]) -> Span | None:
        """Where the span's words stand one after another as they did; None where they do not."""
        there = [places[word] for word in words]
        first = there[0]
        if first == NOWHERE or there != list(range(first, first + len(there))):
            return None
        start = self._new.starts[first] + span.start - self._old.starts[words.start]
        end = start + len(span)
        if start < 0 or self._new.text[start:end] != span.of(self._old.text):
            return None
        return Span(start, end)

    def _is_decided(self, words: range, there: int) -> bool:
        """Whether what is unchanged around the words shows that this is the same place."""
        if self._stands_elsewhere(self._kinship.broken(words)):
            return False
        for most in _AROUND:
            left = min(most, self._left[words.start])
            right = min(most, self._right[words.stop - 1])
            around = range(words.start - left, words.stop + right)
            at_edges = (around.start == 0 and there == left) + (
                around.stop == len(self._old) and there + len(words) + right == len(self._new)
            )
            if self._old.weight(around) + at_edges < _LEAST:
                return False
            share = 1 if self._has_whole_line(words, there, left, right) else 2
            left_told, right_told = -(-left // share), -(-right // share)
            told = self._old.values[words.start - left_told : words.stop + right_told]
            if self._in_old.has_once(told) and self._in_new.has_once(told):
                return True
            if left < most and right < most:
                return False
        return False

    def _stands_elsewhere(self, sentence: range | None) -> bool:
        """Whether a sentence has left its place, so that what stands there now is another one."""
        if sentence is None:
            return False
        values = self._old.values[sentence.start : sentence.stop]
        return self._kinship.has_moved(sentence) or bool(self._in_new.places(values, most=1))

    def _has_whole_line(self, words: range, there: int, left: int, right: int) -> bool:
        """Whether the line around the words is unchanged from its start to its end.

        ``left`` and ``right`` say how many words around them are unchanged.
        """
        old, new = self._old.values, self._new.values
        before = _up_to_line_end(old, words.start - 1, -1, left)
        after = _up_to_line_end(old, words.stop, 1, right)
        return (
            before is not None
            and after is not None
            and before == _up_to_line_end(new, there - 1, -1, left)
            and after == _up_to_line_end(new, there + len(words), 1, right)
        )

    def _replaced(self, words: range) -> Span | None:
        """What stands between the old neighbours now, or around the words that are left.

        None where that is in a sentence that has little in common with the old one.
        """
        part = self._between_neighbours(words) or self._around_what_is_left(words)
        place = self._trimmed(part) if part is not None else None
        if place is None or not self._kinship.is_kept(words, self._new.covering(place)):
            return None
        return place

    def _between_neighbours(self, words: range) -> range | None:
        before = self._places[words.start - 1] if words.start else NOWHERE
        at_end = words.stop == len(self._old)
        after = len(self._new) if at_end else self._places[words.stop]
        bounded = (words.start == 0 or before != NOWHERE) and after != NOWHERE
        if not bounded or not 0 < after - before - 1 <= 3 * len(words) + 10:
            return None
        part = range(before + 1, after)
        # Words that other old ones are now took nobody's place.
        return part if all(self._origins.get(at, words.start) in words for at in part) else None

    def _around_what_is_left(self, words: range) -> range | None:
        left = sorted(place for word in words if (place := self._places[word]) != NOWHERE)
        if not left or not self._new.weight(range(left[0], left[-1] + 1)):
            return None
        part = range(left[0], left[-1] + 1)
        many = len(left) * 2 >= len(words) and len(part) <= 3 * len(words) + 10
        return part if many else None

    def _trimmed(self, part: range) -> Span | None:
        """The new words of ``part`` as a span, without line ends at its edges or beyond a line."""
        values = self._new.values
        places = list(part)
        while places and values[places[0]] == "\n":
            places.pop(0)
        for at, place in enumerate(places):
            if values[place] == "\n":
                places = places[:at]
                break
        if not places or not self._new.weight(range(places[0], places[-1] + 1)):
            return None
        return Span(self._new.starts[places[0]], self._new.ends[places[-1]])

    def _stands_once(self, words: range) -> bool:
        """Whether the words stand in one place of the old text, and in one of the new."""
        values = self._old.values[words.start : words.stop]
        return self._in_old.has_once(values) and self._in_new.has_once(values)

    def _elsewhere(self, span: Span, words: range) -> Carrying:
        """The same words in another place, where they say enough to be the same."""
        values = self._old.values[words.start : words.stop]
        found = self._in_new.places(values, most=2)
        if len(found) == 1 and self._stands_once(words):
            start = self._new.starts[found[0]] + span.start - self._old.starts[words.start]
            if start >= 0 and self._new.text[start : start + len(span)] == span.of(self._old.text):
                return Carrying(span, Fate.MOVED, Span(start, start + len(span)))
        if found and self._old.weight(words) >= _TELLING:
            return Carrying(span, Fate.AMBIGUOUS, None)
        return Carrying(span, Fate.GONE, None)


def _up_to_line_end(values: Sequence[str], at: int, step: int, most: int) -> int | None:
    """How many words stand between a place and the line's edge; None if more than ``most``."""
    for count in range(most + 1):
        place = at + step * count
        if not 0 <= place < len(values) or values[place] == "\n":
            return count
    return None


def _runs(kept: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each word how many before it, and after it, are kept next to it as they were."""
    left = [0] * len(kept)
    right = [0] * len(kept)
    for place in range(1, len(kept)):
        if NOWHERE != kept[place - 1] == kept[place] - 1:
            left[place] = left[place - 1] + 1
    for place in range(len(kept) - 2, -1, -1):
        if NOWHERE != kept[place] == kept[place + 1] - 1:
            right[place] = right[place + 1] + 1
    return left, right


class _Grams:
    """Finds runs of words by their rarest three in a row."""

    def __init__(self, values: list[str]) -> None:
        self._values = values
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, value in enumerate(values):
            self._by_word[value].append(place)
        self._by_gram: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in range(len(values) - _GRAM + 1):
            self._by_gram[tuple(values[place : place + _GRAM])].append(place)

    def has_once(self, run: Sequence[str]) -> bool:
        """Whether ``run`` occurs exactly once; no, where looking would take too long."""
        return len(self.places(run, most=2)) == 1

    def places(self, run: Sequence[str], *, most: int) -> list[int]:
        """The first ``most`` places where ``run`` begins; none where looking takes too long."""
        wanted = list(run)
        if len(wanted) < _GRAM:
            offset, candidates = 0, self._by_word.get(wanted[0], [])
        else:
            grams = (
                (at, self._by_gram.get(tuple(wanted[at : at + _GRAM]), []))
                for at in range(len(wanted) - _GRAM + 1)
            )
            offset, candidates = min(grams, key=lambda gram: len(gram[1]))
            if len(candidates) > _MOST_PLACES:
                return []
        found = []
        for candidate in candidates:
            start = candidate - offset
            if start >= 0 and self._values[start : start + len(wanted)] == wanted:
                found.append(start)
                if len(found) == most:
                    break
        return found


def counts_of(carryings: Iterable[Carrying]) -> Counter[Fate]:
    """How many spans met which fate."""
    return Counter(carrying.fate for carrying in carryings)
