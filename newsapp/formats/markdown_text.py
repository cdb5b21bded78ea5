"""markdown: the article to read, its sources in bold with a footnote for each attribution."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from newsapp.detection.types import Attribution, Detection, Source, Span
from newsapp.formats.runs import paragraph_spans
from newsapp.formats.titles import opens_with
from newsapp.formats.types import Format
from newsapp.formats.words import (
    INTERNAL_NOTICE,
    KIND_WORDS,
    as_name,
    as_quotation,
    people,
    unchecked_of,
)
from newsapp.policy.types import Profile, Reviewed, ReviewedFlag

_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$])")
_LINE_START = re.compile(r"([-+#=]|\d+[.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# GitHub makes links of bare addresses.
_BARE_ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=\bwww)(\.)|(?<=\w)(@)(?=\w)", re.IGNORECASE)


def write(reviewed: Reviewed, profile: Profile) -> bytes:
    """Return Markdown (CommonMark with GitHub's tables and footnotes) in UTF-8."""
    internal = profile is Profile.INTERNAL
    detection = reviewed.detection
    notes = {one.id: number for number, one in enumerate(detection.attributions, start=1)}
    title, *paragraphs = _titled(reviewed, list(_paragraphs(detection, notes)))
    parts = [
        *([f"**{INTERNAL_NOTICE}**"] if internal else []),
        f"# {title}",
        *_about(reviewed, internal),
        f"**{escape(reviewed.incomplete)}**" if reviewed.incomplete else "",
        unchecked_of(detection),
        *paragraphs,
        "## Sources",
        _source_table(detection, internal),
        *_silences(detection),
        f"_{escape(reviewed.statement)}_" if reviewed.statement else "",
        *(_review(reviewed.flags, detection) if internal else ()),
        "\n".join(_footnote(detection, one, notes[one.id]) for one in detection.attributions),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escape(text: str) -> str:
    """``text`` on one line, such that Markdown and the HTML in it show it as it is."""
    line = " ".join(text.split())
    line = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], line)
    line = _SPECIAL.sub(r"\\\1", line)
    line = _BARE_ADDRESS.sub(lambda found: "\\" + found[0], line)
    start = _LINE_START.match(line)
    if start:
        line = line[: start.end() - 1] + "\\" + line[start.end() - 1 :]
    return line


def _titled(reviewed: Reviewed, paragraphs: list[str]) -> list[str]:
    """The paragraphs behind the title, unless the first of them is the title."""
    title = reviewed.metadata.title or reviewed.name
    if opens_with(reviewed.detection.text, title):
        return paragraphs
    return [escape(title), *paragraphs]


def _about(reviewed: Reviewed, internal: bool) -> Iterator[str]:
    metadata = reviewed.metadata
    printed = [
        metadata.byline,
        metadata.outlet,
        metadata.published.isoformat() if metadata.published else "",
        metadata.url,
        *(
            [metadata.desk, reviewed.status, reviewed.policy_title or reviewed.policy]
            if internal
            else []
        ),
    ]
    line = " · ".join(escape(part) for part in printed if part)
    if line:
        yield line


def _paragraphs(detection: Detection, notes: dict[str, int]) -> Iterator[str]:
    sources = _joined([span for one in detection.attributions for span in one.source])
    ends: dict[int, list[int]] = defaultdict(list)
    for one in detection.attributions:
        # The note hangs on the source, or on the cue where nobody is credited.
        marked = one.source or one.cue or one.content
        ends[marked[-1].end].append(notes[one.id])
    # By bisection: with thousands of paragraphs, looking at every source in each would be slow.
    source_ends = [span.end for span in sources]
    places = sorted(ends)
    for paragraph in paragraph_spans(detection.text):
        first = bisect_right(source_ends, paragraph.start)
        within = itertools.takewhile(paragraph.overlaps, itertools.islice(sources, first, None))
        noted = places[bisect_right(places, paragraph.start) : bisect_right(places, paragraph.end)]
        yield _paragraph(detection.text, paragraph, within, {at: ends[at] for at in noted})


def _paragraph(
    text: str, paragraph: Span, sources: Iterable[Span], ends: Mapping[int, list[int]]
) -> str:
    """One paragraph with the ``sources`` in it in bold and the notes behind where ``ends`` says."""
    bold = [
        Span(max(span.start, paragraph.start), min(span.end, paragraph.end)) for span in sources
    ]
    cuts = {paragraph.start, paragraph.end}
    cuts.update(place for span in bold for place in (span.start, span.end))
    cuts.update(ends)
    ordered = sorted(cuts)
    written = ""
    for start, end in itertools.pairwise(ordered):
        piece = Span(start, end)
        is_source = any(span.contains(piece) for span in bold)
        at_line_start = start == paragraph.start
        write_piece = _emphasized if is_source else _escape_inside
        written += write_piece(piece.of(text), at_line_start=at_line_start)
        written += "".join(f"[^{number}]" for number in sorted(ends.get(end, ())))
    return written.strip()


