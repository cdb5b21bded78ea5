"""Every format there is. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsapp.formats import csv_table, html_page, json_object, markdown_text
from newsapp.formats.names import file_name
from newsapp.formats.public import for_profile
from newsapp.formats.types import Export, Format
from newsapp.policy.types import Profile, Reviewed

_FORMATS = (
    html_page.FORMAT,
    json_object.FORMAT,
    csv_table.FORMAT,
    markdown_text.FORMAT,
)

FORMATS: Mapping[str, Format] = MappingProxyType({known.slug: known for known in _FORMATS})
"""The formats by slug, in the order in which a person is offered them."""


class UnknownFormatError(ValueError):
    """There is no format of that name; the message lists those that there are."""


def export(reviewed: Reviewed, slug: str, profile: Profile = Profile.PUBLIC) -> Export:
    """Write a reviewed article in one format.

    The public profile carries nothing internal. Raises UnknownFormatError for an unknown slug.
    """
    if slug not in FORMATS:
        raise UnknownFormatError(f"there is no format “{slug}”; there are {', '.join(FORMATS)}")
    known = FORMATS[slug]
    return Export(
        filename=file_name(reviewed.name, profile, known.extension),
        media_type=known.media_type,
        content=known.write(for_profile(reviewed, profile), profile),
        dropped=known.loses,
    )
