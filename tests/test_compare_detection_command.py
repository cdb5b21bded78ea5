"""``manage.py compare_detection``, as a person runs it (no database to be had) and in process."""

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

from newsapp.detection import detect
from newsapp.formats import machine_form
from newsapp.policy import DEFAULT_PRESET

ROOT = Path(__file__).resolve().parent.parent
TEXT = "🚧 The pier will close, two officials said."


def row(name: str = "pier", **keys: object) -> dict[str, Any]:
    attribution = {
        "source": [[23, 36]],
        "cue": [[37, 41]],
        "content": [[2, 21]],
        "kind": "anonymous",
        **keys,
    }
    return {"name": name, "text_sha256": "ab", "attributions": [attribution]}


def written(path: Path, *rows: object) -> str:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
        "PYTHONIOENCODING": "ascii",
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "compare_detection", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment,
        check=False,
        timeout=120,
    )


def called(*arguments: str) -> str:
    out = io.StringIO()
    call_command("compare_detection", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: str) -> str:
    """Why the command refuses these; it must do so as wrong use (2) and write nothing."""
    out = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("compare_detection", *arguments, stdout=out)
    assert (caught.value.returncode, out.getvalue()) == (2, "")
    return str(caught.value)


def test_gained_and_lost_spans_are_shown_with_their_words(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row(), row("same"))
    new = written(tmp_path / "new.jsonl", row(source=[[27, 36]], kind="collective"), row("same"))
    texts = written(tmp_path / "texts.jsonl", {"name": "pier", "text": TEXT})
    done = run(old, new, "--texts", texts)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "pier",
        "  - source  [23, 36] two officials",
        "  + source  [27, 36] officials",
        "  ~ anonymous is now collective: [37, 41] said",
        "",
        "2 articles compared, 1 changed.",
        "  source   1 gained, 1 lost",
        "  cue      0 gained, 0 lost",
        "  content  0 gained, 0 lost",
        "  kinds    1 changed",
    ]


def test_without_texts_there_are_offsets(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row())
    new = written(tmp_path / "new.jsonl", row(cue=[]))
    assert "  - cue     [37, 41]\n" in called(old, new)


def test_what_detect_prints_can_be_compared(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", {"name": "pier", "text": TEXT, "attributions": []})
    new = written(tmp_path / "new.jsonl", machine_form(detect(TEXT), [], "pier", DEFAULT_PRESET))
    shown = called(old, new)
    assert "  + source  [23, 36] two officials\n" in shown
    assert "  cue      1 gained, 0 lost\n" in shown


def test_an_article_of_one_file_alone_is_named(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row("gone"), row())
    new = written(tmp_path / "new.jsonl", row(), row("come"))
    assert called(old, new).splitlines()[:3] == [
        f"come: only in {new}",
        f"gone: only in {old}",
        "1 article compared, 0 changed.",
    ]


def test_control_characters_cannot_steer_the_terminal(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row(source=[]), row("\x07"))
    new = written(tmp_path / "new.jsonl", row(), row("\x1b[2J", source=[]))
    text = TEXT.replace("two off", "\x1b[31m!!")
    texts = written(tmp_path / "texts.jsonl", {"name": "pier", "text": text})
    shown = called(old, new, "--texts", texts)
    assert "[23, 36]" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("new", "complaint"),
    [
        # another text: the offsets mean other words
        ({**row(), "text_sha256": "cd"}, "“pier” has another text in the one than in the other"),
        ({"name": "pier"}, "new.jsonl, line 1: the key “attributions” is missing"),
        (row(cue=[[41, 37]]), "new.jsonl, line 1: attributions[0].cue[0]: a span needs"),
    ],
)
def test_what_cannot_be_compared_is_explained(
    tmp_path: Path, new: dict[str, Any], complaint: str
) -> None:
    old = written(tmp_path / "old.jsonl", row())
    assert complaint in refusal(old, written(tmp_path / "new.jsonl", new))


def test_a_span_beyond_the_lent_text_is_refused(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row())
    new = written(tmp_path / "new.jsonl", row(cue=[]))
    texts = written(tmp_path / "texts.jsonl", {"name": "pier", "text": "short"})
    assert "reaches beyond its text" in refusal(old, new, "--texts", texts)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    old = written(tmp_path / "old.jsonl", row())
    missing = str(tmp_path / "none.jsonl")
    assert "none.jsonl: No such file" in refusal(old, missing)
    assert "none.jsonl: No such file" in refusal(old, old, "--texts", missing)


def test_help_tells_a_stranger_what_to_do() -> None:
    shown = " ".join(run("--help").stdout.split())
    for said in ("gained and lost", "Needs no database", "examples:", "--texts", "Exit status"):
        assert said in shown
