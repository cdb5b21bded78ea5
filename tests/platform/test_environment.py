"""Environment variables: a value that cannot be right stops start-up with one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsapp import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("value", "default", "expected"),
    [
        ("true", False, True),
        ("false", True, False),
        # Unset and empty mean the default: compose files write `DEBUG: ${DEBUG:-}`.
        (None, True, True),
        ("", True, True),
        (" true ", False, True),
    ],
)
def test_a_truth_value_is_read(
    value: str | None, default: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBUG", raising=False)
    if value is not None:
        monkeypatch.setenv("DEBUG", value)
    assert environment.boolean("DEBUG", default=default) is expected


@pytest.mark.parametrize("value", ["True", "1", "0", "yes", "off", "tru"])
def test_anything_else_is_no_truth_value(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", value)
    with pytest.raises(ImproperlyConfigured, match="DEBUG must be true or false, not"):
        environment.boolean("DEBUG", default=False)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8000x", "8e3", "٨٠٠٠", "80 00"])
def test_a_port_is_a_whole_number_in_range(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="PORT must be a whole number from 1 to 65535"):
        environment.integer("PORT", default=8000, lowest=1, highest=65535)


def test_a_list_is_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " record.example.org, ,localhost,")
    assert environment.names("ALLOWED_HOSTS") == ["record.example.org", "localhost"]


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("from the file\n", encoding="utf-8")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.secret("SECRET_KEY") == "from the file"


def test_a_secret_given_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "one")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "two"))
    with pytest.raises(ImproperlyConfigured, match="not both"):
        environment.secret("SECRET_KEY")


@pytest.mark.parametrize("content", [None, "", "\n", "  \nsecond line\n"])
def test_a_secret_file_without_a_secret_is_refused(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "key").write_text(content, encoding="utf-8")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE names"):
        environment.secret("SECRET_KEY")


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DEBUG": "True"}, "DEBUG must be true or false, not 'True'."),
        ({"PORT": "http"}, "PORT must be a whole number from 1 to 65535, not 'http'."),
        (
            {"DATABASE_URL": "mysql://root@localhost/record"},
            "DATABASE_URL must start with postgresql:// or sqlite:///:"
            " no other database is tested.",
        ),
        (
            {"DATABASE_URL": "record"},
            "DATABASE_URL cannot be read; it looks like postgresql://user:password@host:5432/name.",
        ),
        (
            {"TIME_ZONE": "Berlin"},
            "TIME_ZONE must be a name such as Europe/Berlin or America/New_York, not 'Berlin'.",
        ),
        (
            {"CSRF_TRUSTED_ORIGINS": "record.example.org"},
            "CSRF_TRUSTED_ORIGINS must hold addresses such as https://record.example.org,"
            " not 'record.example.org'.",
        ),
    ],
)
def test_a_wrong_value_ends_a_command_in_one_sentence(
    variables: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ON_RECORD_DATA": str(tmp_path), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (2, "")  # nothing was done
    assert answer.stderr == f"On Record cannot start: {sentence}\n"
