"""How a version came by its marks, and whether more are still to come."""

from __future__ import annotations

from functools import cached_property

from django.conf.locale import LANG_INFO

from newsapp.corpus.models import Marking, Version
from newsapp.corpus.queries.markings import is_stalled, marking_of
from newsapp.detection.language import ENGLISH


class MarkedVersion:
    """What a page says of the marking of its version."""

    version: Version

    @property
    def by_grammar(self) -> bool:
        """Whether the trained finder was not there when this text was marked."""
        return self.version.detector.startswith("grammar@")

    @cached_property
    def marking(self) -> Marking | None:
        """The worker's marking that is under way or has failed; None where all marks are there."""
        return marking_of(self.version)

    @property
    def foreign_language(self) -> str:
        """The language that the text seems to be in, in words; empty where that is English."""
        code = self.version.language
        if code == ENGLISH:
            return ""
        name = LANG_INFO.get(code, {}).get("name")
        return str(name) if name else f"another language ({code})"

    @cached_property
    def stalled(self) -> bool:
        """Whether no worker gives signs of life while marks are still to come."""
        return self.marking is not None and is_stalled(self.marking)

    @property
    def marking_seen(self) -> str:
        """What the page shows of the marking: it changes when there is something new to show."""
        if self.marking is None:
            return "done"
        return (
            f"{self.marking.state}-{self.marking.progress}-{'silent' if self.stalled else 'live'}"
        )
