"""Markdown that people write, as HTML that is safe to show.

Two gates: HTML in the text is not read as HTML, and of what comes out only the elements that
Markdown itself makes are let through. Links lead elsewhere, so they say so to the browser; images
would be requests to elsewhere, and stay out.
"""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_ELEMENTS = set(
    "p br hr h2 h3 h4 h5 h6 strong em s code pre blockquote ul ol li a".split()
    + "table thead tbody tr th td".split()
)
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}
_READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_READER.disable("image")


def html_of(text: str) -> SafeString:
    """``text`` as HTML. Its headings begin at the second level: the page has the first."""
    tokens = _READER.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1:]) + 1)}"
    written = str(_READER.renderer.render(tokens, _READER.options, {}))
    clean = nh3.clean(
        written,
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308  cleaned in the line above
