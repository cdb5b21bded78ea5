"""`manage.py export`: one article, one format, one file; nothing is overwritten by accident."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsapp.corpus.models import Article
from newsapp.formats import FORMATS
from tests.conftest import ARTICLE_TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> tuple[str, str]:
    """What went to standard output and to standard error."""
    out, err = StringIO(), StringIO()
    call_command("export", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("slug", list(FORMATS))
@pytest.mark.parametrize("profile", ["public", "internal"])
def test_every_format_is_written_in_both_profiles(
    article: Article, here: Path, slug: str, profile: str
) -> None:
    out, err = run(article.pk, "--format", slug, "--profile", profile)
    (path,) = here.iterdir()
    assert path.name in out
    assert path.suffix == f".{FORMATS[slug].extension}"
    assert ("internal" in path.name) is (profile == "internal")
    assert "Marta Quill" in path.read_text(encoding="utf-8")
    assert err.count("dropped: ") == len(FORMATS[slug].loses)


def test_the_public_file_holds_no_flag(article: Article, here: Path) -> None:
    run(article.pk, "--format", "json", "--output", "wall.json")
    value = json.loads((here / "wall.json").read_text(encoding="utf-8"))
    assert value["text"] == ARTICLE_TEXT
    assert not value.get("flags")


def test_a_file_that_is_there_is_kept_unless_forced(article: Article, here: Path) -> None:
    path = here / "wall.json"
    path.write_text("mine")
    with pytest.raises(CommandError, match="--force overwrites it"):
        run(article.pk, "--format", "json", "--output", path)
    assert path.read_text() == "mine"
    run(article.pk, "--format", "json", "--output", path, "--force")
    assert path.read_text() != "mine"


def test_an_internal_file_must_say_so_in_its_name(article: Article, here: Path) -> None:
    arguments = (article.pk, "--format", "json", "--profile", "internal", "--output")
    with pytest.raises(CommandError, match=r"wall-internal\.json"):
        run(*arguments, here / "wall.json")
    assert not list(here.iterdir())
    run(*arguments, here / "wall-internal.json")
    assert [path.name for path in here.iterdir()] == ["wall-internal.json"]


def test_a_folder_keeps_the_files_own_name(article: Article, here: Path) -> None:
    folder = here / "out"
    folder.mkdir()
    run(article.pk, "--format", "csv", "--output", folder)
    (path,) = folder.iterdir()
    assert path.name.startswith("harbour-wall-to-close")


def test_standard_output(article: Article, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run(article.pk, "--format", "json", "--output", "-")
    assert json.loads(capfdbinary.readouterr().out)["text"] == ARTICLE_TEXT


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((999_999, "--format", "json"), "There is no article 999999"),
        ((1, "--format", "poem"), "invalid choice: 'poem'"),
        ((1,), "--format"),
    ],
)
def test_what_does_not_exist_is_said(
    article: Article, arguments: tuple[object, ...], fault: str
) -> None:
    with pytest.raises(CommandError, match=fault):
        run(*arguments)


def test_a_place_that_cannot_be_written_is_said(article: Article, here: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run(article.pk, "--format", "json", "--output", here / "no" / "wall.json")
