"""Invented articles for forms that a corpus of news has too few of, and readers paste daily.

A phrase book: frames in which the roles are marked, filled with invented names, bodies and claims
from eight fields. The corpus teaches what newspapers write most; these teach where the spans stand
in talks, tickers, headlines, posts, and pastes of one to three sentences. All of it is made up.

A frame marks ``{s:words}``, ``{c:words}`` and ``{x:words}`` (source, cue, content) of its first
attribution; digits say which attributions of the frame a span serves (``{s12:…}``, of content that
two share the first has the link). ``<slot>`` draws from the lists; ``<Slot>`` gives it a capital,
``<SLOT>`` capitals. ``[one|other]`` is one of these, ``[words]`` stands there now and then. "¶"
parts the sentences of a frame whose attributions are numbered anew.
"""

from __future__ import annotations

import random
import re

from newsapp.detection.types import Kind, Span
from newsapp.training.corpus import GoldArticle, GoldAttribution
from newsapp.training.phrase_book import cues, fields, names, plain, sources
from newsapp.training.phrase_book.fields import FIELDS, Field
from newsapp.training.phrase_book.frames import LONGER, PASSAGES, SENTENCES
from newsapp.training.phrase_book.headlines import BRIEFS, HEADLINES, POSTS
from newsapp.training.phrase_book.turns import TURNS

_SLOT = re.compile(r"<(\w+)>")
_ANYBODY = re.compile(r"<([Ww])ho>")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_OPENING = re.compile(r"\{s(\d*):(?=<(\w+)>)")
_MARK = re.compile(r"\{([scx])(\d*)(?:=(\w+))?:([^}]*)\}")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BRITISH = str.maketrans("“”", "‘’")
_SENTENCE = "¶"
_OPTIONAL_SHARE = 0.35
_COMPOSED_SHARE = 0.5
"""Of claims, the share put together from a subject and a predicate."""
_LISTS = {
    "first": names.FIRST_NAMES,
    "last": names.LAST_NAMES,
    "place": names.PLACES,
    "medium": names.MEDIA,
    "day": names.DAYS,
    "listener": names.LISTENERS,
    "channel": names.CHANNELS,
    "person": sources.PERSONS,
    "office": sources.OFFICES,
    "voice": sources.VOICES,
    "body": sources.BODIES,
    "crowd": sources.CROWDS,
    "unnamed": sources.UNNAMED,
    "few": sources.FEW,
    "aware": sources.AWARE,
    "protected": sources.PROTECTED,
    "writing": sources.WRITINGS,
    "pronoun": sources.PRONOUNS,
    "say": cues.SAYING,
    "quoting": cues.QUOTING,
    "after": cues.AFTER,
    "showing": cues.SHOWING,
    "headlining": cues.HEADLINING,
    "headliningmany": cues.HEADLINING_MANY,
    "sharing": cues.SHARING,
    "hearsay": cues.HEARSAY,
    "supposed": cues.SUPPOSED,
    "emerged": cues.EMERGED,
    "view": fields.VIEWS,
    "charge": fields.CHARGES,
    "fragment": fields.FRAGMENTS,
    "filler": plain.FILLERS,
    "decoy": plain.DECOYS,
}


