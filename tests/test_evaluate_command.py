"""``manage.py evaluate``, as a person runs it (no database to be had) and in process."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

ROOT = Path(__file__).resolve().parent.parent
TEXT = "🚧 The pier will close, two officials said.\nThe mayor did not respond.\n"
GOLD: dict[str, Any] = {
    "name": "pier",
    "text": TEXT,
    "attributions": [
        {"source": [[23, 36]], "cue": [[37, 41]], "content": [[2, 21]], "kind": "anonymous"}
    ],
    "sources": [
        {"id": "s1", "kind": "anonymous", "count": 2, "at_least": 2, "mentions": [[23, 36]]}
    ],
}
UNMET: dict[str, Any] = {
    "name": "rain",
    "text": "Snow will fall, so it goes.",
    "attributions": [{"source": [[16, 18]], "cue": [[19, 26]], "content": [], "kind": "anonymous"}],
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        # nobody listens there
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "evaluate", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        check=False,
        timeout=120,
    )


def called(*arguments: str) -> tuple[str, str]:
    """What the command writes to standard output and to standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("evaluate", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refusal(*arguments: str) -> str:
    """Why the command refuses these; it must do so as wrong use (2) and write nothing."""
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("evaluate", *arguments, stdout=out)
    assert (caught.value.returncode, out.getvalue()) == (2, "")
    return str(caught.value)


def written(path: Path, *rows: object) -> str:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_the_table_names_the_detector_and_every_figure(tmp_path: Path) -> None:
    done = run(written(tmp_path / "gold.jsonl", GOLD))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("detector ")
    lines: dict[str, str] = {}
    for line in done.stdout.splitlines():
        lines.setdefault(line[:13].strip(), line)
    assert "P1.000 R1.000 F1.000" in lines["source"]
    assert "1.000  1 of 1 attributions with all their parts" in lines["linked"]
    assert "1 there, 1 found" in lines["anonymous"]
    assert "F1.000" in lines["B-cubed"]
    assert "expected calibration error" in done.stdout
    # what the gold does not code is not judged
    assert "non-responses" not in lines


def test_a_refusal_is_a_message_and_an_exit_status(tmp_path: Path) -> None:
    done = run(written(tmp_path / "gold.jsonl", GOLD, "{not json"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "gold.jsonl, line 2: not JSON" in done.stderr


def test_figures_as_one_object(tmp_path: Path) -> None:
    shown, _ = called(written(tmp_path / "gold.jsonl", GOLD, UNMET), "--json")
    figures = json.loads(shown)
    assert (figures["articles"], figures["linked_recall"]) == (2, 0.5)
    assert figures["anonymous"]["recall"] == 0.5
    assert figures["source"]["exact"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert figures["sources"]["b_cubed"]["f1"] == 1.0


def test_mistakes_are_shown_with_their_sentence(tmp_path: Path) -> None:
    shown, _ = called(written(tmp_path / "gold.jsonl", GOLD, UNMET), "--errors", "3")
    assert "anonymous attribution missed: 1" in shown
    assert "rain: Snow will fall, so it goes." in shown
    assert "found     (nothing)" in shown


def test_outlets_and_intervals_are_shown_when_asked_for(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", GOLD, UNMET)
    shown, _ = called(gold, "--outlets", "--intervals")
    assert "\npier           1  1.000 / 1.000 / 1.000" in shown
    assert "linked recall          0.500  0.000 to 1.000" in shown
    assert "articles  exact F1" not in called(gold)[0]


def test_a_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    hostile = {**UNMET, "name": "\x07", "text": UNMET["text"].replace("so it", "so \x1b[")}
    shown, _ = called(written(tmp_path / "gold.jsonl", hostile), "--errors", "3")
    assert "Snow will fall" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_an_annotated_file_or_folder_is_gold_too(tmp_path: Path) -> None:
    annotated = "A: anonymous 1\n---\n{1c It rained}, {1s@A a nurse} {1q said}."
    (tmp_path / "rain.txt").write_text(annotated, encoding="utf-8")
    for gold in (tmp_path, tmp_path / "rain.txt"):
        assert json.loads(called(str(gold), "--json")[0])["linked_recall"] == 1


def test_a_file_of_detections_may_be_judged_instead(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", GOLD, UNMET)
    found = written(tmp_path / "found.jsonl", {"name": "rain", "attributions": []})
    shown, warned = called(gold, "--found", found, "--json")
    assert json.loads(shown)["linked_recall"] == 0
    assert "lacks 1 of the 2 articles (pier" in warned


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"name": "bare", "attributions": []}, "line 2: the key “text” is missing"),
        ({**GOLD, "name": "long", "text": "short"}, "line 2: attributions[0].source[0]: [23, 36]"),
        (GOLD, "line 2: there is an article “pier” before it"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: object, complaint: str) -> None:
    assert complaint in refusal(written(tmp_path / "gold.jsonl", GOLD, row))


def test_wrong_use_is_explained(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", GOLD)
    assert "No such file" in refusal(str(tmp_path / "none.jsonl"))
    assert "No such file" in refusal(gold, "--found", str(tmp_path / "none.jsonl"))
    assert "Choose --json or --errors" in refusal(gold, "--json", "--errors", "3")
    assert "Choose --json or --outlets" in refusal(gold, "--json", "--outlets")
    other = written(tmp_path / "other.jsonl", {**GOLD, "text": TEXT.replace("pier", "quay")})
    assert "“pier” is not of the text in the gold" in refusal(gold, "--found", other)
    for wrong in ("-1", "many"):
        with pytest.raises(CommandError, match="--errors"):
            call_command("evaluate", gold, "--errors", wrong)


def test_help_tells_a_stranger_what_to_do() -> None:
    shown = " ".join(run("--help").stdout.split())
    for said in ("Needs no database", "examples:", "code points", "B-cubed", "Exit status"):
        assert said in shown
