"""Whoever waits for detection hears how far it is; nobody else notices."""

from __future__ import annotations

from newsapp.detection import detect
from newsapp.detection.progress import counted, heard_by, stage

TEXT = "\n".join(f"Ada Voss said house {n} was sold. Two officials said no." for n in range(50))


def test_shares_grow_from_nothing_to_one() -> None:
    heard: list[float] = []
    with heard_by(heard.append):
        detect(TEXT)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    assert all(0 < share <= 1 for share in heard)
    assert len(heard) > 50, "one at least for each paragraph"


def test_listening_changes_nothing() -> None:
    with heard_by(lambda share: None):
        assert detect(TEXT) == detect(TEXT)


def test_stages_divide_what_surrounds_them() -> None:
    heard: list[float] = []
    with heard_by(heard.append), stage(0.5, 1.0):
        with stage(0.0, 0.5):
            assert list(counted(["a", "b"])) == ["a", "b"]
        assert list(counted([])) == []
    assert heard == [0.625, 0.75, 0.75, 1.0, 1.0]


def test_without_a_listener_things_are_only_counted() -> None:
    with stage(0.2, 0.4):
        assert list(counted((1, 2))) == [1, 2]


def test_after_listening_nobody_is_told() -> None:
    heard: list[float] = []
    with heard_by(heard.append):
        pass
    detect(TEXT)
    assert heard == [1.0]
