"""Detection in a text that is stored already, with what people said about it."""

from __future__ import annotations

from newsapp.corpus.models import Version
from newsapp.detection import Detection, Origin, detect


def read_again(version: Version) -> Detection:
    """Run detection on a version's text. The text never changes: no transaction is needed."""
    given = version.language if version.language_origin == Origin.HAND else None
    return detect(version.text, language=given)
