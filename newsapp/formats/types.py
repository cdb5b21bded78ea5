"""What a format is: a name, where its file goes, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsapp.policy.types import Profile, Reviewed


@dataclass(frozen=True, slots=True)
class Export:
    """A written file. ``dropped`` says, a sentence each, what the format could not carry."""

    filename: str
    media_type: str
    content: bytes
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One interchange format. ``write`` turns a reviewed article into the bytes of a file.

    ``loses`` says, a sentence each, what this format never carries.
    """

    slug: str
    label: str
    media_type: str
    extension: str
    description: str
    write: Callable[[Reviewed, Profile], bytes]
    loses: tuple[str, ...] = ()
