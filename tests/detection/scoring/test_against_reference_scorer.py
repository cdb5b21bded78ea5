"""The same figures as the reference scorer that the project's aims are stated in.

It lies outside the project, with the articles that it is fed; without them there is nothing to
compare.
"""

import importlib.util
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from newsapp.detection import detect
from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.scoring.figures import score
from newsapp.detection.scoring.json_lines import read_json_lines
from newsapp.detection.scoring.report import figures_as_data
from newsapp.detection.types import Span

SHARED = Path(os.environ.get("ON_RECORD_SHARED", Path(__file__).resolve().parents[4] / "shared"))
SCORER = SHARED / "bench" / "score_attributions.py"
ARTICLES = SHARED / "data" / "polnear" / "dev.jsonl"
# Enough for every figure to lie between 0 and 1, few enough to be quick.
COMPARED = 6

pytestmark = pytest.mark.skipif(
    not (SCORER.is_file() and ARTICLES.is_file()),
    reason="the reference scorer and its articles are not beside the checkout (ON_RECORD_SHARED)",
)


def reference_figures(gold: Path, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    specification = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert specification is not None
    assert specification.loader is not None
    scorer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(scorer)
    figures, _, _ = scorer.score(scorer.read(gold), found)
    return dict(figures)


def offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def as_rows(article: CodedArticle) -> dict[str, Any]:
    return {
        "name": article.name,
        "attributions": [
            {
                "source": offsets(one.source),
                "cue": offsets(one.cue),
                "content": offsets(one.content),
                "kind": next(iter(one.kinds)),
            }
            for one in article.attributions
        ],
    }


@pytest.fixture(params=["first", "kinds left out", "several kinds accepted"])
def gold(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The first articles; also with some kinds not coded, and with lists of kinds."""
    path = tmp_path / "gold.jsonl"
    with ARTICLES.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(COMPARED), strict=False)]
    for row in rows:
        for number, attribution in enumerate(row["attributions"]):
            if request.param == "kinds left out" and number % 3 == 0:
                del attribution["kind"]
            if request.param == "several kinds accepted" and number % 2:
                attribution["kind"] = [attribution["kind"], "anonymous"]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_both_scorers_print_the_same_figures(gold: Path) -> None:
    articles = read_json_lines(gold, texts_needed=True)
    compared = [(one, coded_detection(one.name, detect(one.text or ""))) for one in articles]
    ours = figures_as_data(score(compared))
    theirs = reference_figures(gold, {one.name: as_rows(other) for one, other in compared})
    assert {key: ours[key] for key in theirs} == theirs
    assert 0 < theirs["linked_recall"] < 1


def test_both_count_an_article_without_predictions_as_all_missed(gold: Path) -> None:
    first, *rest = read_json_lines(gold, texts_needed=True)
    seen = coded_detection(first.name, detect(first.text or ""))
    ours = score([(first, seen), *((one, CodedArticle(one.name, None, ())) for one in rest)])
    theirs = reference_figures(gold, {first.name: as_rows(seen)})
    assert {key: figures_as_data(ours)[key] for key in theirs} == theirs
