"""A client that asks as the page does, and reads what comes back by its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client


@dataclass
class Answer:
    """A response with its markup parsed on demand."""

    response: Any

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    @property
    def body(self) -> str:
        return str(self.response.content.decode())

    @property
    def page(self) -> BeautifulSoup:
        # White space between paragraphs is part of an article's text.
        return BeautifulSoup(self.body, "html.parser", preserve_whitespace_tags={"div", "textarea"})

    @property
    def ids(self) -> set[str]:
        """The ids of the fragments that came back, each to be swapped into its place."""
        return {str(tag["id"]) for tag in self.page.select("[hx-swap-oob][id]")}

    def one(self, selector: str) -> Tag:
        """The one element that matches."""
        found = self.page.select(selector)
        assert len(found) == 1, f"{len(found)} elements match {selector}"
        return found[0]

    def text_of(self, selector: str) -> str:
        return " ".join(self.one(selector).get_text().split())


@dataclass
class Asking:
    """Requests of one person."""

    client: Client

    def get(self, address: str, **parameters: str) -> Answer:
        return Answer(self.client.get(address, parameters))

    def post(self, address: str, **data: Any) -> Answer:
        """A form sent by htmx."""
        return Answer(self.client.post(address, data, headers={"HX-Request": "true"}))

    def post_plain(self, address: str, **data: Any) -> Answer:
        """The same form sent by a browser without JavaScript."""
        return Answer(self.client.post(address, data))
