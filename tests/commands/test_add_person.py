"""`manage.py add_person`: an account with its role and desks, in one line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from newsapp.corpus.models import Desk, Role, User
from newsapp.web.local_mode import anyone_can_sign_in

pytestmark = pytest.mark.django_db

PASSWORD = "nine green tractors"


def run(*arguments: str) -> tuple[int, str]:
    """The exit status, and what was said."""
    out = StringIO()
    try:
        call_command("add_person", *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


@pytest.fixture
def password(tmp_path: Path) -> str:
    path = tmp_path / "password"
    path.write_text(PASSWORD + "\r\nnot this line\n")
    return f"--password-file={path}"


def test_a_person_gets_role_desk_name_and_password(
    desk: Desk, other_desk: Desk, password: str
) -> None:
    given = ["nora", "--role", "standards", "--desk", "city", "--desk", "sports", password]
    status, said = run(*given, "--first-name", "Nora", "--last-name", "North")
    assert (status, said) == (0, "nora: Standards editor, on City desk, Sports desk\n")
    nora = User.objects.get()
    assert (nora.role, nora.get_full_name()) == (Role.STANDARDS, "Nora North")
    assert set(nora.desks.all()) == {desk, other_desk}
    assert nora.check_password(PASSWORD)
    assert not nora.is_staff


def test_a_job_works_under_a_name_that_nobody_can_sign_in_with(desk: Desk) -> None:
    assert run("cms", "--role", "editor", "--desk", "city", "--no-password")[0] == 0
    assert not User.objects.get().has_usable_password()
    assert not anyone_can_sign_in(), "local mode goes on"


def test_a_desk_is_made_where_asked(password: str) -> None:
    assert run("nora", "--desk", "courts", "--make-desk", password)[0] == 0
    assert Desk.objects.get(slug="courts").name == "Courts"


def test_what_the_person_will_see_is_said(password: str) -> None:
    assert run("nora", password)[1] == (
        "nora: Reader, on no desk yet: nothing to see until somebody adds one\n"
    )
    assert run("olga", "--role", "administrator", password)[1] == (
        "olga: Administrator, sees every desk\n"
    )
    assert User.objects.get(username="olga").is_staff


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        # a name that is taken
        (["edda"], "an account “edda” already"),
        # no sign-in name
        (["no ra"], "Enter a valid username"),
        # a desk that is not there
        (["nora", "--desk", "weather"], "There is no desk “weather”"),
    ],
)
def test_nothing_is_made_where_something_is_wrong(
    editor: User, password: str, given: list[str], reason: str
) -> None:
    status, said = run(*given, password)
    assert status == 2
    assert reason in said
    assert list(User.objects.all()) == [editor]


def test_a_desk_is_not_made_for_somebody_who_is_not(editor: User, password: str) -> None:
    assert run("edda", "--desk", "weather", "--make-desk", password)[0] == 2
    assert not Desk.objects.filter(slug="weather").exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        # Django's validators decide what is weak
        ("short", "too short"),
        # an empty first line
        ("\nsecond line", "There is no password"),
        # no file
        (None, "cannot be read"),
    ],
)
def test_a_password_that_will_not_do(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "password"
    if content is not None:
        path.write_text(content)
    status, said = run("nora", f"--password-file={path}")
    assert (status, User.objects.count()) == (2, 0)
    assert reason in said


def test_without_a_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("typed into a pipe\n"))
    status, said = run("nora")
    assert status == 2
    assert "--password-file" in said


@pytest.mark.parametrize(
    ("typed", "status"), [((PASSWORD, PASSWORD), 0), ((PASSWORD, "another one"), 2)]
)
def test_at_a_terminal_the_password_is_typed_twice(
    monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str], status: int
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    answers = iter(typed)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert run("nora")[0] == status
    assert User.objects.exists() is (status == 0)
