"""A person may declare that the law keeps a source unnamed; then no rule asks for a name."""

from __future__ import annotations

import pytest

from newsapp.corpus.actions.legal_anonymity import declare
from newsapp.corpus.actions.undo import undo
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Action, LegalGround, Source, User, Version
from newsapp.corpus.queries.articles import metadata_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(version: Version) -> Source:
    return version.sources.get(number=1)


def active(version: Version) -> set[str]:
    return set(version.flags.filter(active=True).values_list("rule", flat=True))


@pytest.mark.parametrize("ground", LegalGround)
def test_the_rules_that_ask_for_a_name_leave_it_alone(
    version: Version, source: Source, standards: User, ground: LegalGround
) -> None:
    before = active(version)
    assert {"S04", "S06"} <= before
    change = declare(source, ground=ground, revision=1, by=standards)
    assert not {"S04", "S06"} & active(version)
    assert metadata_of(version.article, version).legally_anonymous == ("s1",)
    assert change.action == Action.DECLARE_LEGAL_ANONYMITY
    assert "the law keeps “Two officials” unnamed: a" in change.summary
    undo(version, by=standards)
    assert active(version) == before


def test_taking_it_back(version: Version, source: Source, standards: User) -> None:
    declare(source, ground=LegalGround.MINOR, revision=1, by=standards)
    declare(source, ground=None, revision=2, by=standards)
    assert {"S04", "S06"} <= active(version)
    assert metadata_of(version.article, version).legally_anonymous == ()


def test_a_named_source_is_named(version: Version, standards: User) -> None:
    with pytest.raises(NotAllowedNow, match="“Marta Quill” is named"):
        declare(version.sources.get(number=2), ground=LegalGround.VICTIM, revision=1, by=standards)


def test_two_at_once(source: Source, standards: User, administrator: User) -> None:
    declare(source, ground=LegalGround.MINOR, revision=1, by=standards)
    with pytest.raises(Stale, match="Stan Standards"):
        declare(source, ground=LegalGround.VICTIM, revision=1, by=administrator)
