"""Loads the sample articles that come with On Record."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from newsapp.corpus.actions.accounts import default_desk, ensure_local_editor
from newsapp.corpus.actions.articles import add_article
from newsapp.corpus.errors import SameText
from newsapp.corpus.exit_status import OnRecordCommand
from newsapp.corpus.titles import working_title

OUTLET = "On Record samples"


class Command(OnRecordCommand):
    help = (
        "Load the invented sample articles that come with On Record onto the oldest desk, as the "
        "local editor. One that is there already is left alone, so it may run any number of times."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        by = ensure_local_editor()
        desk = default_desk()
        for name, text in sample_texts():
            title = working_title(text)
            try:
                article = add_article(desk, text=text, title=title, outlet=OUTLET, by=by)
            except SameText as error:
                self.stdout.write(f"{name}: here already, as article {error.article.pk}")
            else:
                self.stdout.write(f"{name}: article {article.pk}, {article.title}")


def sample_texts() -> list[tuple[str, str]]:
    """The samples' names and texts, in the order of their names."""
    folder = files("newsapp.corpus") / "samples"
    return [
        (entry.name.removesuffix(".txt"), entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".txt")
    ]
