"""A row once more, for another version."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def copy_of(row: Row, **changes: object) -> Row:
    """An unsaved row like ``row`` but for its key and ``changes``."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    for name in changes:
        values.pop(getattr(row._meta.get_field(name), "attname", name))
    return type(row)(**values, **changes)
