"""Whether a sentence of the new text is one of the old text that was edited, or another one.

What stands between the same neighbours as a span did need not have taken its place: a sentence was
taken out, and a brand-new one put in. So words count as changed only where their sentences have
much in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsapp.detection.revisions.alignment import NOWHERE
from newsapp.detection.revisions.words import Words
from newsapp.detection.paragraphs import trim
from newsapp.detection.sentences import find_sentences

_SHARED = 3
"""One in so many words of the shorter sentence is in both, and never fewer than two: "said" alone
is in every other sentence. A house rule."""
_LEAST_SHARED = 2


class Kinship:
    """Compares the sentences of two texts. ``places`` are the old words' places in the new one."""

    def __init__(self, old: Words, new: Words, places: Sequence[int]) -> None:
        self._old = old
        self._new = new
        self._places = places
        self._sentences_of_old = _SentencesByWord(old)
        self._sentences_of_new = _SentencesByWord(new)

    def is_kept(self, words: range, there: range) -> bool:
        """Whether the sentence of old ``words`` is that of the new words ``there``, edited."""
        before = self._sentences_of_old.around(words)
        after = self._sentences_of_new.around(there)
        shared = sum(
            self._places[word] in after and self._old.values[word][0].isalnum()
            for word in before
            if self._places[word] != NOWHERE
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
        return next((one for one in self._cut[start] if place in one), range(place, place + 1))
