"""How people come to an account: the way to the forms, and docs/people.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from newsapp.corpus.models import Role, User

DOCUMENT = (Path(__file__).parents[2] / "docs" / "people.md").read_text(encoding="utf-8")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["reader", "editor", "standards", "administrator"])
def test_administrators_alone_find_people_in_the_menu(
    client: Client, name: str, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(name)
    client.force_login(person)
    linked = '<a href="/admin/"' in client.get("/").content.decode()
    assert linked is (name == "administrator")
    assert (client.get("/admin/").status_code == 200) is linked


def test_every_role_stands_in_the_document_in_its_order() -> None:
    rows = [row.split("|")[1].strip() for row in DOCUMENT.splitlines() if row.startswith("| ")][1:]
    assert [row.partition(" (")[0] for row in rows] == [role.label for role in Role]
