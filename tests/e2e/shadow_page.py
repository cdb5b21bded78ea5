"""A page as a browser would hold it, without one: fragments swapped by their ids.

It lets a test follow hundreds of edits in the time in which a browser follows ten. It reads only
what this application writes, so that a few patterns do for a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PARTS = re.compile(
    r'<p id="(p-\d+)".*?</p>|<div class="meter" id="(meter)".*?</div>'
    r'|<summary id="(suggestion-count)".*?</summary>',
    re.DOTALL,
)
_CARD = re.compile(r'<details class="card [^>]*? id="(source-s\d+)"')
_DETAILS = re.compile(r"<details\b|</details>")
# What differs between two drawings of the same thing: tokens, how long ago, and how it came.
_PASSING = re.compile(
    r'<input type="hidden" name="csrfmiddlewaretoken" value="\w+">| hx-swap-oob="\w+"'
    r"|, (?:[^<>,]* ago|just now)\b"
)


@dataclass
class ShadowPage:
    """What one person sees of an article: paragraphs, cards with their order, and the counts."""

    parts: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    seen: str = ""
    digests: dict[str, str] = field(default_factory=dict)

    def take(self, markup: str) -> None:
        """Swap in what came: a whole page, or the fragments of an answer."""
        for name, drawn in _parts_of(markup):
            self.parts[name] = " ".join(_PASSING.sub("", drawn).split()).replace(" >", ">")
        if order := re.search(r'data-order="([^"]*)"', markup):
            self.order = order[1].split()
        if seen := re.search(r'data-seen="(\d+)"', markup):
            self.seen = seen[1]
        if told := re.search(r'data-digests="([^"]*)"', markup):
            self.digests = dict(pair.split(":", 1) for pair in told[1].split())
        for key in [name for name in self.parts if name.startswith("source-")]:
            if key.removeprefix("source-") not in self.order:
                del self.parts[key]  # what the order no longer names is taken off the page

    @property
    def stale_cards(self) -> list[str]:
        """The cards that the page must fetch: missing, or other than they should be."""
        missing = [key for key in self.order if f"source-{key}" not in self.parts]
        return missing + [
            key
            for key, digest in self.digests.items()
            if (card := self.parts.get(f"source-{key}")) and f'data-digest="{digest}"' not in card
        ]


def _parts_of(markup: str) -> Iterator[tuple[str, str]]:
    for found in _PARTS.finditer(markup):
        yield next(name for name in found.groups() if name), found[0]
    for found in _CARD.finditer(markup):
        yield found[1], markup[found.start() : _end_of_details(markup, found.start())]


def _end_of_details(markup: str, start: int) -> int:
    """Where the element ends that begins at ``start``; there may be others inside it."""
    depth = 0
    for tag in _DETAILS.finditer(markup, start):
        depth += 1 if tag[0].startswith("<details") else -1
        if depth == 0:
            return tag.end()
    raise AssertionError(f"an element at {start} never ends")
