"""``manage.py detect``, run as a person runs it: a process of its own, no database to be had."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent
STORY = (
    "The ferry line will end its night crossings in March, two officials said.\n"
    "“Nobody has shown us a figure,” said Ines Barroso, who leads the seafarers’ union.\n"
)
SCHEMA = json.loads((files("newsapp.formats") / "schema/reviewed.schema.json").read_text("utf-8"))


def run(
    *arguments: str, sent: bytes = b"", folder: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        # nobody listens there
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
        # the poorest of environments still gets UTF-8
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "detect", *arguments],
        input=sent,
        capture_output=True,
        cwd=folder,
        env=environment,
        check=False,
        timeout=120,
    )


def objects(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_file_becomes_one_line_of_the_documented_form(story: Path) -> None:
    done = run(str(story), "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    (article,) = objects(done.stdout)
    assert list(Draft202012Validator(SCHEMA).iter_errors(article)) == []
    assert (article["name"], article["policy"]) == ("ferry", "default@1")
    (unnamed,) = [one for one in article["attributions"] if one["kind"] == "anonymous"]
    assert [STORY[start:end] for start, end in unnamed["source"]] == ["two officials"]
    assert [flag["rule"] for flag in article["flags"]] == ["S04", "S06"]


def test_a_table_is_what_one_reads_unasked(story: Path) -> None:
    done = run(str(story))
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "two officials" in shown
    assert "S06 high: “two officials” does not say" in shown


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_text_that_is_not_english_does_not_pass_for_one_without_sources(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "muelle.txt"
    path.write_text(
        "El puerto cerrará el muelle en junio, dijeron dos funcionarios el martes por la noche.\n"
        "“Nadie nos avisó”, dijo una de las vendedoras, que pidió que no se publicara su nombre.\n",
        encoding="utf-8",
    )
    done = run(str(path), "--format", form)
    said = "Not marked by the detector: not English"
    assert (done.returncode, done.stderr.decode().startswith(f"muelle: {said}")) == (0, True)
    assert said in done.stdout.decode()
    assert "no attribution found" not in done.stdout.decode()
    for article in objects(done.stdout) if form == "jsonl" else ():
        assert list(Draft202012Validator(SCHEMA).iter_errors(article)) == []


def test_standard_input_and_files_are_done_in_order(story: Path) -> None:
    done = run("-", str(story), "--format", "jsonl", sent=b"It rained, a nurse said.\r\n")
    assert [one["name"] for one in objects(done.stdout)] == ["standard-input", "ferry"]


def test_lines_of_json_are_done_in_one_process_and_bad_ones_named(tmp_path: Path) -> None:
    lines = [
        json.dumps({"name": "one", "text": "It rained, a nurse said.\r\nIt snowed."}),
        "",
        "{not json",
        json.dumps({"name": "three"}),
        json.dumps({"name": "four", "text": "   "}),
        '{"name": "five", "text": "half \\ud83d a character"}',
        "[1]",
        json.dumps({"name": "last", "text": "A 🚢 left, a pilot said.", "more": 1}),
    ]
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run(str(path), "--format", "jsonl")
    assert done.returncode == 1
    assert [one["name"] for one in objects(done.stdout)] == ["one", "last"]
    *complaints, last = done.stderr.decode().splitlines()
    for complaint, (line, why) in zip(
        complaints,
        [
            (3, "not JSON"),
            (4, "The key “text” is missing"),
            (5, "There is no text here"),
            (6, "half a character"),
            (7, "no object"),
        ],
        strict=True,
    ):
        assert complaint.startswith(f"{path}, line {line}: ")
        assert why in complaint
    assert last.endswith("5 texts could not be read.")


NO_ARTICLES = [
    # saved in Latin-1
    ("old.txt", b"one\ntwo\xe9", "Line 2 is not UTF-8"),
    # a picture
    ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"),
    # nothing in it
    ("empty.txt", b"", "There is no text here"),
    # too long by a byte
    ("long.txt", b"a" * 1_000_001, "an article may have 1,000,000"),
    # so long that it is not even read
    ("huge.txt", b"a" * 3_000_000, "Split it"),
]


def test_files_that_are_no_articles_are_named_and_the_others_done(
    tmp_path: Path, story: Path
) -> None:
    for name, content, _ in NO_ARTICLES:
        (tmp_path / name).write_bytes(content)
    given = [str(tmp_path / name) for name, _, _ in NO_ARTICLES]
    done = run(*given, str(story), "--format", "jsonl")
    assert done.returncode == 1
    assert [one["name"] for one in objects(done.stdout)] == ["ferry"]
    *complaints, last = done.stderr.decode().splitlines()
    for path, complaint, (_, _, why) in zip(given, complaints, NO_ARTICLES, strict=True):
        assert complaint.startswith(f"{path}: ")
        assert why in complaint
    assert last.endswith("5 texts could not be read.")


def test_a_folder_is_named_and_the_others_done(tmp_path: Path, story: Path) -> None:
    done = run(str(tmp_path), str(story), "--format", "jsonl")
    assert done.returncode == 1
    assert [one["name"] for one in objects(done.stdout)] == ["ferry"]
    assert f"{tmp_path}: Is a directory" in done.stderr.decode()


def test_a_file_that_is_not_there_stops_it_before_anything_is_done(
    tmp_path: Path, story: Path
) -> None:
    done = run(str(story), str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"No such file or directory: {tmp_path / 'none.txt'}." in done.stderr.decode()


def test_a_policy_of_ones_own(tmp_path: Path, story: Path) -> None:
    policy = tmp_path / "ours.toml"
    policy.write_text(
        'slug = "ours"\nversion = 2\nname = "Ours"\nblocking = "high"\n\n'
        '[rules.S06]\nseverity = "block"\n',
        encoding="utf-8",
    )
    (article,) = objects(run(str(story), "--format", "jsonl", "--policy", str(policy)).stdout)
    assert article["policy"] == "ours@2"
    assert [(flag["rule"], flag["severity"]) for flag in article["flags"]] == [("S06", "block")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (
            'slug = "ours"\nversion = 1\nname = "O"\nblocking = "huge"\n[rules]\n',
            ", line 4: “huge”",
        ),
        (None, "There is no policy “"),
    ],
)
def test_a_wrong_policy_stops_the_command(
    tmp_path: Path, story: Path, content: str | None, why: str
) -> None:
    policy = tmp_path / "ours.toml"
    if content:
        policy.write_text(content, encoding="utf-8")
    done = run(str(story), "--policy", str(policy))
    assert (done.returncode, done.stdout) == (2, b"")
    assert why in done.stderr.decode()


def test_wrong_use_is_explained() -> None:
    done = run()
    assert done.returncode == 2
    assert b"the following arguments are required: FILE" in done.stderr


def test_help_tells_a_stranger_what_to_do() -> None:
    shown = " ".join(run("--help").stdout.decode().split())
    for said in ("Needs no database", "examples:", "--format", "PRESET|FILE", "Exit status"):
        assert said in shown


def test_a_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "bell.txt"
    path.write_text("The \x1b[31mport\x07 will close, two officials said.\n" * 30, encoding="utf-8")
    shown = run(str(path)).stdout
    assert b"\x1b" not in shown
    assert b"\x07" not in shown


def test_the_reader_of_a_pipe_may_leave_early(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"name": "one", "text": STORY})
    path.write_text("\n".join([line] * 50), encoding="utf-8")
    command = (
        f"'{sys.executable}' '{ROOT / 'manage.py'}' detect '{path}' --format jsonl | head -c 9"
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=ROOT, check=False, timeout=120
    )
    assert done.stderr == b""
