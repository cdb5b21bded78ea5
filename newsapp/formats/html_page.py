"""html: one file that holds everything it needs, reads like the article, and prints well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from newsapp.detection.invisible import Sort, invisible_characters
from newsapp.detection.types import Detection, Kind, Span, State
from newsapp.formats.marked_markup import marked_markup
from newsapp.formats.schema_org import script_data
from newsapp.formats.titles import opens_with
from newsapp.formats.types import Format
from newsapp.formats.words import (
    INTERNAL_NOTICE,
    KIND_MEANINGS,
    KIND_WORDS,
    as_name,
    as_quotation,
    people,
    unchecked_of,
)
from newsapp.policy.registry import RULES
from newsapp.policy.types import Decision, Profile, Reviewed, ReviewedFlag

_PAGE = Path(__file__).parent / "page"


def write(reviewed: Reviewed, profile: Profile) -> bytes:
    """Return the page in UTF-8. It loads nothing and runs no script.

    The element with ``data-article-text`` has a ``textContent`` that equals the text.
    """
    internal = profile is Profile.INTERNAL
    detection = reviewed.detection
    metadata = reviewed.metadata
    numbers = {source.id: number for number, source in enumerate(detection.sources, start=1)}
    kinds = Counter(one.kind for one in detection.attributions)
    title = metadata.title or reviewed.name
    titled = opens_with(detection.text, title)
    page = _template().render(
        internal=internal,
        notice=INTERNAL_NOTICE,
        language=detection.language,
        title=title,
        heading="" if titled else title,
        css=_style(),
        kicker=_kicker(reviewed, internal),
        link=metadata.url if metadata.url.lower().startswith(("https://", "http://")) else "",
        shares=[{"kind": kind.value, "number": kinds[kind]} for kind in Kind if kinds[kind]],
        share_sentence=_share_sentence(kinds),
        unchecked=unchecked_of(detection),
        incomplete=reviewed.incomplete,
        statement=reviewed.statement,
        # Ours but for what script_data makes harmless: it must stand there unescaped to be JSON.
        json_ld="" if internal else Markup(script_data(reviewed)),  # noqa: S704
        turned=any(one.sort is Sort.DIRECTION for one in invisible_characters(detection.text)),
        text=marked_markup(detection, numbers, titled=titled),
        kinds=[
            {"kind": kind.value, "word": KIND_WORDS[kind], "meaning": KIND_MEANINGS[kind]}
            for kind in Kind
        ],
        sources=_source_rows(detection, numbers),
        silences=[_line(detection.text, silence.span) for silence in detection.non_responses],
        flags=[_flag_row(flag, detection) for flag in reviewed.flags] if internal else [],
        policy=reviewed.policy_title or reviewed.policy,
        colophon=_colophon(reviewed, internal),
    )
    return page.encode("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("reviewed.html.jinja")


@cache
def _style() -> Markup:
    # Ours, not the article's: the one thing besides the marked text that is not escaped.
    return Markup((_PAGE / "reviewed.css").read_text(encoding="utf-8"))  # noqa: S704


def _kicker(reviewed: Reviewed, internal: bool) -> str:
    metadata = reviewed.metadata
    published = metadata.published
    printed = [
        metadata.outlet,
        metadata.desk if internal else "",
        metadata.byline,
        f"{published.day} {published:%B %Y}" if published else "",
        f"version {reviewed.version}",
        reviewed.status if internal else "",
    ]
    return " · ".join(part for part in printed if part)


def _share_sentence(kinds: Counter[Kind]) -> str:
    total = kinds.total()
    verb = "rests" if kinds[Kind.ANONYMOUS] == 1 else "rest"
    noun = "attribution" if total == 1 else "attributions"
    return f"{kinds[Kind.ANONYMOUS]} of {total} {noun} {verb} on an unnamed source"


def _source_rows(detection: Detection, numbers: dict[str, int]) -> list[dict[str, Any]]:
    made = Counter(one.source_id for one in detection.attributions)
    return [
        {
            "number": numbers[source.id],
            "kind": source.kind.value,
            "word": KIND_WORDS[source.kind],
            "name": as_name(source.name),
            "people": people(source),
            "attributions": made[source.id],
            "called": _once(
                as_quotation(as_name(span.of(detection.text))) for span in source.mentions
            ),
            "reasons": _once(_line(detection.text, span) for span in source.reason),
            "reason_type": source.reason_type.value if source.reason_type else "",
        }
        for source in detection.sources
    ]


def _once(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lines))


def _line(text: str, span: Span) -> str:
    return as_quotation(span.of(text))


def _flag_row(reviewed: ReviewedFlag, detection: Detection) -> dict[str, Any]:
    flag = reviewed.flag
    names = {source.id: source.name for source in detection.sources}
    return {
        "rule": flag.rule,
        "name": RULES[flag.rule].name if flag.rule in RULES else "",
        "severity": flag.severity.value,
        "about": names.get(flag.source_id or "", ""),
        "message": flag.message,
        "remedy": flag.remedy,
        "decision": _decision(reviewed.decision),
        "earlier": _decision(reviewed.earlier),
    }


def _decision(decision: Decision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    return {
        "outcome": decision.outcome.value.replace("_", " ").capitalize(),
        "by": decision.by,
        "at": _moment(decision.at),
        "note": decision.note,
    }


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} {at.tzname() or ''}".strip()


def _colophon(reviewed: Reviewed, internal: bool) -> str:
    states = Counter(one.state for one in reviewed.detection.attributions)
    said = (
        f"{states[State.CONFIRMED]} of {len(reviewed.detection.attributions)} attributions were "
        f"confirmed by a person; {states[State.PROPOSED]} are proposed by the detector."
    )
    policy = reviewed.policy_title or reviewed.policy
    checked = f" Checked under {policy}." if internal and policy else ""
    return f"Made with On Record. {said}{checked}"


FORMAT = Format(
    slug="html",
    label="HTML",
    media_type="text/html; charset=utf-8",
    extension="html",
    description="One page that reads like the article and prints well: marks, legend, table of "
    "sources.",
    write=write,
)
