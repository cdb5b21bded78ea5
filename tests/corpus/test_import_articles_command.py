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
        f"article {Article.objects.get().pk}: Wall to close ({path})\n"
        "1 brought in, 0 here already, 0 dropped.\n",
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
    assert "1 brought in, 0 here already, 1 dropped." in out
    assert Article.objects.count() == 1, "the rest is stored all the same"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("latin.txt", "Café".encode("latin-1"), "not UTF-8"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "not"),
    ],
)
def test_a_file_that_cannot_be_read_is_dropped(
    desk: Desk, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    status, _, err = run(path)
    assert status == 1
    assert reason in err


def test_an_empty_folder_is_said(desk: Desk, tmp_path: Path) -> None:
    status, _, err = run(tmp_path)
    assert (status, "no file that ends in .txt" in err) == (1, True)


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", "missing"])
def test_a_path_that_is_not_there_stops_it_before_anything_is_stored(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    (tmp_path / "wall.txt").write_text("Two officials said so.")
    status, _, err = run(tmp_path / "wall.txt", tmp_path / name)
    assert (status, Article.objects.count()) == (2, 0)
    assert f"No such file or directory: {tmp_path / name}." in err


def test_a_nightly_job_that_finds_everything_there_has_not_failed(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "wall.txt"
    path.write_text("Two officials said so.")
    run(path)
    (there,) = Article.objects.all()
    here = f"here already, as article {there.pk}: {path}"
    status, out, err = run(tmp_path)
    assert (status, err) == (0, here + "\n")
    assert out == "0 brought in, 1 here already, 0 dropped.\n"
    status, _, err = run("--strict", tmp_path)
    assert status == 1
    assert here in err
    assert Article.objects.count() == 1
    assert run("--same-text-ok", "--strict", path)[0] == 0
    assert Article.objects.count() == 2


def test_what_is_dropped_counts_as_well_where_something_is_there(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Two officials said so.")
    run(tmp_path)
    (tmp_path / "b.txt").write_bytes("Café".encode("latin-1"))
    status, out, _ = run(tmp_path)
    assert (status, out) == (1, "0 brought in, 1 here already, 1 dropped.\n")


def test_desk_and_person_are_chosen(other_desk: Desk, editor: object, tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_text("Two officials said so.")
    assert run("--desk", "sports", "--by", "edda", path)[0] == 0
    article = Article.objects.get()
    assert (article.desk, article.created_by) == (other_desk, editor)
    status, _, err = run("--desk", "weather", path)
    assert status == 2
    assert "There is no desk “weather”. Desks: city, sports. --make-desk makes it." in err
    assert "nobody with the sign-in name “zoe”" in run("--by", "zoe", path)[2]


def test_a_desk_is_made_on_a_fresh_install_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_text("Two officials said so.")
    assert run("--desk", "court-news", "--make-desk", path)[0] == 0
    assert run("--desk", "court-news", "--make-desk", path)[0] == 0
    (desk,) = Desk.objects.filter(slug="court-news")
    assert (desk.name, desk.articles.count()) == ("Court news", 1)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        # what a person would type for a name
        (["--desk", "Court News"], "such as “court-news”"),
        # nothing that a short name could be made of
        (["--desk", "!"], "cannot be a desk’s short name"),
        # the name belongs to a desk with another short name
        (["--desk", "city-desk"], "its short name is “city”"),
        # which one?
        ([], "--desk SLUG --make-desk"),
    ],
)
def test_a_desk_that_cannot_be_made(
    desk: Desk, tmp_path: Path, given: list[str], reason: str
) -> None:
    (tmp_path / "wall.txt").write_text("Two officials said so.")
    status, _, err = run(*given, "--make-desk", tmp_path)
    assert (status, list(Desk.objects.all()), Article.objects.count()) == (2, [desk], 0)
    assert reason in err
