"""Gold wherever it stands: a .jsonl file, an annotated .txt file, or a folder of these."""

from __future__ import annotations

from pathlib import Path

from newsapp.detection.scoring.annotated_text import AnnotationError, read_annotated
from newsapp.detection.scoring.coded import CodedArticle
from newsapp.detection.scoring.json_lines import CodedFileError, read_json_lines


def read_gold(path: Path) -> tuple[CodedArticle, ...]:
    """Every coded article of a file or folder, by name within a folder.

    Raises CodedFileError, with the file and the line, for what cannot be read.
    """
    try:
        if path.is_dir():
            files = sorted(path.glob("*.txt"))
            if not files:
                raise CodedFileError(f"{path}: no annotated .txt file in this folder.")
            return tuple(read_annotated(file) for file in files)
        if path.suffix == ".txt":
            return (read_annotated(path),)
        return read_json_lines(path, texts_needed=True)
    except AnnotationError as error:
        raise CodedFileError(str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise CodedFileError(f"{path}: {reason}. Check the path and its rights.") from error
