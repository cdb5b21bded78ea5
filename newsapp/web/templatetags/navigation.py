"""Which entry of the main navigation a page belongs to."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def current(context: Any, *names: str) -> SafeString:
    """``aria-current`` for a link: "page" on the route of the first name, "true" on the others.

    ``names`` are names of routes. Nothing where the page is none of them, or no page at all.
    """
    match = getattr(context.get("request"), "resolver_match", None)
    name = match.url_name if match else None
    if name is None or name not in names:
        return mark_safe("")
    value = "page" if name == names[0] else "true"
    return mark_safe(f'aria-current="{value}"')  # noqa: S308  one of two fixed words
