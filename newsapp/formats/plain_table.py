"""A detection as a table in plain text, to read in a terminal. Not an interchange format."""

from __future__ import annotations

from bisect import bisect_right

from newsapp.detection.types import Attribution, Detection, Span
from newsapp.detection.unmarked import NOT_ENGLISH, passed_over
from newsapp.formats.runs import paragraph_spans
from newsapp.formats.words import KIND_WORDS
from newsapp.policy.types import Flag

_WIDTHS = (4, 14, 34, 16, 50)
_HEAD = ("para", "kind", "source", "cue", "content")


def plain_table(name: str, detection: Detection, flags: tuple[Flag, ...]) -> str:
    """The attributions of one article, a line each, and its flags.

    Control characters are left out, so that no text can steer the terminal.
    """
    starts = [span.start for span in paragraph_spans(detection.text)]
    lines = [_shown(name), _row(_HEAD)]
    for one in detection.attributions:
        lines.append(_row(_cells(detection, one, bisect_right(starts, one.start))))
    if not detection.attributions:
        lines.append(f"  {NOT_ENGLISH}" if passed_over(detection) else "  no attribution found")
    for flag in flags:
        lines.append(f"  {flag.rule} {flag.severity.value}: {_shown(flag.message)}")
        lines.append(f"      {_shown(flag.remedy)}")
    return "\n".join(lines) + "\n"


def _cells(detection: Detection, one: Attribution, paragraph: int) -> tuple[str, ...]:
    kind = KIND_WORDS[one.kind]
    return (
        str(paragraph),
        kind if one.act == "statement" else f"({kind})",
        _words(detection, one.source),
        _words(detection, one.cue),
        _words(detection, one.content),
    )


def _words(detection: Detection, spans: tuple[Span, ...]) -> str:
    return _shown(" … ".join(span.of(detection.text) for span in spans))


def _row(cells: tuple[str, ...]) -> str:
    cut = (_cut(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return ("  " + "  ".join(cut)).rstrip()


def _cut(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return "".join(character for character in line if character.isprintable())
