"""The keys that stand for a kind, in the order of the bar at a selection."""

from __future__ import annotations

from django import template

from newsapp.detection.types import Kind
from newsapp.formats.words import KIND_WORDS

register = template.Library()


@register.simple_tag
def kinds_by_number() -> list[tuple[int, str]]:
    """Each kind in words with the number of its key, from 1."""
    return [(number, KIND_WORDS[kind]) for number, kind in enumerate(Kind, start=1)]
