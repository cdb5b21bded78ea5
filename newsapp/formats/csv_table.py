"""csv: one row per attribution, for a spreadsheet or a statistics package."""

from __future__ import annotations

import csv
import io
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from newsapp.detection.types import Attribution, Detection, Source, Span
from newsapp.formats.runs import paragraph_spans
from newsapp.formats.spreadsheet import safe_cell
from newsapp.formats.types import Format
from newsapp.formats.words import INTERNAL_NOTICE
from newsapp.policy.types import Profile, Reviewed, ReviewedFlag

_COLUMNS = (
    "article",
    "version",
    "attribution",
    "paragraph",
    "kind",
    "act",
    "quotation",
    "state",
    "source_id",
    "source_name",
    "source_count",
    "source_at_least",
    "source",
    "cue",
    "content",
    "reason",
    "source_spans",
    "cue_spans",
    "content_spans",
    "reason_spans",
)
_INTERNAL_COLUMNS = ("reason_type", "origin", "confidence", "why", "flags", "decisions", "tags")


def write(reviewed: Reviewed, profile: Profile) -> bytes:
    """Return a table in UTF-8 with a byte order mark, which Excel needs, and CRLF line ends."""
    internal = profile is Profile.INTERNAL
    sheet = io.StringIO()
    table = csv.writer(sheet, quoting=csv.QUOTE_MINIMAL)
    columns = _COLUMNS + _INTERNAL_COLUMNS if internal else _COLUMNS
    # The notice is the name of a last column, so that the first line says it and the table stays
    # a table.
    table.writerow([*columns, INTERNAL_NOTICE] if internal else columns)
    sources = {source.id: source for source in reviewed.detection.sources}
    flags = _by_attribution(reviewed.flags)
    paragraphs = _Paragraphs(reviewed.detection.text)
    for attribution in reviewed.detection.attributions:
        source = sources.get(attribution.source_id or "")
        row = _public_cells(reviewed, attribution, source, paragraphs)
        if internal:
            row += _internal_cells(attribution, source, flags[attribution.id])
            row += [_tags(reviewed, attribution), "internal"]
        table.writerow([safe_cell(cell) for cell in row])
    return sheet.getvalue().encode("utf-8-sig")


def _public_cells(
    reviewed: Reviewed, attribution: Attribution, source: Source | None, paragraphs: _Paragraphs
) -> list[str]:
    detection = reviewed.detection
    reason = source.reason if source else ()
    return [
        reviewed.name,
        str(reviewed.version),
        attribution.id,
        str(paragraphs.number_at(attribution.start)),
        attribution.kind.value,
        attribution.act.value,
        attribution.quotation.value,
        attribution.state.value,
        source.id if source else "",
        source.name if source else "",
        str(source.count) if source and source.count is not None else "",
        str(source.at_least) if source else "",
        _words(detection, attribution.source),
        _words(detection, attribution.cue),
        _words(detection, attribution.content),
        _words(detection, reason),
        _offsets(attribution.source),
        _offsets(attribution.cue),
        _offsets(attribution.content),
        _offsets(reason),
    ]


def _internal_cells(
    attribution: Attribution, source: Source | None, flags: list[ReviewedFlag]
) -> list[str]:
    return [
        source.reason_type.value if source and source.reason_type else "",
        attribution.origin.value,
        f"{attribution.confidence:.2f}",
        attribution.why,
        " ".join(reviewed.flag.rule for reviewed in flags),
        "; ".join(
            f"{reviewed.flag.rule} {reviewed.decision.outcome.value} by {reviewed.decision.by} "
            f"at {reviewed.decision.at.isoformat()}: {reviewed.decision.note}"
            for reviewed in flags
            if reviewed.decision
        ),
    ]


def _tags(reviewed: Reviewed, attribution: Attribution) -> str:
    """The desk's tags on the attribution and on its source."""
    return " ".join(
        tag.tag
        for tag in reviewed.tags
        if tag.attribution_id == attribution.id
        or (tag.source_id is not None and tag.source_id == attribution.source_id)
    )


def _by_attribution(flags: Iterable[ReviewedFlag]) -> dict[str, list[ReviewedFlag]]:
    found: dict[str, list[ReviewedFlag]] = defaultdict(list)
    for reviewed in flags:
        for attribution in reviewed.flag.attribution_ids:
            found[attribution].append(reviewed)
    return found


class _Paragraphs:
    """Tells the number of the paragraph that a place stands in."""

    def __init__(self, text: str) -> None:
        self._starts = [span.start for span in paragraph_spans(text)]

    def number_at(self, place: int) -> int:
        return bisect_right(self._starts, place)


def _words(detection: Detection, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(detection.text) for span in spans)


def _offsets(spans: tuple[Span, ...]) -> str:
    # “29-40” would turn into a date, “29:40” into a time
    return json.dumps([[span.start, span.end] for span in spans]) if spans else ""


FORMAT = Format(
    slug="csv",
    label="CSV",
    media_type="text/csv; charset=utf-8",
    extension="csv",
    description="One row per attribution, safe to open in a spreadsheet.",
    write=write,
    loses=(
        "The text outside the attributions, furniture, non-responses and mentions of a source "
        "outside its attributions are not in the table.",
        "A line end or a run of spaces inside a cell becomes one space, and a cell that a "
        "spreadsheet would take for a formula begins with an apostrophe.",
    ),
)