def invented_articles(count: int, seed: int) -> list[GoldArticle]:
    """``count`` short articles; the same ``seed`` gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return [_article(f"invented_{number}", chance) for number in range(count)]


def _article(name: str, chance: random.Random) -> GoldArticle:
    field = chance.choice(FIELDS)
    filled = [_filled(paragraph, chance, field) for paragraph in _paragraphs(chance)]
    joint = chance.choice(("\n", "\n\n", "\n\n"))
    draw = chance.random()
    table = _STRAIGHT if draw < 0.2 else _BRITISH if draw < 0.4 else {}
    text, attributions = _read(filled, joint)
    return GoldArticle(name, text.translate(table), tuple(attributions))


def _paragraphs(chance: random.Random) -> list[str]:
    """The frames of one article: a talk, briefs, a paste, a story, or nothing that anybody said."""
    (form,) = chance.choices(("talk", "briefs", "paste", "story", "plain"), (12, 16, 34, 32, 6))
    headline = [chance.choice(HEADLINES)] if chance.random() < 0.6 else []
    if form == "talk":
        return [*headline, "<Filler>", *_turns(chance)]
    if form == "briefs":
        return [chance.choice((*HEADLINES, *POSTS, *BRIEFS)) for _ in range(chance.randint(1, 6))]
    if form == "paste":
        return [_paragraph(chance)]
    if form == "plain":
        return [" ".join(["<Decoy>"] * chance.randint(1, 4)) for _ in range(chance.randint(1, 4))]
    return [*headline, *(_paragraph(chance) for _ in range(chance.randint(2, 6)))]


def _paragraph(chance: random.Random) -> str:
    if chance.random() < 0.08:
        return chance.choice(PASSAGES)
    return f"{_SENTENCE} ".join(_sentence(chance) for _ in range(chance.randint(1, 3)))


def _sentence(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.15:
        return chance.choice(("<Filler>", "<Decoy>"))
    return chance.choice(SENTENCES if draw < 0.72 else LONGER)


def _turns(chance: random.Random) -> list[str]:
    """A talk of two or three people; a turn is a paragraph, now and then two."""
    people = [chance.choice(names.LAST_NAMES) for _ in range(chance.randint(2, 3))]
    style = chance.choice((str.upper, str.upper, str.title))
    turns = []
    for number in range(chance.randint(3, 8)):
        who = style(people[number % len(people)])
        if number < len(people) and chance.random() < 0.4:
            who = style(f"{chance.choice(names.FIRST_NAMES)} {who}")
        said = chance.choice(TURNS)
        stop = "" if said.endswith("?") else "."
        turn = f"{{s=named_person:{who}}}{{c::}} {{x:{said}}}{stop}"
        if chance.random() < 0.15:
            turn += "\n{x:<Claim>. <Quote>}."
        turns.append(turn)
    return turns


def _filled(frame: str, chance: random.Random, field: Field) -> str:
    """``frame`` with its choices made and its slots filled; the marks stay."""
    lists = _LISTS | {
        "claim": field.claims,
        "quote": (*field.quotes, *field.quotes, *fields.QUOTED),
        "subject": field.subjects,
        "predicate": field.predicates,
        "state": field.states,
        "head": field.heads,
        "thing": field.things,
    }

    def choose(choice: re.Match[str]) -> str:
        options = choice.group(1).split("|")
        if len(options) > 1:
            return chance.choice(options)
        return options[0] if chance.random() < _OPTIONAL_SHARE else ""

    def anybody(slot: re.Match[str]) -> str:
        name = chance.choice(sources.WHO)
        return name if slot.group(1) == "w" else name[0] + name[1].upper() + name[2:]

    def with_kind(mark: re.Match[str]) -> str:
        kind = sources.KINDS.get(mark.group(2).lower())
        return f"{{s{mark.group(1)}={kind.value}:" if kind else mark.group()

    def draw(slot: re.Match[str]) -> str:
        name = slot.group(1)
        words = chance.choice(lists[name.lower()])
        if name.lower() == "claim" and chance.random() < _COMPOSED_SHARE:
            words = f"{chance.choice(field.subjects)} {chance.choice(field.predicates)}"
        return _in_case_of(name, words)

    while _CHOICE.search(frame):
        frame = _CHOICE.sub(choose, frame)
    frame = _OPENING.sub(with_kind, _ANYBODY.sub(anybody, frame))
    while _SLOT.search(frame):
        frame = _SLOT.sub(draw, frame)
    return frame.replace(",}.", "}.").replace(",},", "},")


def _in_case_of(name: str, words: str) -> str:
    """``words`` as a slot of this name asks; a slot that they open passes its capital on."""
    if name.isupper():
        return re.sub(r"<(\w+)>", lambda slot: slot.group().upper(), words.upper())
    if name[0].islower():
        return words
    first = 1 if words[0] in "<“‘" else 0
    return words[:first] + words[first].upper() + words[first + 1 :]


def _read(paragraphs: list[str], joint: str) -> tuple[str, list[GoldAttribution]]:
    """The text without its marks, and the attributions that they mark."""
    text = ""
    attributions = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            text += joint
        for part in paragraph.replace("\n", joint).split(_SENTENCE):
            spans: dict[tuple[str, str], list[Span]] = {}
            kinds: dict[str, Kind] = {}
            place = 0
            for mark in _MARK.finditer(part):
                role, numbers, kind, words = mark.groups()
                text += part[place : mark.start()]
                start = len(text)
                text += words
                for whose in numbers or "1":
                    spans.setdefault((whose, role), []).append(Span(start, len(text)))
                    if kind is not None:
                        kinds[whose] = Kind(kind)
                place = mark.end()
            text += part[place:]
            for whose in sorted({whose for whose, _ in spans}):
                source, cue, content = (tuple(spans.get((whose, role), ())) for role in "scx")
                kind = kinds.get(whose) or _kind(text, source)
                attributions.append(GoldAttribution(source, cue, content, kind))
    return text, attributions


def _kind(text: str, source: tuple[Span, ...]) -> Kind | None:
    """Of hearsay none, of a few words that say it their kind; otherwise the article decides."""
    return sources.KINDS_OF_WORDS.get(source[0].of(text).lower()) if source else Kind.NONE
