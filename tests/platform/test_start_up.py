"""What is demanded before pages are served to anybody but the person at this machine."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from newsapp.corpus.models import User
from newsapp.web import start_up
from newsapp.web.start_up import unmet_demands

pytestmark = pytest.mark.django_db


@pytest.fixture
def production(settings: Settings) -> Settings:
    settings.PRODUCTION = True
    settings.SECRET_KEY_GIVEN = True
    settings.ALLOWED_HOSTS = ["record.example.org"]
    settings.HOST = "127.0.0.1"
    return settings


def test_production_demands_nothing_when_all_is_there(production: Settings) -> None:
    User.objects.create_user("alice", password="a long invented one")
    assert list(unmet_demands()) == []


def test_each_demand_says_how_it_is_met(production: Settings) -> None:
    production.SECRET_KEY_GIVEN = False
    production.ALLOWED_HOSTS = []
    secret_key, hosts, account = unmet_demands()
    assert "SECRET_KEY" in secret_key
    assert "secrets.token_urlsafe" in secret_key
    assert "ALLOWED_HOSTS=record.example.org" in hosts
    assert "manage.py add_person NAME --role administrator" in account


def test_the_first_account_is_made_as_it_is_said(
    production: Settings, tmp_path: Path, client: Client
) -> None:
    """The demand and the sign-in page name one command, and it is enough."""
    (demand,) = unmet_demands()
    (command,) = re.findall(r"`python (manage\.py [^`]*)`", demand)
    page = client.get(reverse("sign-in"), headers={"host": "record.example.org"})
    assert f"<code>{command}</code>" in page.content.decode()
    file = tmp_path / "password"
    file.write_text("nine green tractors\n")
    name, *arguments = command.removeprefix("manage.py ").split()
    call_command(name, *arguments, "--password-file", str(file), stdout=StringIO())
    assert list(unmet_demands()) == []
    assert User.objects.get().is_staff


def test_an_account_without_a_password_is_not_enough(production: Settings) -> None:
    User.objects.create_user("local")
    assert len(list(unmet_demands())) == 1


def test_local_mode_demands_nothing(settings: Settings) -> None:
    settings.PRODUCTION = False
    settings.SECRET_KEY_GIVEN = False
    settings.HOST = "127.0.0.1"
    assert list(unmet_demands()) == []


def test_debugging_beyond_this_machine_demands_all(settings: Settings) -> None:
    settings.PRODUCTION = False
    settings.SECRET_KEY_GIVEN = False
    settings.HOST = "0.0.0.0"
    assert len(list(unmet_demands())) == 2  # the loopback names are there: debugging has them


def test_a_database_that_is_behind_is_named(
    production: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_up, "pending_migrations", lambda: ["corpus.0002_more"])
    assert ["manage.py migrate" in demand for demand in unmet_demands()] == [True]


def test_a_database_that_is_away_is_a_sentence(
    production: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> list[str]:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(start_up, "pending_migrations", fail)
    assert list(unmet_demands()) == ["The database cannot be used: connection refused"]


def test_all_demands_are_made_at_once(
    production: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    production.SECRET_KEY_GIVEN = False
    monkeypatch.setattr(start_up, "close_connections", lambda: None)  # the test's own is open
    with pytest.raises(ImproperlyConfigured, match=r"(?s)secret key.*add_person"):
        start_up.demand_readiness()
