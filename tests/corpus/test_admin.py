"""Django's admin: people and desks, for administrators alone; nothing that has a history."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from newsapp.corpus.actions.policies import add_policy
from newsapp.corpus.models import Article, Desk, Erasure, User
from newsapp.policy import preset

pytestmark = pytest.mark.django_db


def test_only_people_and_desks_are_there() -> None:
    ours = {
        model for model in admin.site._registry if not model._meta.app_label.startswith("django")
    }
    assert ours == {User, Desk}


@pytest.mark.parametrize("name", ["corpus_user_changelist", "corpus_desk_changelist"])
def test_it_is_for_administrators(
    client: Client, administrator: User, standards: User, name: str
) -> None:
    client.force_login(standards)
    assert client.get(reverse(f"admin:{name}")).status_code == 302
    client.force_login(administrator)
    assert client.get(reverse(f"admin:{name}")).status_code == 200


def test_an_account_is_made_with_its_role_and_desks_in_one_form(
    client: Client, administrator: User, desk: Desk, other_desk: Desk
) -> None:
    client.force_login(administrator)
    page = client.get(reverse("admin:corpus_user_add"))
    assert "City desk" in page.content.decode()
    answer = client.post(
        reverse("admin:corpus_user_add"),
        {
            "username": "nora",
            "role": "standards",
            "desks": [desk.pk],
            "usable_password": "true",
            "password1": "a long enough phrase",
            "password2": "a long enough phrase",
        },
    )
    nora = User.objects.get(username="nora")
    assert answer.status_code == 302
    assert (nora.role, nora.is_staff, nora.has_usable_password()) == ("standards", False, True)
    assert list(nora.desks.all()) == [desk]


def test_the_desks_of_a_person_stand_on_the_person_form(
    client: Client, administrator: User, editor: User, desk: Desk, other_desk: Desk
) -> None:
    client.force_login(administrator)
    address = reverse("admin:corpus_user_change", args=[editor.pk])
    assert client.get(address).context["adminform"].form.initial["desks"] == [desk]
    assert "City desk" in client.get(reverse("admin:corpus_user_changelist")).content.decode()
    said = {"username": "edda", "role": "editor", "is_active": "on", "letter_keys": "on"}
    assert client.post(address, {**said, "desks": [other_desk.pk]}).status_code == 302
    assert list(editor.desks.all()) == [other_desk]
    client.post(address, said)
    assert list(editor.desks.all()) == []


def test_people_are_put_on_a_desk_and_its_outlets_are_a_list(
    client: Client, administrator: User, editor: User, other_desk: Desk
) -> None:
    client.force_login(administrator)
    address = reverse("admin:corpus_desk_change", args=[other_desk.pk])
    said = {"name": other_desk.name, "slug": other_desk.slug}
    client.post(address, {**said, "outlets": '["The Quay Post"]', "members": [editor.pk]})
    answer = client.post(address, {**said, "outlets": '"The Quay Post"', "members": []})
    assert "Write a list of names" in answer.content.decode()
    other_desk.refresh_from_db()
    assert other_desk.outlets == ["The Quay Post"]
    assert list(other_desk.members.all()) == [editor]


def test_a_desk_that_the_record_speaks_of_is_not_deleted(
    client: Client, administrator: User, desk: Desk, other_desk: Desk
) -> None:
    client.force_login(administrator)
    add_policy(desk, preset(), name="Ours", by=administrator)
    Erasure.objects.create(
        kind="purge",
        desk=other_desk,
        article_number=1,
        sha256="0" * 64,
        reason="x",
        by=administrator,
    )
    for row in (desk, other_desk):
        assert client.get(reverse("admin:corpus_desk_delete", args=[row.pk])).status_code == 403


def test_nobody_is_deleted_and_no_desk_with_articles(
    client: Client, administrator: User, desk: Desk, other_desk: Desk, article: Article
) -> None:
    client.force_login(administrator)

    def status(kind: str, row: User | Desk) -> int:
        return client.get(reverse(f"admin:corpus_{kind}_delete", args=[row.pk])).status_code

    assert status("user", administrator) == 403
    assert status("desk", desk) == 403
    assert status("desk", other_desk) == 200
