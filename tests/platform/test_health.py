"""`/healthz` tells a container engine whether this process can serve pages."""

from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings


@pytest.mark.django_db
def test_it_answers_while_the_database_does(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):  # and asks for nobody's session or account
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_fails_with_the_database(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    failure = OperationalError("host db.internal refused the password of on_record")
    with mock.patch.object(connection, "cursor", side_effect=failure):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"on_record" not in answer.content  # anyone may ask: the reason stays in the log
    assert "The database does not answer" in caplog.text


@pytest.mark.django_db
def test_it_is_not_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/sign-in/").status_code == 301


@pytest.mark.django_db
def test_a_head_request_will_do(client: Client) -> None:
    assert client.head("/healthz").status_code == 200


def test_nothing_can_be_posted(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
