"""Articles annotated in place: a plain text that a person can read and correct.

    style: us wire
    A: anonymous 2 stock
    B: organization
    ---
    {1c The port will close}, {1s@A two officials} {1q said}.

Above the line of three hyphens stand notes (any ``word: text``) and the sources: each has a name
that begins with a capital, a kind (or several, ``organization|spokesperson``), the number of people
(``2``; ``2+`` for "several"; required for anonymous ones) and the type of the printed reason.
Below stands the article with marks in braces, nested where spans lie inside each other:

    {1s@A …}  source of attribution 1, a mention of A     {1,2s@A …}  of attributions 1 and 2
    {1q …}    its cue; {1q~ …} the cue of an attitude     {1c …}      its content
    {@A …}    a mention of A that is nobody's source span {r@A …}     why A is not named
    {x …}     a non-response, {w …} or {w@A …} in it who  {!byline …} furniture, by kind

A brace of the article's own is written with a backslash before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution, CodedSource
from newsapp.detection.types import (
    Act,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    ReasonType,
    Role,
    Span,
)

_LABEL = re.compile(
    r"(?P<numbers>\d+(?:,\d+)*)(?P<role>[sqc])(?P<attitude>~?)(?:@(?P<speaker>[A-Z]\w*))?(?=\s)"
    r"|(?P<sign>[rwx]?)(?:@(?P<whose>[A-Z]\w*))?(?=\s)"
    r"|!(?P<furniture>\w+)(?=\s)"
)
_SOURCE_LINE = re.compile(
    r"(?P<id>[A-Z]\w*):\s*(?P<kinds>[a-z_|]+)(?:\s+(?P<number>\d+)(?P<more>\+?))?"
    r"(?:\s+(?P<reason>[a-z]+))?\s*"
)
_NOTE_LINE = re.compile(r"[a-z][a-z ]*:.*")
_ROLES = {"s": Role.SOURCE, "q": Role.CUE, "c": Role.CONTENT}
_NUMBERLESS = frozenset((Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT, Kind.REPORTER))


class AnnotationError(ValueError):
    """An annotated article that cannot be read. The message names the line and what is wrong."""


@dataclass(slots=True)
class _Declared:
    kinds: frozenset[Kind]
    count: int | None
    at_least: int | None
    reason_type: ReasonType | None
    line: int = 1
    mentions: set[Span] = field(default_factory=set)
    reason: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Numbered:
    spans: dict[Role, list[Span]] = field(default_factory=lambda: defaultdict(list))
    line: int = 0
    source_id: str | None = None
    act: Act = Act.STATEMENT


@dataclass(frozen=True, slots=True)
class _Mark:
    """One pair of braces: its label and the code points of the bare text inside it."""

    label: re.Match[str]
    span: Span
    line: int


def read_annotated(path: Path) -> CodedArticle:
    """Read one annotated article; its name is the file's without the ending.

    Raises AnnotationError, with the file and the line, for what cannot be right.
    """
    try:
        return parse_annotated(path.stem, path.read_text(encoding="utf-8"))
    except AnnotationError as error:
        raise AnnotationError(f"{path}, {error}") from error
    except UnicodeDecodeError as error:
        raise AnnotationError(f"{path} is not UTF-8.") from error


def parse_annotated(name: str, annotated: str) -> CodedArticle:
    """The article and its marks. The article is all behind the line ``---`` but a last line end.

    Raises AnnotationError, with the line (from 1), for what cannot be right.
    """
    lines = annotated.split("\n")
    if "---" not in lines:
        raise AnnotationError("line 1: no line “---” parts the sources from the article.")
    border = lines.index("---")
    declared = dict(_declarations(lines[:border]))
    body = "\n".join(lines[border + 1 :]).removesuffix("\n")
    text, marks = _bare(body, border + 2)
    return _assembled(name, text, marks, declared)


def _declarations(lines: list[str]) -> Iterator[tuple[str, _Declared]]:
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        match = _SOURCE_LINE.fullmatch(line)
        if match is None:
            if line.strip() and not _NOTE_LINE.fullmatch(line):
                raise AnnotationError(f"line {number}: “{line}” is no source and no note.")
            continue
        if match["id"] in seen:
            raise AnnotationError(f"line {number}: {match['id']} is declared twice.")
        seen.add(match["id"])
        try:
            declared = _declaration(match)
        except ValueError as error:
            raise AnnotationError(f"line {number}: {error}.") from error
        declared.line = number
        yield match["id"], declared


def _declaration(match: re.Match[str]) -> _Declared:
    kinds = frozenset(Kind(kind) for kind in match["kinds"].split("|"))
    reason_type = ReasonType(match["reason"]) if match["reason"] else None
    if match["number"]:
        at_least = int(match["number"])
        return _Declared(kinds, None if match["more"] else at_least, at_least, reason_type)
    if Kind.ANONYMOUS in kinds:
        raise ValueError("an anonymous source needs its number: 1, 2, 2+")
    if kinds & _NUMBERLESS:
        return _Declared(kinds, None, None, reason_type)
    if Kind.COLLECTIVE in kinds:
        return _Declared(kinds, None, 2, reason_type)
    return _Declared(kinds, 1, 1, reason_type)


def _bare(body: str, first_line: int) -> tuple[str, list[_Mark]]:
    """The article without its marks, and the marks in the order in which they begin."""
    bare: list[str] = []
    length = 0
    line = first_line
    open_marks: list[tuple[re.Match[str], int, int]] = []
    marks: list[_Mark] = []
    at = 0
    while at < len(body):
        letter = body[at]
        if letter == "{":
            label = _LABEL.match(body, at + 1)
            if label is None:
                raise AnnotationError(f"line {line}: “{body[at : at + 20]}…” opens no mark.")
            open_marks.append((label, length, line))
            at = label.end() + 1
            continue
        if letter == "}":
            if not open_marks:
                raise AnnotationError(f"line {line}: a brace closes that none opened.")
            label, start, opened = open_marks.pop()
            if start == length:
                raise AnnotationError(f"line {line}: {{{label[0]}}} marks nothing.")
            marks.append(_Mark(label, Span(start, length), opened))
            at += 1
            continue
        if letter == "\\" and body[at + 1 : at + 2] in ("{", "}"):
            at += 1
            letter = body[at]
        line += letter == "\n"
        bare.append(letter)
        length += 1
        at += 1
    if open_marks:
        label, _, opened = open_marks[-1]
        raise AnnotationError(f"line {opened}: {{{label[0]} is never closed.")
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    return "".join(bare), marks


def _assembled(
    name: str, text: str, marks: list[_Mark], declared: dict[str, _Declared]
) -> CodedArticle:
    numbered: dict[int, _Numbered] = defaultdict(_Numbered)
    furniture: list[Furniture] = []
    silences: list[Span] = []
    silent: list[Span] = []
    for mark in marks:
        label = mark.label
        if text[mark.span.start].isspace() or text[mark.span.end - 1].isspace():
            raise AnnotationError(f"line {mark.line}: {{{label[0]}}} begins or ends with a space.")
        if label["furniture"]:
            furniture.append(Furniture(_furniture_kind(mark), mark.span))
            continue
        source = _declared(mark, declared)
        if label["numbers"]:
            _number(mark, numbered)
        elif label["sign"] == "x":
            silences.append(mark.span)
        elif label["sign"] == "w":
            silent.append(mark.span)
        elif source is None:
            raise AnnotationError(f"line {mark.line}: {{{label[0]}}} names no source.")
        if source is not None and label["sign"] == "r":
            source.reason.append(mark.span)
        elif source is not None:
            source.mentions.add(mark.span)
    _check(declared, numbered)
    return CodedArticle(
        name=name,
        text=text,
        attributions=tuple(
            _attribution(one, declared) for _, one in sorted(numbered.items(), key=_reading_order)
        ),
        sources=tuple(_source(key, one) for key, one in declared.items()),
        non_responses=tuple(
            NonResponse(span, tuple(who for who in silent if span.contains(who)))
            for span in silences
        ),
        furniture=tuple(furniture),
    )


def _furniture_kind(mark: _Mark) -> FurnitureKind:
    try:
        return FurnitureKind(mark.label["furniture"])
    except ValueError as error:
        raise AnnotationError(f"line {mark.line}: {error}.") from error


def _declared(mark: _Mark, declared: dict[str, _Declared]) -> _Declared | None:
    whose = mark.label["speaker"] or mark.label["whose"]
    if whose is not None and whose not in declared:
        raise AnnotationError(f"line {mark.line}: no source {whose} is declared.")
    if mark.label["role"] == "s" and whose is None:
        raise AnnotationError(
            f"line {mark.line}: {{{mark.label[0]}}} needs its source, as in 1s@A."
        )
    return declared[whose] if whose else None


def _number(mark: _Mark, numbered: dict[int, _Numbered]) -> None:
    role = _ROLES[mark.label["role"]]
    for number in map(int, mark.label["numbers"].split(",")):
        numbered[number].spans[role].append(mark.span)
        numbered[number].line = numbered[number].line or mark.line
        if mark.label["speaker"]:
            numbered[number].source_id = mark.label["speaker"]
        if mark.label["attitude"]:
            numbered[number].act = Act.ATTITUDE


def _check(declared: dict[str, _Declared], numbered: dict[int, _Numbered]) -> None:
    for key, source in declared.items():
        where = f"line {source.line}: "
        if not source.mentions:
            raise AnnotationError(f"{where}nothing in the article is a mention of {key}.")
        if bool(source.reason) != (source.reason_type is not None):
            raise AnnotationError(f"{where}{key} needs both a reason span and its type, or none.")
    for number, attribution in numbered.items():
        where = f"line {attribution.line}: "
        if not attribution.spans[Role.CUE] and not attribution.spans[Role.SOURCE]:
            raise AnnotationError(f"{where}attribution {number} has neither source nor cue.")
        if not attribution.spans[Role.CONTENT]:
            raise AnnotationError(f"{where}attribution {number} has no content.")


def _reading_order(entry: tuple[int, _Numbered]) -> int:
    return min(span.start for spans in entry[1].spans.values() for span in spans)


def _attribution(one: _Numbered, declared: dict[str, _Declared]) -> CodedAttribution:
    kinds = declared[one.source_id].kinds if one.source_id else frozenset((Kind.NONE,))
    return CodedAttribution(
        source=tuple(one.spans[Role.SOURCE]),
        cue=tuple(one.spans[Role.CUE]),
        content=tuple(one.spans[Role.CONTENT]),
        kinds=kinds,
        act=one.act,
        source_id=one.source_id,
    )


def _source(key: str, one: _Declared) -> CodedSource:
    return CodedSource(
        id=key,
        kinds=one.kinds,
        mentions=tuple(sorted(one.mentions)),
        count=one.count,
        at_least=one.at_least,
        reason=tuple(one.reason),
        reason_type=one.reason_type,
    )
