"""Invented articles for forms that a corpus of news has too few of: transcripts, headlines, colons.

A phrase book: frames in which the roles are marked, filled with invented names, bodies and claims
from seven fields. The corpus teaches what newspapers write most; these teach where the spans stand
in forms that readers of transcripts, tickers and briefs meet daily. Everything here is made up.

A frame marks ``{s:words}``, ``{c:words}`` and ``{x:words}`` (source, cue, content) of its first
attribution; digits say which attributions of the frame a span serves (``{s12:…}``). ``<slot>``
draws from the lists; ``<Slot>`` gives it a capital.
"""

from __future__ import annotations

import random
import re

from newsapp.detection.types import Kind, Span
from newsapp.training.corpus import GoldArticle, GoldAttribution
from newsapp.training.phrase_book import (
    BODIES,
    BRIEFS,
    FIELDS,
    FILLERS,
    FIRST_NAMES,
    FRAMES,
    HEADLINES,
    LAST_NAMES,
    PLACES,
    PROTECTED,
    QUOTED,
    ROLES,
    TRANSCRIPTS,
    UNNAMED,
    WRITINGS,
)

_SLOT = re.compile(r"<(\w+)>")
_MARK = re.compile(r"\{([scx])(\d*):([^}]*)\}")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BRITISH = str.maketrans("“”", "‘’")
_SENTENCE = "¶"


def invented_articles(count: int, seed: int) -> list[GoldArticle]:
    """``count`` short articles; the same ``seed`` gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return [_article(f"invented_{number}", chance) for number in range(count)]


def _article(name: str, chance: random.Random) -> GoldArticle:
    claims, quotes = chance.choice(FIELDS)
    draw = chance.random()
    if draw < 0.2:
        paragraphs = [chance.choice(HEADLINES)] if chance.random() < 0.5 else []
        paragraphs += [chance.choice(FILLERS), *_turns(chance)]
    elif draw < 0.4:
        paragraphs = [chance.choice(BRIEFS) for _ in range(chance.randint(1, 4))]
    else:
        paragraphs = [chance.choice(HEADLINES)] if chance.random() < 0.7 else []
        for _ in range(chance.randint(2, 6)):
            several = chance.sample((*FRAMES, *FILLERS), chance.randint(1, 3))
            paragraphs.append(f"{_SENTENCE} ".join(several))
    filled = [_filled(paragraph, chance, claims, quotes) for paragraph in paragraphs]
    joint = chance.choice(("\n", "\n\n", "\n\n"))
    draw = chance.random()
    table = _STRAIGHT if draw < 0.2 else _BRITISH if draw < 0.35 else {}
    text, attributions = _read(filled, joint)
    return GoldArticle(name, text.translate(table), tuple(attributions))


def _turns(chance: random.Random) -> list[str]:
    """A talk of two or three people, each turn a paragraph."""
    people = [chance.choice(LAST_NAMES) for _ in range(chance.randint(2, 3))]
    style = chance.choice((str.upper, str.upper, str.title))
    turns = []
    for number in range(chance.randint(3, 8)):
        who = style(people[number % len(people)])
        if number < len(people) and chance.random() < 0.4:
            who = style(f"{chance.choice(FIRST_NAMES)} {who}")
        said = chance.choice(TRANSCRIPTS)
        stop = "" if said.endswith("?") else "."
        turns.append(f"{{s:{who}}}{{c::}} {{x:{said}}}{stop}")
    return turns


def _filled(
    frame: str, chance: random.Random, claims: tuple[str, ...], quotes: tuple[str, ...]
) -> str:
    lists = {
        "claim": claims,
        "quote": (*quotes, *QUOTED),
        "first": FIRST_NAMES,
        "last": LAST_NAMES,
        "role": ROLES,
        "body": BODIES,
        "unnamed": UNNAMED,
        "protected": PROTECTED,
        "writing": WRITINGS,
        "place": PLACES,
    }

    def draw(slot: re.Match[str]) -> str:
        name = slot.group(1)
        words = chance.choice(lists[name.lower()])
        if name[0].islower():
            return words
        first = 1 if words[0] == "<" else 0  # a slot passes its capital on
        return words[:first] + words[first].upper() + words[first + 1 :]

    while _SLOT.search(frame):
        frame = _SLOT.sub(draw, frame)
    return frame.replace(",}.", "}.")


def _read(paragraphs: list[str], joint: str) -> tuple[str, list[GoldAttribution]]:
    """The text without its marks, and the attributions that they mark."""
    text = ""
    attributions = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            text += joint
        for part in paragraph.split(_SENTENCE):
            spans: dict[tuple[str, str], list[Span]] = {}
            place = 0
            for mark in _MARK.finditer(part):
                text += part[place : mark.start()]
                start = len(text)
                text += mark.group(3)
                for whose in mark.group(2) or "1":
                    spans.setdefault((whose, mark.group(1)), []).append(Span(start, len(text)))
                place = mark.end()
            text += part[place:]
            for whose in sorted({whose for whose, _ in spans}):
                source, cue, content = (tuple(spans.get((whose, role), ())) for role in "scx")
                attributions.append(GoldAttribution(source, cue, content, _kind(text, source)))
    return text, attributions


def _kind(text: str, source: tuple[Span, ...]) -> Kind | None:
    """Anonymous where the source is drawn from the unnamed; the corpus teaches the other kinds."""
    words = source[0].of(text).lower() if source else ""
    return Kind.ANONYMOUS if any(words.startswith(one) for one in UNNAMED) else None
