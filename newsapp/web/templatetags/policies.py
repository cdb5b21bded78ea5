"""A policy as people read it: its name and version, not the label that files carry."""

from __future__ import annotations

from django import template

from newsapp.corpus.queries.policies import policy_title as title_of

register = template.Library()


@register.filter
def policy_title(label: str) -> str:
    """ "In the manner of AP, version 2" for "news-in-the-manner-of-ap@2"."""
    return title_of(label)
