"""Confidence: what counts as right, and weights that are rewritten in the model file alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training's dependency group is not installed")
pytest.importorskip("onnx", reason="training's dependency group is not installed")

from newsapp.detection.tagger.finder import MODEL
from newsapp.detection.tagger.reader import Tagger
from newsapp.detection.types import Role, Span
from newsapp.training.calibration import cross_validated, fit, is_right
from newsapp.training.corpus import GoldAttribution
from newsapp.training.recalibration import main
from newsapp.training.report import reliability

GOLD = (GoldAttribution((Span(0, 5),), (Span(6, 10),), (Span(11, 30),)),)


@pytest.mark.parametrize(
    ("source", "content", "right"),
    [
        # every part meets its own
        (((0, 5),), ((11, 20),), True),
        # no source found where there is one
        ((), ((11, 20),), False),
        # the content of something else
        (((0, 5),), ((40, 50),), False),
    ],
)
def test_right_is_what_meets_every_part(
    source: tuple[tuple[int, int], ...], content: tuple[tuple[int, int], ...], right: bool
) -> None:
    found = {
        Role.SOURCE: tuple(Span(*each) for each in source),
        Role.CUE: (Span(6, 10),),
        Role.CONTENT: tuple(Span(*each) for each in content),
    }
    assert is_right(found, GOLD) is right


def test_confidence_learned_from_odds_is_calibrated_on_articles_not_seen() -> None:
    chance = np.random.default_rng(4)
    odds = chance.normal(1.0, 2.0, 3000)
    right = (chance.random(3000) < 1 / (1 + np.exp(-odds))).astype(np.float64)
    number = (np.arange(3000) % 50).astype(np.float64)
    rows = np.column_stack([np.ones(3000), odds])
    assert fit(rows, right) == pytest.approx([0.0, 1.0], abs=0.15)
    _, error = reliability(cross_validated(rows, right, number))
    assert error < 0.05


@pytest.mark.skipif(not MODEL.is_file(), reason="the model file is not installed")
def test_recalibration_changes_the_confidence_and_no_span(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "“We lost,” Ortega said. Officials warned that fares would rise."
    path, articles = tmp_path / "tagger.onnx", tmp_path / "ours.jsonl"
    shutil.copy(MODEL, path)
    said = text.index("said")
    gold = {"source": [[11, 17]], "cue": [[said, said + 4]], "content": [[0, 10]]}
    row = {"text": text, "attributions": [gold]}
    articles.write_text(
        "\n".join(json.dumps({"name": f"a{n}"} | row) for n in range(10)), encoding="utf-8"
    )
    assert main([str(path), str(articles)]) == 0
    assert "expected calibration error" in capsys.readouterr().out
    before, after = Tagger(MODEL).read(text), Tagger(path).read(text)
    assert before.spans == after.spans
    assert before.confidence_weights.tolist() != after.confidence_weights.tolist()


def test_nothing_is_changed_where_the_articles_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tagger.onnx"
    path.write_bytes(b"as it was")
    assert main([str(path), str(tmp_path / "none.jsonl")]) == 2
    assert "Nothing was changed" in capsys.readouterr().out
    assert path.read_bytes() == b"as it was"
