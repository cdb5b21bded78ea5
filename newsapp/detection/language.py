"""Which language a text is in, because attributions are found in English only.

English is the presumption. A text passes for English without further ado when English function
words stand in it as densely as in any English prose, foreign names and quotations included. Only
otherwise py3langid is asked (a naive Bayes classifier over byte sequences, 139 languages), which
then is loaded: an English newsroom never pays for it. Short texts and mixed ones stay English
unless it is clearly sure, because a wrong "not English" hides every attribution, while a wrong
"English" finds few in a text that has none to find.
"""

from __future__ import annotations

import re
from collections import defaultdict

ENGLISH = "en"

_FUNCTION_WORDS = frozenset(
    "the and that with from said says his their they this which would were been has not but who "
    "after it he she into what when there could".split()
)
"""Frequent in all English prose and no words of other European languages."""
_ENOUGH = 0.07
"""The share of them that proves English. English news has 0.15 to 0.35, other languages under
0.03; an English paragraph whose greater part is a quotation in German has 0.11."""
_SAMPLE = 20_000
"""Code points from the start of the text that are looked at: what decides is there."""
_PIECE = 300
"""Code points that are classified together: a short paragraph."""
_MARGIN_PER_WORD = 5.0
_MARGIN = 100.0
"""By how much (nats of log likelihood) a language must be likelier than English, per word and in
all. Invented paragraphs in 29 languages lie 8 and more per word from English, English ones with
French or German in them 3.5 at most; below 100 in all stand headlines and lists of names."""
_FEWEST_WORDS = 8
"""Fewer words in the Latin script never reach that margin."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff\u2019]*")


def recognise(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``; "en" unless it is clearly another one."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        return ENGLISH
    if sum(word in _FUNCTION_WORDS for word in words) >= _ENOUGH * len(words):
        return ENGLISH
    if len(words) < _FEWEST_WORDS and all(_LATIN.fullmatch(word) for word in words):
        return ENGLISH
    language, margin = _likeliest(sample)
    sure = margin >= _MARGIN and margin >= _MARGIN_PER_WORD * len(words)
    return language if sure else ENGLISH


def _likeliest(text: str) -> tuple[str, float]:
    """The likeliest language that has a two-letter code, and its lead over English.

    The lead is summed over pieces: within one text the library lets repetition count for little,
    so that the lead for each word would shrink with the length.
    """
    from py3langid.langid import rank  # loads its model: 1 s and 90 MB, for the few that need it

    leads: dict[str, float] = defaultdict(float)
    for start in range(0, len(text), _PIECE):
        scores = [(code, float(score)) for code, score in rank(text[start : start + _PIECE])]
        english = dict(scores)[ENGLISH]
        code, score = next((code, score) for code, score in scores if len(code) == 2)
        leads[code] += score - english
    return max(leads.items(), key=lambda lead: (lead[1], lead[0]))
