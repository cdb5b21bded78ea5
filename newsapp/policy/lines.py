"""On which line each key of a TOML or JSON text stands, so that an error can point at it."""

from __future__ import annotations

import json
import re

Path = tuple[str, ...]

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_JSON_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,\n]')


def lines_of_toml(text: str) -> dict[Path, int]:
    """The line, from 1, on which each table and key first stands."""
    found: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.fullmatch(line)
        if header:
            table = _parts(header[1])
            found.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            found.setdefault((*table, *_parts(key[1])), number)
    return found


def _parts(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def lines_of_json(text: str) -> dict[Path, int]:
    """The line, from 1, on which each key last stands. ``text`` is valid JSON."""
    found: dict[Path, int] = {}
    line = 1
    path: list[str | None] = []  # None for a list, else the key that is being read
    string = ""
    for piece in _JSON_PIECE.findall(text):
        if piece == "\n":
            line += 1
        elif piece == "{":
            path.append("")
        elif piece == "[":
            path.append(None)
        elif piece in "}]":
            path.pop()
        elif piece == ":":
            path[-1] = string
            found[tuple(part for part in path if part is not None)] = line
        elif piece != ",":
            string = json.loads(piece, strict=False)
    return found
