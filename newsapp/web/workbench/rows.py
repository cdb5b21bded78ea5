"""The rows of a version by the ids that pages and exports use, with their revisions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from newsapp.corpus.models import Version


class KeyedRows:
    """What of a version's rows is needed to tell them apart and to write to them."""

    version: Version

    @cached_property
    def source_keys(self) -> Mapping[int, str]:
        """The id of each source ("s3") by primary key."""
        return {pk: f"s{number}" for pk, number, _ in self._source_rows}

    @cached_property
    def attribution_keys(self) -> Mapping[int, str]:
        """The id of each attribution ("a12") by primary key."""
        return {pk: f"a{number}" for pk, number, _ in self._attribution_rows}

    @cached_property
    def _source_rows(self) -> list[tuple[int, int, int]]:
        return list(self.version.sources.values_list("pk", "number", "revision"))

    @cached_property
    def _attribution_rows(self) -> list[tuple[int, int, int]]:
        return list(self.version.attributions.values_list("pk", "number", "revision"))

    @cached_property
    def _revisions(self) -> Mapping[str, int]:
        rows = {f"s{number}": revision for _, number, revision in self._source_rows}
        return rows | {f"a{number}": revision for _, number, revision in self._attribution_rows}
