"""The tags that words get: begin, inside, end and single for each role, and outside."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsapp.detection.types import Kind, Role

Floats = npt.NDArray[np.float32]

ROLES = (Role.SOURCE, Role.CUE, Role.CONTENT)
OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)
TAG_COUNT = 1 + 4 * len(ROLES)
KINDS = tuple(Kind)
FORBIDDEN = -10000.0
"""The score of a step that no labelling may take."""


def tag(role: int, part: int) -> int:
    """The number of a tag; ``role`` counts in ROLES, ``part`` is BEGIN, INSIDE, END or SINGLE."""
    return 1 + 4 * role + part


def _open_after(number: int) -> int | None:
    """The role that a tag leaves open, or None."""
    if number == OUTSIDE or (number - 1) % 4 in (END, SINGLE):
        return None
    return (number - 1) // 4


def _open_before(number: int) -> int | None:
    """The role that must be open before a tag, or None."""
    if number == OUTSIDE or (number - 1) % 4 in (BEGIN, SINGLE):
        return None
    return (number - 1) // 4


def step_scores() -> Floats:
    """[from, to]: 0 where a tag may follow another, FORBIDDEN where not."""
    scores = np.zeros((TAG_COUNT, TAG_COUNT), dtype=np.float32)
    for before in range(TAG_COUNT):
        for after in range(TAG_COUNT):
            if _open_after(before) != _open_before(after):
                scores[before, after] = FORBIDDEN
    return scores


NOT_FIRST = np.array([_open_before(t) is not None for t in range(TAG_COUNT)])
NOT_LAST = np.array([_open_after(t) is not None for t in range(TAG_COUNT)])
"""Tags that the first or the last word of a line cannot bear: no span runs over a line end."""
