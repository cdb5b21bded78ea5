"""`manage.py check_spans` finds every span that does not quote its text."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from newsapp.corpus.management.commands.check_spans import rows_of, span_tables
from newsapp.corpus.models import Furniture, ReasonSpan, SpanRow, Version

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("check_spans", *arguments, stdout=out)
    return out.getvalue()


def test_what_is_right_is_counted(version: Version) -> None:
    stored = sum(len(list(rows_of(model, version))) for model in span_tables())
    assert run() == f"All {stored} spans quote their text.\n"


@pytest.mark.parametrize("model", span_tables(), ids=lambda model: model.__name__)
def test_one_wrong_row_of_any_table_is_found(version: Version, model: type[SpanRow]) -> None:
    """One place to the right: the database cannot see that, since the length still fits."""
    ReasonSpan.objects.create(source=version.sources.all()[0], start=0, end=1, quote="🚧")
    Furniture.objects.create(version=version, kind="credit", start=0, end=1, quote="🚧")
    row = next(rows_of(model, version))
    model._default_manager.filter(pk=row.pk).update(start=F("start") + 1, end=F("end") + 1)
    out = StringIO()
    with pytest.raises(CommandError, match=r"1 of \d+ spans are wrong") as caught:
        call_command("check_spans", stdout=out)
    assert caught.value.returncode == 1
    (line,) = out.getvalue().splitlines()[:1]
    assert f"{model._meta.db_table} {row.pk} (article {version.article_id}" in line
    assert "the text says" in line


def test_one_article_alone(version: Version) -> None:
    assert "quote their text" in run("--article", str(version.article_id))
    with pytest.raises(CommandError, match="There is no article 999999"):
        run("--article", "999999")
