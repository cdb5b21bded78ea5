"""Words of a paragraph with their coarse classes. A quotation is one token.

Classes, one letter each:
  D determiner    O subject pronoun  N noun or unknown   C capitalised   M number
  P preposition   V verb form        X auxiliary, modal  R adverb        T "that"
  W relative      S subordinator     A and, or           B but           I "to"
  K time word     Q quotation        E end of sentence   , ; : - ( )     themselves
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsapp.detection.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NOT_ADVERBS,
    NUMBER_WORDS,
    OTHER_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS
from newsapp.detection.types import Span

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,6}(?=\W|$)"  # U.S., p.m.
    r"|[$£€¥]?\d[\d,.:/]*\d%?|[$£€¥]?\d%?(?:st|nd|rd|th)?"
    r"|@\w{1,40}|\w+(?:(?:[’'&/-]|\.(?=[a-z0-9]))\w+){0,8}"
    r"|--+|[—–…]|[,;:()\[\]/&%|-]"
)
_POSSESSIVE = re.compile(r"(?:[’']s|s[’'])$")
_TITLE_STOP = re.compile(
    r"(?i)(?:sen|rep|gov|gen|lt|col|sgt|capt|mr|mrs|ms|dr|prof|st|hon|rev|adm|maj|jr|sr|inc|corp|co|ltd"
    r"|[A-Z])"
)


_CLASSES: dict[str, str] = {
    **dict.fromkeys(NUMBER_WORDS, "M"),
    **dict.fromkeys(TIME_WORDS, "K"),
    **dict.fromkeys(ADVERBS - TIME_WORDS, "R"),
    **dict.fromkeys(PREPOSITIONS, "P"),
    **dict.fromkeys(SUBORDINATORS, "S"),
    **dict.fromkeys(DETERMINERS, "D"),
    **dict.fromkeys(OTHER_PRONOUNS, "O"),
    **dict.fromkeys(AUXILIARIES | MODALS, "X"),
    **dict.fromkeys(SUBJECT_PRONOUNS, "O"),
    **dict.fromkeys(RELATIVES, "W"),
    "that": "T",
    "to": "I",
    "and": "A",
    "or": "A",
    "nor": "A",
    "&": "A",
    "but": "B",
    "one": "M",
    "according": "P",
    "close": "N",
}
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "-": "-",
    "—": "-",
    "–": "-",
    "…": "-",
    "/": "A",
    "&": "A",
    "|": ";",
    "%": "N",
}


@dataclass(slots=True)
class Passage:
    """The tokens of one paragraph: parallel lists, plus where its sentences begin and end.

    ``classes`` is one letter a token; ``limits[i]`` is the token range of the sentence with i.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The text from token ``first`` to token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def sentence(self, token: int) -> tuple[int, int]:
        """First token of the sentence that holds ``token``, and the one behind its last."""
        return self.sentences[self.sentence_of[token]]

    def is_possessive(self, token: int) -> bool:
        """Whether a token ends in 's or s'."""
        word = self.lower[token]
        return bool(_POSSESSIVE.search(word)) and word not in ("it’s", "it's", "that’s", "that's")

    def add(self, start: int, end: int, kind: str) -> None:
        """Append one token."""
        word = "" if kind == "Q" else self.text[start:end]
        self.words.append(word)
        self.lower.append(word.lower().replace("’", "'"))
        self.starts.append(start)
        self.ends.append(end)
        self.classes.append(kind)


def read_passage(
    text: str, start: int, end: int, quotations: Sequence[Span], sentence_starts: Iterable[int]
) -> Passage:
    """Tokens of ``text[start:end]``. ``quotations`` and ``sentence_starts`` lie inside it."""
    passage = Passage(text)
    at = start
    for quotation in (*quotations, None):
        until = quotation.start if quotation else end
        _read_words(passage, at, until)
        if quotation:
            passage.add(quotation.start, quotation.end, "Q")
            at = quotation.end
    _divide(passage, sorted(sentence_starts))
    _settle(passage)
    return passage


