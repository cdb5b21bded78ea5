"""Coded articles from JSON lines, and the complaints about those that are none."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsapp.detection.scoring.gold_files import read_gold
from newsapp.detection.scoring.json_lines import CodedFileError, read_json_lines, read_texts
from newsapp.detection.types import Act, FurnitureKind, Kind, ReasonType, Span

ROW: dict[str, Any] = {
    "name": "rain",
    "text": "🌧 It rained, two nurses said.",
    "attributions": [
        {
            "source": [[13, 23]],
            "cue": [[24, 28]],
            "content": [[2, 11]],
            "kind": ["anonymous", "collective"],
            "act": "statement",
            "source_id": "s1",
            "confidence": 0.5,
        }
    ],
    "sources": [
        {
            "id": "s1",
            "kind": "anonymous",
            "count": 2,
            "at_least": 2,
            "mentions": [[13, 23]],
            "reason": [[2, 11]],
            "reason_type": "legal",
        }
    ],
    "non_responses": [{"span": [2, 11], "who": [[2, 4]]}],
    "furniture": [{"kind": "headline", "span": [2, 11]}],
    "more": "is left alone",
}


def written(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "gold.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_line_becomes_an_article(tmp_path: Path) -> None:
    (article,) = read_json_lines(written(tmp_path, "", ROW, ""), texts_needed=True)
    (one,) = article.attributions
    assert one.source == (Span(13, 23),)
    assert one.kinds == {Kind.ANONYMOUS, Kind.COLLECTIVE}
    assert (one.act, one.source_id, one.confidence) == (Act.STATEMENT, "s1", 0.5)
    assert article.sources is not None
    (source,) = article.sources
    assert (source.count, source.at_least, source.reason_type) == (2, 2, ReasonType.LEGAL)
    assert article.non_responses is not None
    assert article.non_responses[0].who == (Span(2, 4),)
    assert article.furniture is not None
    assert article.furniture[0].kind is FurnitureKind.HEADLINE


def test_what_is_not_coded_is_none_and_not_empty(tmp_path: Path) -> None:
    bare = {"name": "rain", "text": "", "attributions": [{"cue": []}]}
    (article,) = read_json_lines(written(tmp_path, bare), texts_needed=True)
    assert (article.sources, article.non_responses, article.furniture) == (None, None, None)
    assert article.attributions[0].kinds == frozenset()


def changed(**keys: object) -> dict[str, Any]:
    return {**ROW, **keys}


def attribution(**keys: object) -> dict[str, Any]:
    return changed(attributions=[{**ROW["attributions"][0], **keys}])


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("{not json", "not JSON (Expecting property name"),
        ("[1]", "no object"),
        (changed(name=None), "“name” is missing"),
        ({"name": "rain", "text": ""}, "“attributions” is missing"),
        (changed(text=7), "“text” is no text"),
        ({"name": "rain", "attributions": []}, "“text” is missing"),
        (changed(text_sha256="00"), "“text_sha256” is not that of the text"),
        (changed(text="\ud83d", attributions=[]), "half a character"),
        (changed(attributions={}), "“attributions” is no list of objects"),
        (attribution(kind="stranger"), "attributions[0].kind is “stranger”; it must be one of"),
        (attribution(act="deed"), "attributions[0].act is “deed”"),
        (attribution(cue=[[24]]), "attributions[0].cue[0] is no [start, end]"),
        (attribution(cue=[[24, 28.5]]), "attributions[0].cue[0] is no [start, end]"),
        (attribution(cue=[[28, 24]]), "a span needs 0 <= start < end, not [28, 24]"),
        # one behind the end, counted in code points
        (attribution(cue=[[24, 31]]), "[24, 31] reaches beyond a text of 29"),
        (attribution(cue=7), "attributions[0].cue is no list"),
        (attribution(confidence=2), "attributions[0].confidence is no number between 0 and 1"),
        (changed(sources=[{"kind": "none"}]), "sources[0].id is missing"),
        (changed(sources=[{"id": "s1"}]), "sources[0].kind is missing"),
        (changed(sources=[{"id": "s1", "kind": "none", "count": "2"}]), "sources[0].count is no"),
        (changed(furniture=[{"kind": "lamp", "span": [0, 1]}]), "furniture[0].kind is “lamp”"),
        (changed(non_responses=[{}]), "non_responses[0].span is no [start, end]"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, row: object, complaint: str
) -> None:
    path = written(tmp_path, changed(name="first"), row)
    with pytest.raises(CodedFileError) as caught:
        read_json_lines(path, texts_needed=True)
    assert str(caught.value).startswith(f"{path}, line 2: ")
    assert complaint in str(caught.value)


def test_two_of_one_name_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CodedFileError, match="line 2: there is an article “rain” before"):
        read_json_lines(written(tmp_path, ROW, ROW), texts_needed=True)
    with pytest.raises(CodedFileError, match="no article in it"):
        read_json_lines(written(tmp_path, ""), texts_needed=True)
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"name": "\xe9"}')
    with pytest.raises(CodedFileError, match="not UTF-8"):
        read_json_lines(path, texts_needed=True)


def test_texts_alone_need_no_attributions(tmp_path: Path) -> None:
    assert read_texts(written(tmp_path, {"name": "rain", "text": "It rained."})) == {
        "rain": "It rained."
    }
    with pytest.raises(CodedFileError, match="line 1: the keys “name” and “text”"):
        read_texts(written(tmp_path, {"name": "rain"}))


def test_gold_may_be_a_file_of_lines_an_annotated_text_or_a_folder(tmp_path: Path) -> None:
    assert [one.name for one in read_gold(written(tmp_path, ROW))] == ["rain"]
    folder = tmp_path / "annotated"
    folder.mkdir()
    with pytest.raises(CodedFileError, match=r"no annotated \.txt file"):
        read_gold(folder)
    for name in ("b", "a"):
        (folder / f"{name}.txt").write_text("---\n{1q It is said} {1c so}", encoding="utf-8")
    assert [one.name for one in read_gold(folder)] == ["a", "b"]
    assert [one.name for one in read_gold(folder / "b.txt")] == ["b"]
    (folder / "b.txt").write_text("no border", encoding="utf-8")
    with pytest.raises(CodedFileError, match="line 1: no line"):
        read_gold(folder / "b.txt")
    with pytest.raises(CodedFileError, match="No such file"):
        read_gold(tmp_path / "nowhere.jsonl")
