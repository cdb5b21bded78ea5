"""Making the first account, signing in and signing out."""

import pytest
from django.core.management import call_command
from django.test import Client

from newsapp.corpus.models import Role, User

pytestmark = pytest.mark.django_db

PASSWORD = "nine green tractors"


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice", password=PASSWORD, role=Role.EDITOR)


def test_createsuperuser_makes_an_administrator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command(
        "createsuperuser",
        username="carla",
        email="carla@example.org",
        interactive=False,
        verbosity=0,
    )
    carla = User.objects.get()
    assert carla.role == Role.ADMINISTRATOR
    assert carla.is_staff
    assert carla.check_password(PASSWORD)


def test_the_right_password_signs_in(client: Client, alice: User) -> None:
    answer = client.post("/sign-in/", {"username": "alice", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(alice.pk)


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, alice: User) -> None:
    answer = client.post("/sign-in/", {"username": "alice", "password": "wrong"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Please enter a correct username and password" in page
    assert 'value="alice"' in page
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/admin/", "/admin/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_signing_in_leads_only_to_pages_of_our_own(
    asked: str, reached: str, client: Client, alice: User
) -> None:
    answer = client.post("/sign-in/", {"username": "alice", "password": PASSWORD, "next": asked})
    assert answer["Location"] == reached


def test_signing_out_takes_a_form(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get("/sign-out/").status_code == 405  # a link or an image must not sign out
    answer = client.post("/sign-out/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")
    assert "_auth_user_id" not in client.session
