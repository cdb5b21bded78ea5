"""Writes that arrive twice at the same moment: whichever comes second is the first one too."""

from __future__ import annotations

from functools import partial

import pytest

from newsapp.corpus.actions import receipts
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.errors import NotAllowedNow, Stale
from newsapp.corpus.models import Receipt, User, Version
from newsapp.detection.types import State

pytestmark = pytest.mark.django_db


def test_the_second_of_two_is_not_told_that_somebody_was_faster(
    version: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looked for a receipt before the first had ended, and then waited for the version."""
    row = version.attributions.get(number=1)
    write = partial(set_state, row, state=State.CONFIRMED, revision=1, by=editor)
    first = receipts.done_once("same", write, content="a", by=editor)
    late = partial(set_state, row, state=State.REJECTED, revision=1, by=editor)
    looked = iter([None, Receipt.objects.get(), None, None])
    monkeypatch.setattr(receipts, "_receipt", lambda key, by: next(looked))
    assert receipts.done_once("same", late, content="a", by=editor) == first
    with pytest.raises(Stale):  # nobody has sent this one before
        receipts.done_once("other", late, content="a", by=editor)


def test_a_key_stands_for_what_was_sent_under_it(version: Version, editor: User) -> None:
    """Also where the second would be refused for what the first did."""
    row = version.attributions.get(number=1)
    first = partial(set_state, row, state=State.CONFIRMED, revision=1, by=editor)
    change = receipts.done_once("same", first, content="a", by=editor)
    assert receipts.done_once("same", first, content="a", by=editor) == change
    for revision in (1, 2):
        other = partial(set_state, row, state=State.REJECTED, revision=revision, by=editor)
        with pytest.raises(NotAllowedNow, match="the key of another action"):
            receipts.done_once("same", other, content="b", by=editor)
    row.refresh_from_db()
    assert row.state == State.CONFIRMED


def test_what_was_received_before_content_was_kept_is_taken_as_the_same(
    version: Version, editor: User
) -> None:
    row = version.attributions.get(number=1)
    write = partial(set_state, row, state=State.CONFIRMED, revision=1, by=editor)
    change = receipts.done_once("same", write, content="", by=editor)
    assert receipts.done_once("same", write, content="a", by=editor) == change
