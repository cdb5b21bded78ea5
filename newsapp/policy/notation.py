"""Reads a text with marks in it, so that an example with its labels is one string.

    [anonymous#n:A nurse] {said} <drugs ran out>, ~substantive#n:as she feared dismissal~. |

``[kind#source:words]`` is a mention of a source, ``{cue}`` its cue ({?cue} an attitude's,
{!cue} a rejected attribution's), ``<content>``, ``~type#source:words~`` a printed reason,
``!words!`` a non-response with ``@who@`` kept silent, ``%headline:words%`` a piece of furniture.
A bar ends one attribution; a digit after an opening bracket gives the part to another one, for
nesting: ``<1that [2anonymous:two aides] {2said} …>``. ``<=a:words>`` puts the attribution among
those that support claim a. Without ``#source`` a mention belongs to the source named after its
kind. Curly quotation marks make a quotation, a full stop ends a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newsapp.detection.counts import number_in
from newsapp.detection.descriptors import describe
from newsapp.detection.types import (
    Act,
    Attribution,
    Claim,
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    Quotation,
    ReasonType,
    Role,
    Sentence,
    Source,
    Span,
    State,
)

_OPENING = re.compile(
    r"\[(?P<of_source>\d?)(?P<kind>[a-z_]+)(?:\#(?P<source>\w+))?:"
    r"|\{(?P<of_cue>\d?)(?P<manner>[?!]?)"
    r"|<(?P<of_content>\d?)(?:=(?P<claim>\w+):)?"
    r"|~(?P<type>stock|substantive|legal|untyped)\#(?P<reason_of>\w+):"
    r"|!(?P<silence>)(?=[\w\[@])"
    r"|(?<!\w)@(?P<who>)(?=\w)"
    rf"|%(?P<furniture>{'|'.join(FurnitureKind)}):"
)
_CLOSING = {"]": "source", "}": "cue", ">": "content", "~": "reason", "!": "silence"} | {
    "@": "who",
    "%": "furniture",
}
_PLAIN = re.compile(r"[^\[\]{}<>~!@%|]+")
_SENTENCE = re.compile(r"[^\n]+?(?:[.?!][”’]?(?=\s|$)|(?=\n)|$)")


class _Reading:
    def __init__(self) -> None:
        self.text = ""
        self.number = 100
        self.open: list[tuple[str, int, re.Match[str]]] = []
        self.spans: dict[str, dict[Role, list[Span]]] = defaultdict(lambda: defaultdict(list))
        self.kinds: dict[str, tuple[Kind, str]] = {}
        self.manners: dict[str, str] = {}
        self.mentions: dict[str, list[Span]] = defaultdict(list)
        self.source_kinds: dict[str, Kind] = {}
        self.reasons: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        self.silences: list[Span] = []
        self.silent: list[Span] = []
        self.furniture: list[Furniture] = []
        self.claims: dict[str, list[str]] = defaultdict(list)

    def close(self, part: str, start: int, opening: re.Match[str]) -> None:
        span = Span(start, len(self.text))
        if part in ("silence", "who"):
            (self.silences if part == "silence" else self.silent).append(span)
            return
        if part == "furniture":
            self.furniture.append(Furniture(FurnitureKind(opening["furniture"]), span))
            return
        if part == "reason":
            self.reasons[opening["reason_of"]].append((span, opening["type"]))
            return
        attribution = f"a{opening[f'of_{part}'] or self.number}"
        self.spans[attribution][Role(part)].append(span)
        if part == "source":
            kind = Kind(opening["kind"])
            source = opening["source"] or kind.value
            self.kinds[attribution] = (kind, source)
            self.source_kinds[source] = kind
            self.mentions[source].append(span)
        elif part == "cue":
            self.manners[attribution] = opening["manner"]
        elif opening["claim"]:
            self.claims[opening["claim"]].append(attribution)


def read(marked: str) -> Detection:
    """Read a marked text into a detection. Ids count from a100; given digits make a1 to a9.

    Raises ValueError where a mark is not closed.
    """
    reading = _Reading()
    place = 0
    while place < len(marked):
        character = marked[place]
        if character in _CLOSING and reading.open and reading.open[-1][0] == _CLOSING[character]:
            reading.close(*reading.open.pop())
            place += 1
            continue
        opening = _OPENING.match(marked, place)
        if opening:
            part = _CLOSING[{"[": "]", "{": "}", "<": ">"}.get(character, character)]
            reading.open.append((part, len(reading.text), opening))
            place = opening.end()
            continue
        if marked.startswith("| ", place):
            reading.number += 1
            place += 2
            continue
        plain = _PLAIN.match(marked, place + 1)
        end = plain.end() if plain else place + 1
        reading.text += marked[place:end]
        place = end
    if reading.open:
        raise ValueError(f"a mark is not closed in {marked!r}")
    return _detection(reading)


def _detection(reading: _Reading) -> Detection:
    text = reading.text
    quotations = tuple(Span(*found.span()) for found in re.finditer(r"“[^“”]*”", text))
    made = [
        _attribution(reading, name, quotations)
        for name, spans in reading.spans.items()
        if spans[Role.CUE] or spans[Role.CONTENT]
    ]
    return Detection(
        text=text,
        language="en",
        detector="by hand",
        sentences=tuple(
            Sentence(Span(*found.span()), text.count("\n", 0, found.start()) + 1)
            for found in _SENTENCE.finditer(text)
        ),
        quotations=quotations,
        attributions=tuple(sorted(made, key=lambda one: one.start)),
        sources=tuple(_source(reading, name) for name in reading.mentions),
        claims=tuple(Claim(name, tuple(ids)) for name, ids in reading.claims.items()),
        non_responses=tuple(
            NonResponse(span, tuple(who for who in reading.silent if span.contains(who)))
            for span in reading.silences
        ),
        furniture=tuple(reading.furniture),
    )


def _attribution(reading: _Reading, name: str, quotations: tuple[Span, ...]) -> Attribution:
    spans = {role: tuple(sorted(found)) for role, found in reading.spans[name].items()}
    kind, source = reading.kinds.get(name, (Kind.NONE, None))
    manner = reading.manners.get(name, "")
    content = spans.get(Role.CONTENT, ())
    direct = any(quotation.contains(span) for span in content for quotation in quotations)
    return Attribution(
        id=name,
        source=spans.get(Role.SOURCE, ()),
        cue=spans.get(Role.CUE, ()),
        content=content,
        kind=kind,
        act=Act.ATTITUDE if manner == "?" else Act.STATEMENT,
        quotation=Quotation.DIRECT if direct else Quotation.INDIRECT,
        source_id=source,
        confidence=1.0,
        why="",
        state=State.REJECTED if manner == "!" else State.PROPOSED,
    )


def _source(reading: _Reading, name: str) -> Source:
    reasons = reading.reasons[name]
    types = {kind for _, kind in reasons if kind != "untyped"}
    numbers = [number_in(describe(span.of(reading.text))) for span in reading.mentions[name]]
    return Source(
        id=name,
        name=reading.mentions[name][0].of(reading.text),
        kind=reading.source_kinds[name],
        count=numbers[0].count,
        at_least=max(number.at_least for number in numbers),
        mentions=tuple(sorted(reading.mentions[name])),
        reason=tuple(span for span, _ in reasons),
        reason_type=ReasonType(types.pop()) if types else None,
    )
