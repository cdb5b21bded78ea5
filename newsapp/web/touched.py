"""What of the workbench has to be drawn again after a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsapp.corpus.models import Change
from newsapp.detection.types import Span
from newsapp.web.workbench import NO_SOURCE, Workbench

_WHOLE_PAGE = frozenset({"article", "layout"})


@dataclass
class Touched:
    """The sources, attributions and stretches of text that changes speak of.

    ``new`` are the sources that did not exist before: their cards have no place yet.
    """

    sources: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    attributions: list[str] = field(default_factory=list)


def is_of_whole_page(changes: Iterable[Change]) -> bool:
    """Whether the title or all marks changed: nothing on the page is sure to stand."""
    return any(row["model"] in _WHOLE_PAGE for change in changes for row in change.rows)


def touched_by(rows: Sequence[Mapping[str, Any]], bench: Workbench) -> Touched:
    """What to draw again: the rows of changes before and after, and what belongs to them."""
    touched = Touched()
    altered: set[str] = set()
    for row in rows:
        for side in (row["before"], row["after"]):
            for name in ("spans", "mentions", "reasons"):
                spans = (side or {}).get(name, ())
                touched.spans += [Span(span["start"], span["end"]) for span in spans]
        if row["model"] == "source" and (key := bench.source_keys.get(row["id"])):
            altered.add(key)
            if row["before"] is None:
                touched.new.add(key)
        touched.sources.update(_sources_of(row, bench))
        if row["model"] == "attribution" and (key := bench.attribution_keys.get(row["id"])):
            touched.attributions.append(key)
    for claim in bench.everything.claims:
        # What supports what is shown on the cards of all its sources.
        together = bench.sources_of(claim, with_rejected=True)
        if not touched.sources.isdisjoint(together):
            touched.sources |= together
    ids = set(touched.attributions)
    for value in bench.everything.attributions:
        # A change of a source's kind is seen at every mark of its attributions.
        if value.source_id in altered or value.id in ids:
            touched.spans += [*value.source, *value.cue, *value.content]
    return touched


def _sources_of(row: Mapping[str, Any], bench: Workbench) -> Iterator[str]:
    """The sources whose cards speak of a row, as it was and as it is."""
    if row["model"] == "source":
        yield from (key for key in (bench.source_keys.get(row["id"]),) if key)
    elif row["model"] == "flag":
        flags = (flag.row for flag in bench.flags if flag.row.pk == row["id"])
        yield from (flag.source.key if flag.source else NO_SOURCE for flag in flags)
    elif row["model"] == "attribution":
        for side in (row["before"], row["after"]):
            if side:
                yield bench.source_keys.get(side["source_id"], NO_SOURCE)
        yield from _source_of(bench.attribution_keys.get(row["id"]), bench)
    else:
        # A comment or an attestation stands on the card of what it is about.
        for side in (row["before"], row["after"]):
            if key := bench.source_keys.get((side or {}).get("source_id") or 0):
                yield key
            yield from _source_of(
                bench.attribution_keys.get((side or {}).get("attribution_id") or 0), bench
            )


def _source_of(attribution: str | None, bench: Workbench) -> Iterator[str]:
    if attribution:
        item = bench.attribution(int(attribution[1:]))
        yield (item and item.value.source_id) or NO_SOURCE
