"""The documented JSON lines are read, and faults are named by line."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsapp.detection.types import Kind, Span
from newsapp.training.corpus import CorpusError, read_corpus

TEXT = "Rain came, the mayor said. "


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_spans_lose_white_space_at_their_edges(tmp_path: Path) -> None:
    row = {
        "name": "a",
        "text": TEXT,
        "attributions": [{"source": [[10, 20]], "cue": [[21, 25]], "content": [[0, 9]]}],
    }
    (article,) = read_corpus(written(tmp_path / "c.jsonl", row))
    (attribution,) = article.attributions
    assert attribution.source == (Span(11, 20),)
    assert attribution.kind is None


def test_kinds_come_from_a_file_of_their_own(tmp_path: Path) -> None:
    marked = {"source": [[11, 20]], "cue": [[21, 25]], "content": [[0, 9]]}
    corpus = written(
        tmp_path / "c.jsonl",
        {"name": "a", "text": TEXT, "attributions": [marked]},
        {"name": "b", "text": TEXT, "attributions": [marked]},
    )
    # a list of acceptable kinds: the first one is preferred
    kinds = written(
        tmp_path / "k.jsonl",
        {"name": "b", "attributions": [marked | {"kind": ["anonymous", "collective"]}]},
    )
    first, second = read_corpus(corpus, kinds)
    assert first.attributions[0].kind is None
    assert second.attributions[0].kind is Kind.ANONYMOUS


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        # no JSON at all
        ("{", "line 2: not JSON"),
        # a key is missing
        ('{"name": "b", "attributions": []}', "line 2: KeyError"),
        # a span behind the end of its text
        (
            '{"name": "b", "text": "x", "attributions": [{"cue": [[0, 2]]}]}',
            "cue [0, 2] lies outside the text",
        ),
        # a kind that the design does not know
        (
            '{"name": "b", "text": "x", "attributions": [{"cue": [[0, 1]], "kind": "ghost"}]}',
            "ghost",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"name": "a", "text": "x", "attributions": []}\n' + line, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_corpus(path)
    assert fault in str(caught.value)
    assert "line 2" in str(caught.value)


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="no article"):
        read_corpus(path)
