"""Django's admin: desks with their members, and people with their roles.

Articles and everything about them are changed through actions, which keep the history; they are
not registered here. `manage.py purge` and `manage.py redact` take something out of the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from newsapp.corpus.models import Desk, User

if TYPE_CHECKING:
    CreationForm = AdminUserCreationForm[User]
    ChangeForm = UserChangeForm[User]
    AccountAdmin = UserAdmin[User]
    RowAdmin = admin.ModelAdmin[Desk]
    ChoiceOfDesks = forms.ModelMultipleChoiceField[Desk]
else:  # Django's classes take no type arguments when they run
    CreationForm = AdminUserCreationForm
    ChangeForm = UserChangeForm
    AccountAdmin = UserAdmin
    RowAdmin = admin.ModelAdmin
    ChoiceOfDesks = forms.ModelMultipleChoiceField


admin.site.site_header = admin.site.site_title = "On Record: people and desks"
admin.site.index_title = "Accounts, roles and desks"
# A person has one role, and it says all that they may do: groups would do nothing here.
admin.site.unregister(Group)


class DesksField(ChoiceOfDesks):
    """The desks of a person, on the person's own form."""

    def __init__(self) -> None:
        super().__init__(
            Desk.objects.all(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Whose articles the person sees. Administrators see those of every desk.",
        )


class PersonCreationForm(CreationForm):
    """A new account: sign-in name, password, what the person may do, and where."""

    desks = DesksField()

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "role")


class PersonForm(ChangeForm):
    """An account as it is, with its desks."""

    desks = DesksField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("desks", list(self.instance.desks.all()))


@admin.register(User)
class PersonAdmin(AccountAdmin):
    """People. The role alone decides who may use the admin: see User.save."""

    add_form = PersonCreationForm
    form = PersonForm
    list_display = (
        "username",
        "first_name",
        "last_name",
        "role",
        "on_desks",
        "is_active",
        "last_login",
    )
    list_filter = ("role", "is_active", "desks")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("May do", {"fields": ("role", "desks", "is_active")}),
        ("Settings", {"fields": ("letter_keys",)}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "role",
                    "desks",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Everybody, with their desks."""
        return super().get_queryset(request).prefetch_related("desks")

    def save_related(
        self, request: HttpRequest, form: forms.BaseForm, formsets: Any, change: bool
    ) -> None:
        """Put the person on the desks that the form says."""
        super().save_related(request, form, formsets, change)
        form.instance.desks.set(form.cleaned_data["desks"])  # type: ignore[attr-defined]

    @admin.display(description="desks")
    def on_desks(self, person: User) -> str:
        """The names of the person's desks."""
        return ", ".join(desk.name for desk in person.desks.all())

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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Desk]:
        """Every desk, with its members."""
        return super().get_queryset(request).prefetch_related("members")

    @admin.display(description="members")
    def number_of_members(self, desk: Desk) -> int:
        """How many people are on the desk."""
        return len(desk.members.all())

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
