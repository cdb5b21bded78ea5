"""One random edit of an article, as a page would send it: an address and a form."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from newsapp.corpus.models import (
    SOURCELESS_KINDS,
    Attribution,
    AttributionSpan,
    Flag,
    Source,
    Tag,
    Version,
)
from newsapp.detection.types import Kind, Role, State
from newsapp.policy.types import Outcome

Edit = tuple[str, dict[str, Any]]
"""Where it is sent, below the article's own address, and what."""


def random_edit(random: Random, version: Version) -> Edit:
    """What somebody might do next; it may be refused, and then must change nothing."""
    return random.choice(_EDITS)(random, version)


def _words(random: Random, version: Version) -> dict[str, Any]:
    text = version.text
    start = random.randrange(len(text) - 2)
    end = min(len(text), start + random.randint(1, 25))
    return {"start": start, "end": end, "quote": text[start:end]}


def _attribution(random: Random, version: Version) -> Attribution:
    return random.choice(list(version.attributions.order_by("pk")))


def _source(random: Random, version: Version) -> Source:
    return random.choice(list(version.sources.order_by("pk")))


def _mark(random: Random, version: Version) -> Edit:
    role = random.choice(list(Role))
    kind = random.choice(list(Kind)).value if role is Role.SOURCE else ""
    return "attributions/", {"role": role.value, "kind": kind, **_words(random, version)}


def _extend(random: Random, version: Version) -> Edit:
    row = _attribution(random, version)
    role = random.choice(list(Role)).value
    sent = {"role": role, "kind": "", "attribution": row.number, "revision": row.revision}
    return "attributions/", sent | _words(random, version)


def _span(random: Random, version: Version) -> AttributionSpan:
    rows = AttributionSpan.objects.filter(attribution__version=version).select_related(
        "attribution"
    )
    return random.choice(list(rows.order_by("pk")))


def _shorten(random: Random, version: Version) -> Edit:
    row = _span(random, version)
    address = f"attributions/{row.attribution.number}/spans/{row.pk}/remove/"
    return address, {"revision": row.attribution.revision}


def _move(random: Random, version: Version) -> Edit:
    row = _span(random, version)
    start = max(0, row.start + random.randint(-4, 4))
    end = max(start + 1, min(len(version.text), row.end + random.randint(-4, 4)))
    sent = {"start": start, "end": end, "quote": version.text[start:end]}
    address = f"attributions/{row.attribution.number}/spans/{row.pk}/move/"
    return address, sent | {"revision": row.attribution.revision}


def _judge(random: Random, version: Version) -> Edit:
    row = _attribution(random, version)
    state = random.choice(list(State)).value
    return f"attributions/{row.number}/state/", {"state": state, "revision": row.revision}


def _delete(random: Random, version: Version) -> Edit:
    row = _attribution(random, version)
    return f"attributions/{row.number}/delete/", {"revision": row.revision}


def _kind(random: Random, version: Version) -> Edit:
    row = _source(random, version)
    kind = random.choice([kind for kind in Kind if kind not in SOURCELESS_KINDS]).value
    return f"sources/{row.number}/kind/", {"kind": kind, "revision": row.revision}


def _name(random: Random, version: Version) -> Edit:
    row = _source(random, version)
    name = random.choice(["officials", "Marta Quill", "the council", "She", "nobody at all"])
    return f"sources/{row.number}/name/", {"name": name, "revision": row.revision}


def _number(random: Random, version: Version) -> Edit:
    row = _source(random, version)
    sent = {"number": random.randint(1, 4), "sort": random.choice(["exactly", "at_least"])}
    return f"sources/{row.number}/number/", sent | {"revision": row.revision}


def _merge(random: Random, version: Version) -> Edit:
    row, other = _source(random, version), _source(random, version)
    sent = {"other": [f"{other.number}:{other.revision}"], "revision": row.revision}
    return f"sources/{row.number}/merge/", sent


def _split(random: Random, version: Version) -> Edit:
    row = _source(random, version)
    mentions = [mention.pk for mention in row.mentions.all() if random.random() < 0.5]
    return f"sources/{row.number}/split/", {"mention": mentions, "revision": row.revision}


def _tag_source(random: Random, version: Version) -> Edit:
    row = _source(random, version)
    return f"sources/{row.number}/tags/", {
        "tags": _tags(random, "source"),
        "revision": row.revision,
    }


def _tag_attribution(random: Random, version: Version) -> Edit:
    row = _attribution(random, version)
    sent = {"tags": _tags(random, "attribution"), "revision": row.revision}
    return f"attributions/{row.number}/tags/", sent


def _tags(random: Random, sort: str) -> list[int]:
    tags = Tag.objects.filter(applies_to=sort).order_by("pk")
    return [tag.pk for tag in tags if random.random() < 0.5]


def _settle(random: Random, version: Version) -> Edit:
    rows = [row for row in version.attributions.order_by("pk") if random.random() < 0.4]
    sent = {"attribution": [f"{row.number}:{row.revision}" for row in rows]}
    return "suggestions/settle/", sent | {"state": random.choice(list(State)).value}


def _decide(random: Random, version: Version) -> Edit:
    flags = list(Flag.objects.filter(version=version, active=True).order_by("pk"))
    if not flags:
        return _judge(random, version)
    row = random.choice(flags)
    outcome = random.choice(list(Outcome)).value
    sent = {"outcome": outcome, "note": "A reason.", "revision": row.revision}
    return f"flags/{row.pk}/decide/", sent


def _undo(random: Random, version: Version) -> Edit:
    return "undo/", {}


def _redo(random: Random, version: Version) -> Edit:
    return "redo/", {}


_EDITS: tuple[Callable[[Random, Version], Edit], ...] = (
    _mark,
    _mark,
    _extend,
    _extend,
    _shorten,
    _move,
    _judge,
    _delete,
    _kind,
    _name,
    _number,
    _merge,
    _split,
    _tag_source,
    _tag_attribution,
    _settle,
    _decide,
    _undo,
    _redo,
)
