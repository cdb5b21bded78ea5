"""The policies that come with On Record, as TOML files in ``presets``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from newsapp.policy.reader import read_policy
from newsapp.policy.types import Policy

DEFAULT_PRESET = "default"


def preset_slugs() -> tuple[str, ...]:
    """The names of the shipped policies, in alphabetical order."""
    folder = files("newsapp.policy") / "presets"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def preset(slug: str = DEFAULT_PRESET) -> Policy:
    """Return a shipped policy. Raises KeyError, with the known ones listed, for an unknown slug."""
    if slug not in preset_slugs():
        raise KeyError(f"there is no policy preset “{slug}”; there are {', '.join(preset_slugs())}")
    path = files("newsapp.policy") / "presets" / f"{slug}.toml"
    return read_policy(path.read_text(encoding="utf-8"))
