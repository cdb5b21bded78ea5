"""What is said of characters that nobody sees."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from newsapp.detection.invisible import Sort, invisible_characters
from newsapp.formats.runs import paragraph_spans

register = template.Library()

_BEFORE = 40
"""Code points before the first one that the notice shows."""
_QUOTED = re.compile("“[^“”]*”")


@register.inclusion_tag("workbench/_invisible.html")
def invisible_notice(text: str) -> dict[str, Any]:
    """How many such characters the text holds, of which sort, and where the first one stands."""
    found = list(invisible_characters(text))
    if not found:
        return {"number": 0}
    first = found[0]
    paragraph = sum(one.start <= first.at for one in paragraph_spans(text))
    line = text.rfind("\n", 0, first.at) + 1
    before = text[max(line, first.at - _BEFORE) : first.at]
    return {
        "number": len(found),
        "turned": sum(one.sort is Sort.DIRECTION for one in found),
        "first": first,
        "paragraph": max(paragraph, 1),
        "before": "".join(character for character in before if character.isprintable()).strip(),
    }


@register.filter
def isolated(sentence: str) -> SafeString:
    """A sentence of ours with each quotation in an element of its own: no character in what is
    quoted can turn round the words that stand beside it.
    """
    escaped = str(conditional_escape(sentence))
    return mark_safe(_QUOTED.sub(_isolate, escaped))  # noqa: S308  escaped on the line above


def _isolate(found: re.Match[str]) -> str:
    return f"“<bdi>{found[0][1:-1]}</bdi>”"
