"""The inflected forms of English verbs, by rule."""

from __future__ import annotations

from enum import StrEnum

_VOWELS = "aeiou"
# Verbs of more than one syllable whose last consonant doubles: "admitted", "referred".
_DOUBLING = frozenset(
    "admit refer prefer recall rebut compel regret deter occur commit permit submit quip stop plan "
    "ban bar beg brag blog tag tap drag drop grab trap ship slip skip step shed cut put set let "
    "get hit quit run sit win split snap wrap strip rip tip top spot dub slam jam tag bet wed swap "
    "plot transfer begin control cancel label dub pin nod rot scrap scan shun".split()
)
_NEVER_DOUBLING = frozenset("recall cancel label".split())


class Form(StrEnum):
    """How a verb is inflected."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


def inflect(base: str) -> dict[str, Form]:
    """The forms of the regular verb ``base``; irregular ones come from lists."""
    stem = base
    if base.endswith("e") and not base.endswith("ee"):
        past, ing = base + "d", base[:-2] + "ying" if base.endswith("ie") else base[:-1] + "ing"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        if base in _DOUBLING and base not in _NEVER_DOUBLING:
            stem = base + base[-1]
        past, ing = stem + "ed", stem + "ing"
        if base.endswith("ee"):
            past = base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        third = base[:-1] + "ies"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    else:
        third = base + "s"
    return {base: Form.BASE, third: Form.THIRD, past: Form.PAST, ing: Form.ING}
