"""Invented texts of any length, in which every paragraph credits somebody with something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

PEOPLE = ("Ada Voss", "Ben Okoro", "Cleo Marsh", "Dov Lindqvist", "Eva Quill", "Finn Abara")
BODIES = ("council", "port authority", "ferry company", "school board", "water company")
DEEDS = (
    "would close the northern gate before the end of the winter",
    "had spent more on repairs than in any year since the flood",
    "was looking for another site beyond the old railway bridge",
    "had not answered the letters of the people who live nearby",
)


def long_text(words: int) -> str:
    """At least ``words`` words, in paragraphs of two sentences."""
    return "\n".join(islice(_paragraphs(), words // 30 + 1))


def _paragraphs() -> Iterator[str]:
    for number in count():
        person = PEOPLE[number % len(PEOPLE)]
        body = BODIES[number // 2 % len(BODIES)]
        deed = DEEDS[number // 3 % len(DEEDS)]
        yield (
            f"{person}, who has worked for the {body} for {number + 2} years, said that it {deed}."
            f" Two officials said the plan for house number {number + 1} was still open."
        )
