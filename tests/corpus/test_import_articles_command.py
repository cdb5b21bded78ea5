"""`manage.py import_articles`: files, folders and JSON lines, with a reason for what is dropped."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsapp.corpus.models import Article, Desk
from newsapp.corpus.queries.articles import current_version

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[int, str, str]:
    """The exit status, and what went to standard output and error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), err.getvalue() + str(error)
    return 0, out.getvalue(), err.getvalue()


def test_a_file_becomes_an_article(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_bytes("\ufeffWall to close\r\n\r\nTwo officials said so.\r\n".encode())
    assert run(path) == (
        0,
        f"article {Article.objects.get().pk}: Wall to close ({path})\n1 brought in, 0 dropped.\n",
        "",
    )
    article = Article.objects.get()
    assert article.desk == desk
    assert article.created_by.username == "local"
    assert current_version(article).text == "Wall to close\n\nTwo officials said so.\n"


def test_a_folder_brings_its_texts_in_order(desk: Desk, tmp_path: Path) -> None:
    for name, text in (("b.txt", "Beta"), ("a.md", "Alpha"), ("c.pdf", "no text")):
        (tmp_path / name).write_text(text)
    assert run(tmp_path)[0] == 0
    assert list(Article.objects.order_by("pk").values_list("title", flat=True)) == ["Alpha", "Beta"]


def test_json_lines_bring_their_headers(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [
        {"name": "From a name", "text": "One."},
        {
            "title": "From a title",
            "text": "Two.",
            "outlet": "The Quay Post",
            "byline": "Rita Reader",
            "url": "https://quay.example/2",
            "published": "2026-03-31",
            "genre": "analysis",
            "unknown": {"is": "left out"},
        },
        {"text": "A headline of its own\nThree."},
    ]
    path.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert run(path)[0] == 0
    named, titled, guessed = Article.objects.order_by("pk")
    assert (named.title, guessed.title) == ("From a name", "A headline of its own")
    assert (titled.title, titled.outlet, titled.byline) == (
        "From a title",
        "The Quay Post",
        "Rita Reader",
    )
    assert (titled.published, titled.genre) == (date(2026, 3, 31), "analysis")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "has no “text”"),
        ('{"title": "x"}', "has no “text”"),
        ('{"text": 3}', "has no “text”"),
        ('{"text": "t", "title": 3}', "“title” is not a string"),
        ('{"text": "t", "outlet": ["x"]}', "“outlet” is not a string"),
        ('{"text": "t", "published": "yesterday"}', "not a date"),
        ('{"text": "t", "published": 20260331}', "not a date"),
        ('{"text": "t", "genre": "poem"}', "Genre"),
        ('{"text": "t", "url": "javascript:alert(1)"}', "Url"),
        ('{"text": " "}', "no text"),
        ('{"text": "half \\ud83d"}', "surrogate"),
    ],
)
def test_what_is_dropped_is_listed_with_its_line_and_reason(
    desk: Desk, tmp_path: Path, line: str, reason: str
) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"text": "Good."}) + "\n" + line + "\n")
    status, out, err = run(path)
    assert status == 1
    assert f"dropped {path}, line 2: " in err
    assert reason in err
    assert "1 brought in, 1 dropped." in out
    assert Article.objects.count() == 1, "the rest is stored all the same"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "No such file"),
        ("latin.txt", "Café".encode("latin-1"), "not UTF-8"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "not"),
        ("missing.jsonl", None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_dropped(
    desk: Desk, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    status, _, err = run(path)
    assert status == 1
    assert reason in err


def test_an_empty_folder_is_said(desk: Desk, tmp_path: Path) -> None:
    status, _, err = run(tmp_path)
    assert (status, "no file that ends in .txt" in err) == (1, True)


def test_the_same_text_names_the_article_that_is_there(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_text("Two officials said so.")
    run(path)
    status, _, err = run(path)
    assert status == 1
    assert f"It is article {Article.objects.get().pk}." in err
    assert run("--same-text-ok", path)[0] == 0


def test_desk_and_person_are_chosen(other_desk: Desk, editor: object, tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_text("Two officials said so.")
    assert run("--desk", "sports", "--by", "edda", path)[0] == 0
    article = Article.objects.get()
    assert (article.desk, article.created_by) == (other_desk, editor)
    status, _, err = run("--desk", "weather", path)
    assert status == 1
    assert "There is no desk “weather”. Desks: city, sports." in err
    assert "nobody with the sign-in name “zoe”" in run("--by", "zoe", path)[2]