def _escape_inside(piece: str, *, at_line_start: bool) -> str:
    """``escape``, with the spaces at either edge kept as one, and no line start where is none."""
    if not piece:
        return ""
    words = escape(piece if at_line_start else f"x{piece}")
    if not at_line_start:
        words = words.removeprefix("x")
        if piece[:1].isspace() and not words.startswith(" "):
            words = f" {words}"
    return words + " " if piece[-1:].isspace() and words.strip() else words


def _emphasized(piece: str, *, at_line_start: bool) -> str:
    """Bold from the first letter to the last: beside punctuation the asterisks could stay text."""
    letters = [place for place, character in enumerate(piece) if character.isalnum()]
    if not letters:
        return _escape_inside(piece, at_line_start=at_line_start)
    first, last = letters[0], letters[-1] + 1
    before = _escape_inside(piece[:first], at_line_start=at_line_start)
    inner = _escape_inside(piece[first:last], at_line_start=False)
    return f"{before}**{inner}**{_escape_inside(piece[last:], at_line_start=False)}"


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _source_table(detection: Detection, internal: bool) -> str:
    if not detection.sources:
        return "None."
    head = ["Source", "Kind", "People", "Attributions", "Reason as printed"]
    head += ["Reason is"] if internal else []
    rows = [head, ["---"] * len(head)]
    made = Counter(one.source_id for one in detection.attributions)
    for source in detection.sources:
        row = [
            escape(as_name(source.name)),
            KIND_WORDS[source.kind],
            people(source),
            str(made[source.id]),
            _quotes(detection, source.reason),
        ]
        row += [source.reason_type.value if source.reason_type else ""] if internal else []
        rows.append(row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _silences(detection: Detection) -> Iterator[str]:
    if detection.non_responses:
        yield "## No response"
        yield "\n".join(
            f"- {_quotes(detection, (silence.span,))}" for silence in detection.non_responses
        )


def _review(flags: tuple[ReviewedFlag, ...], detection: Detection) -> Iterator[str]:
    names = {source.id: source for source in detection.sources}
    yield "## Review"
    yield "\n".join(_flag_line(reviewed, names) for reviewed in flags) or "No flags."


def _flag_line(reviewed: ReviewedFlag, sources: dict[str, Source]) -> str:
    flag = reviewed.flag
    source = sources.get(flag.source_id or "")
    about = f" on {escape(source.name)}" if source else ""
    line = f"- **{flag.rule}** ({flag.severity.value}){about}: {escape(flag.message)}"
    if reviewed.decision:
        line += f" Decided: {_decided(reviewed)}"
    elif reviewed.earlier:
        line += (
            f" Open again; earlier {reviewed.earlier.outcome.value.replace('_', ' ')} by "
            f"{escape(reviewed.earlier.by)}: {escape(reviewed.earlier.note)}"
        )
    else:
        line += " Open."
    return line


def _decided(reviewed: ReviewedFlag) -> str:
    decision = reviewed.decision
    if decision is None:
        return ""
    outcome = decision.outcome.value.replace("_", " ")
    note = f": {escape(decision.note)}" if decision.note else "."
    return f"{outcome} by {escape(decision.by)} on {decision.at:%Y-%m-%d %H:%M}{note}"


def _footnote(detection: Detection, attribution: Attribution, number: int) -> str:
    act = "" if attribution.act == "statement" else f", {attribution.act.value}"
    line = f"[^{number}]: {KIND_WORDS[attribution.kind]}{act} ({attribution.state.value})"
    for label, spans in (("cue", attribution.cue), ("content", attribution.content)):
        if spans:
            line += f"; {label}: {_quotes(detection, spans)}"
    return line


def _quotes(detection: Detection, spans: tuple[Span, ...]) -> str:
    return " … ".join(escape(as_quotation(span.of(detection.text))) for span in spans)


FORMAT = Format(
    slug="markdown",
    label="Markdown",
    media_type="text/markdown; charset=utf-8",
    extension="md",
    description="The article to read in any editor, with a footnote for each attribution and a "
    "table of sources.",
    write=write,
    loses=(
        "Only sources are marked in the text; cue and content stand in the footnotes, and offsets "
        "and furniture are left out.",
        "Empty lines and runs of spaces are not kept.",
    ),
)
