"""How far detection has come, for whoever waits for it.

Nothing of what is found depends on this, so it is no part of any signature: whoever wants to know
listens (``heard_by``), and a loop that takes long says how far it is by going over
``counted(items)``. Without a listener both cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
Listener = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of the whole, 0..1, that is being worked on, and who is told."""

    start: float
    end: float
    listener: Listener


_current: ContextVar[_Stretch | None] = ContextVar("detection_progress", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Call ``listener`` with the share that is done, 0..1 and never less than before, inside."""
    with _stretch(_Stretch(0.0, 1.0, listener)):
        yield
    listener(1.0)


@contextmanager
def stage(start: float, end: float) -> Iterator[None]:
    """What is done inside is the part from ``start`` to ``end`` (0..1) of what surrounds it."""
    outer = _current.get()
    if outer is None:
        yield
        return
    size = outer.end - outer.start
    inner = _Stretch(outer.start + start * size, outer.start + end * size, outer.listener)
    with _stretch(inner):
        yield
    outer.listener(inner.end)


def counted(items: Sequence[Item]) -> Iterator[Item]:
    """The items in order; after each one the listener hears how many are done."""
    stretch = _current.get()
    if stretch is None:
        yield from items
        return
    size = (stretch.end - stretch.start) / max(1, len(items))
    for number, item in enumerate(items, start=1):
        yield item
        stretch.listener(stretch.start + number * size)


def share(done: float) -> None:
    """Say that ``done`` (0..1) of the part that is being worked on is behind us."""
    stretch = _current.get()
    if stretch is not None:
        stretch.listener(stretch.start + done * (stretch.end - stretch.start))


@contextmanager
def _stretch(stretch: _Stretch) -> Iterator[None]:
    token = _current.set(stretch)
    try:
        yield
    finally:
        _current.reset(token)
