"""The paths that a command was given, looked at before it begins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsapp.corpus.exit_status import NothingDone


def require_paths(paths: Iterable[Path]) -> None:
    """Raise NothingDone, naming them, where some of ``paths`` are not there.

    A job with a mistyped path must not look as if it had done its work.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise NothingDone(
            f"No such file or directory: {', '.join(missing)}. Check the path; nothing was done."
        )
