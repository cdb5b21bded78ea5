"""Django's admin: desks with their members, and people with their roles.

Articles and everything about them are changed through actions, which keep the history; they are
not registered here. `manage.py purge` and `manage.py redact` take something out of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest

from newsapp.corpus.models import Desk, User

if TYPE_CHECKING:
    CreationForm = AdminUserCreationForm[User]
    AccountAdmin = UserAdmin[User]
    RowAdmin = admin.ModelAdmin[Desk]
else:  # Django's classes take no type arguments when they run
    CreationForm = AdminUserCreationForm
    AccountAdmin = UserAdmin
    RowAdmin = admin.ModelAdmin


class PersonCreationForm(CreationForm):
    """A new account: sign-in name, password, and what the person may do."""

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "role")


@admin.register(User)
class PersonAdmin(AccountAdmin):
    """People. The role alone decides who may use the admin: see User.save."""

    add_form = PersonCreationForm
    list_display = ("username", "first_name", "last_name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active", "desks")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("May do", {"fields": ("role", "is_active")}),
        ("Settings", {"fields": ("letter_keys",)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "role", "usable_password", "password1", "password2"),
            },
        ),
    )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody is deleted: the history names them. Take away "active" instead."""
        return False


@admin.register(Desk)
class DeskAdmin(RowAdmin):
    """Desks. Members see the articles of their desks and no others."""

    list_display = ("name", "number_of_members", "own_outlets")
    search_fields = ("name",)
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    filter_horizontal = ("members",)
    # Edited on the desk's own page, which keeps their history.
    readonly_fields = ("guidelines",)

    @admin.display(description="members")
    def number_of_members(self, desk: Desk) -> int:
        """How many people are on the desk."""
        return desk.members.count()

    @admin.display(description="own outlets")
    def own_outlets(self, desk: Desk) -> str:
        """The names of the newsroom's own outlets."""
        return ", ".join(desk.outlets)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only a desk of which nothing speaks: no article, policy, history or erasure is of it."""
        return super().has_delete_permission(request, obj) and not (
            obj is not None
            and any(
                rows.exists() for rows in (obj.articles, obj.policies, obj.changes, obj.erasures)
            )
        )
