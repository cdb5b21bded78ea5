"""Whether a sentence of the new text is one of the old text that was edited, or another one.

What stands between the same neighbours as a span did need not have taken its place: a sentence was
taken out, and a brand-new one put in. So words count as changed only where their sentences have
much in common.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from newsapp.detection.paragraphs import trim
from newsapp.detection.revisions.alignment import NOWHERE, Alignment
from newsapp.detection.revisions.words import Words
from newsapp.detection.sentences import find_sentences

_SHARED = 3
"""One in so many words of the shorter sentence is in both, and never fewer than two: "said" alone
is in every other sentence. A house rule."""
_LEAST_SHARED = 2
_NEAR = 60
"""A sentence is looked at where one of so many words on either side is not kept."""


class Kinship:
    """Compares the sentences of two texts."""

    def __init__(self, alignment: Alignment) -> None:
        self._old = old = alignment.old
        self._new = new = alignment.new
        self._kept = alignment.kept
        self._moved = alignment.moved
        self.places = [
            there if there != NOWHERE else moved
            for there, moved in zip(alignment.kept, alignment.moved, strict=True)
        ]
        self._sentences_of_old = _SentencesByWord(old)
        self._sentences_of_new = _SentencesByWord(new)

    def broken(self, words: range) -> range | None:
        """The sentence of old ``words``; None where all of it stands as it did."""
        near = range(max(0, words.start - _NEAR), min(words.stop + _NEAR, len(self._old)))
        if self._is_whole(near):
            return None  # the usual case, without a look at the sentence
        sentence = self._sentences_of_old.around(words)
        return None if self._is_whole(sentence) else sentence

    def _is_whole(self, part: range) -> bool:
        """Whether old words stand in a row in the new text, none of them moved."""
        there = [self._kept[word] for word in part]
        return NOWHERE not in there and there[-1] - there[0] == len(part) - 1

    def has_moved(self, sentence: range) -> bool:
        """Whether more words of an old sentence stand elsewhere now than where they stood."""
        kept = sum(self._kept[word] != NOWHERE for word in sentence)
        return kept < sum(self._moved[word] != NOWHERE for word in sentence)

    def is_kept(self, words: range, there: range) -> bool:
        """Whether the sentence of old ``words`` is that of the new words ``there``, edited."""
        before = self._sentences_of_old.around(words)
        after = self._sentences_of_new.around(there)
        shared = sum(
            self.places[word] in after and self._old.values[word][0].isalnum()
            for word in before
            if self.places[word] != NOWHERE
        )
        shorter = min(self._old.weight(before), self._new.weight(after))
        return shared >= _LEAST_SHARED and shared * _SHARED >= shorter


class _SentencesByWord:
    """Finds the sentence around a word; a paragraph is cut when it is first asked about."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cut: dict[int, list[range]] = {}

    def around(self, part: range) -> range:
        """The words of all sentences that ``part`` touches."""
        first, last = self._of(part.start), self._of(part.stop - 1)
        return range(min(first.start, part.start), max(last.stop, part.stop))

    def _of(self, place: int) -> range:
        text = self._words.text
        start = text.rfind("\n", 0, self._words.starts[place]) + 1
        if start not in self._cut:
            end = text.find("\n", start)
            end = end if end >= 0 else len(text)
            line = [trimmed] if (trimmed := trim(text, start, end)) else []
            self._cut[start] = [
                self._words.covering(one.span) for one in find_sentences(text, line)
            ]
        sentences = self._cut[start]
        at = bisect_right(sentences, place, key=attrgetter("stop"))
        found = sentences[at] if at < len(sentences) else range(0)
        return found if place in found else range(place, place + 1)
