"""What is proposed for a source whose words, or whose neighbours, reach over the edge of a line."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.attributions import add_attribution
from newsapp.corpus.models import User, Version
from newsapp.corpus.queries.proposals import proposed_parts
from newsapp.detection.types import Kind, Role
from tests.conftest import ARTICLE_TEXT

pytestmark = pytest.mark.django_db


def mark(version: Version, role: Role, words: str, by: User, kind: Kind | None = None) -> None:
    start = ARTICLE_TEXT.index(words)
    add_attribution(
        version, role=role, start=start, end=start + len(words), quote=words, kind=kind, by=by
    )


# A cue that somebody marked across two paragraphs, and source words that begin with a line end.
@pytest.mark.parametrize("source", ["traders", "\n“Nobody"])
def test_it_is_read_without_a_fault(version: Version, editor: User, source: str) -> None:
    mark(version, Role.CUE, "in May.\n“Nobody told us", editor)
    mark(version, Role.SOURCE, source, editor, Kind.COLLECTIVE)
    made = version.attributions.latest("pk")
    for role, span in proposed_parts(made):
        assert role in (Role.CUE, Role.CONTENT)
        assert 0 <= span.start < span.end <= len(ARTICLE_TEXT)
