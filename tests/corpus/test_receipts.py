"""Writes that arrive twice at the same moment: whichever comes second is the first one too."""

from __future__ import annotations

from functools import partial

import pytest

from newsapp.corpus.actions import receipts
from newsapp.corpus.actions.attributions import set_state
from newsapp.corpus.errors import Stale
from newsapp.corpus.models import Receipt, User, Version
from newsapp.detection.types import State

pytestmark = pytest.mark.django_db


def test_the_second_of_two_is_not_told_that_somebody_was_faster(
    version: Version, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looked for a receipt before the first had ended, and then waited for the version."""
    row = version.attributions.get(number=1)
    write = partial(set_state, row, state=State.CONFIRMED, revision=1, by=editor)
    first = receipts.done_once("same", write, by=editor)
    late = partial(set_state, row, state=State.REJECTED, revision=1, by=editor)
    looked = iter([None, Receipt.objects.get(), None, None])
    monkeypatch.setattr(receipts, "_receipt", lambda key, by: next(looked))
    assert receipts.done_once("same", late, by=editor) == first
    with pytest.raises(Stale):  # nobody has sent this one before
        receipts.done_once("other", late, by=editor)
