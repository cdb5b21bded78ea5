"""Local mode: who is signed in without a password, and when nobody is.

`/admin/` is asked: it shows its page to an administrator and sends anybody else to sign in.
"""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from newsapp.corpus.models import Desk, Role, User

pytestmark = pytest.mark.django_db

HERE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def local_mode(settings: Settings) -> None:
    settings.LOCAL_MODE = True
    settings.ALLOWED_HOSTS = ["*"]


def is_signed_in(**request: Any) -> bool:
    """Whether a visitor with these request variables gets in."""
    answer = Client().get("/admin/", **{**HERE, **request})
    assert answer.status_code in (200, 302)
    return answer.status_code == 200


@pytest.mark.parametrize(
    "request_variables",
    [
        {},
        {"HTTP_HOST": "localhost:8000"},
        {"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"},
    ],
)
def test_the_visitor_at_this_machine_is_signed_in(request_variables: dict[str, str]) -> None:
    assert is_signed_in(**request_variables)


def test_the_local_editor_is_an_administrator_without_a_password_on_a_desk() -> None:
    assert is_signed_in()
    editor = User.objects.get()
    assert (editor.username, editor.role) == ("local", Role.ADMINISTRATOR)
    assert not editor.has_usable_password()
    assert list(editor.desks.all()) == [Desk.objects.get()]


def test_the_local_editor_is_made_once() -> None:
    assert is_signed_in()
    assert is_signed_in()
    assert User.objects.count() == 1


def test_nothing_is_kept_in_a_session() -> None:
    client = Client()
    client.get("/admin/", **HERE)
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    "request_variables",
    [
        {"REMOTE_ADDR": "192.168.1.5"},  # another machine
        {"REMOTE_ADDR": ""},  # a Unix socket
        {"HTTP_HOST": "record.example.org"},  # a foreign name that points here
        {"HTTP_HOST": "localhost.example.org:8000"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_HOST": "record.example.org"},
        {"HTTP_X_FORWARDED_FOR": ""},  # empty, but somebody put it there
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_anybody_else_is_asked_to_sign_in(request_variables: dict[str, str]) -> None:
    assert not is_signed_in(**request_variables)
    assert not User.objects.exists()


def test_without_the_variable_nobody_is_signed_in(settings: Settings) -> None:
    settings.LOCAL_MODE = False
    assert not is_signed_in()


@pytest.mark.parametrize("is_active", [True, False])
def test_the_first_account_with_a_password_ends_it(is_active: bool) -> None:
    assert is_signed_in()
    User.objects.create_user("alice", password="a long invented one", is_active=is_active)
    assert not is_signed_in()


def test_an_account_without_a_password_does_not_end_it() -> None:
    User.objects.create_user("alice")
    assert is_signed_in()


def test_somebody_who_signed_in_stays_who_she_is() -> None:
    alice = User.objects.create_user("alice", role=Role.READER)
    client = Client()
    client.force_login(alice)
    assert client.get("/admin/", **HERE).status_code == 302  # a reader: not the local editor


def test_a_form_from_elsewhere_is_refused() -> None:
    # No cookie signs the local editor in, so the token is what keeps other pages' forms out.
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/admin/corpus/desk/add/", {"name": "Forged"}, **HERE)
    assert answer.status_code == 403
    assert not Desk.objects.filter(name="Forged").exists()