def _read_words(passage: Passage, start: int, end: int) -> None:
    text = passage.text
    for match in _WORD.finditer(text, start, end):
        word_start, word_end = match.span()
        word = match.group()
        if word_end < end and text[word_end] == "." and _TITLE_STOP.fullmatch(word):
            word_end += 1
        apostrophe = text[word_end : word_end + 1]
        if word[-1:] == "s" and apostrophe in ("’", "'") and word_end < end:
            word_end += 1  # the ministers’ plan
        kind = _class_of(word)
        if kind == "V" and word_end != match.end():
            kind = "N"  # "judges’" owns something, "wash." is a place
        passage.add(word_start, word_end, kind)


def _class_of(word: str) -> str:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word.startswith("--"):
        return "-"
    lower = word.lower().replace("’", "'")
    if word[0].isdigit() or word[0] in "$£€¥":
        return "M"
    known = _CLASSES.get(lower)
    if known is not None and (known not in "MKP" or word[0].islower() or known == "K"):
        return known
    if word[0].isupper() or word[0] == "@":
        return "C"
    if lower.endswith("ly") and lower not in NOT_ADVERBS:
        return "R"
    return "V" if lower in VERB_FORMS else "N"


def _divide(passage: Passage, sentence_starts: list[int]) -> None:
    """Give every token its sentence; a quotation over several belongs to that of its end."""
    number, first = -1, 0
    for token, end in enumerate(passage.ends):
        # A quotation that reaches over a boundary keeps what it touches in one sentence.
        begins = bisect_right(sentence_starts, passage.starts[token])
        reaches = bisect_right(sentence_starts, end - 1)
        if token == 0:
            number = reaches
        elif begins > number:
            passage.sentences.append((first, token))
            first = token
        number = max(number, reaches)
        passage.sentence_of.append(len(passage.sentences))
    if len(passage):
        passage.sentences.append((first, len(passage)))


_SHOUTED_CUES = frozenset("say says said tells told warns denies admits claims vows".split())


def _settle(passage: Passage) -> None:
    """Decide between noun and verb by the neighbours, and undo the capital of a first word."""
    classes, lower = passage.classes, passage.lower
    for first, _ in passage.sentences:
        if classes[first] == "C":
            classes[first] = _first_word(passage, first)
    previous = "E"
    for token, kind in enumerate(classes):
        if kind == "V" and _is_noun_here(passage, token, previous):
            classes[token] = kind = "N"
        if kind == "C" and lower[token] in _SHOUTED_CUES and previous in "CNO":
            classes[token] = kind = "V"  # a headline in capitals: "Voss Says Port Will Close"
        if kind == "P" and lower[token] in ("inside", "outside") and previous == "D":
            classes[token] = kind = "N"  # "an inside source"
        if kind == "R" and lower[token] in ("back", "last", "first") and previous == "D":
            classes[token] = kind = "N"
        previous = kind


def _first_word(passage: Passage, token: int) -> str:
    word, lower = passage.words[token], passage.lower[token]
    if word.isupper() and len(word) > 1:
        return "C"
    following = passage.classes[token + 1] if token + 1 < len(passage) else "E"
    if lower in _CLASSES:
        return _CLASSES[lower]
    if following == "C" and lower not in VERB_FORMS and not lower.endswith("ly"):
        return "C"
    if lower.endswith("ly") and lower not in NOT_ADVERBS:
        return "R"
    return "C"


def _is_noun_here(passage: Passage, token: int, previous: str) -> bool:
    form = VERB_FORMS[passage.lower[token]][1]
    following = passage.classes[token + 1] if token + 1 < len(passage) else "E"
    if previous in "DM" or (token and passage.is_possessive(token - 1)):
        # "the proposed commander": in front of a noun it is an adjective, classed with nouns.
        return form is not Form.PAST or following in "NC"
    if previous == "P" and form is not Form.ING:
        return form is not Form.PAST or following not in "ND"
    if previous == "I" and token > 1 and passage.lower[token - 2] == "according":
        return True
    in_phrase = previous == "N" and token > 1 and passage.classes[token - 2] in "PI"
    if in_phrase and form in (Form.THIRD, Form.BASE) and following in "PVX,E":
        return True  # "according to early results of"
    # "the latest polls show": a plural or base form between noun and verb is a noun.
    if form in (Form.THIRD, Form.BASE) and previous == "V" and following in "PAVX":
        return True  # "said comments from", "called strikes and"
    return form in (Form.THIRD, Form.BASE) and following in "VX" and previous in "NDCPT"
