"""Names that begin with a particle in small letters are names."""

from __future__ import annotations

import pytest

from newsapp.detection import Kind, detect


@pytest.mark.parametrize("name", ["Khaled al-Masri", "Valéry d’Estaing", "Ahmed al-Sharaa"])
def test_they_are_people(name: str) -> None:
    (found,) = detect(f"“It is dry,” {name} said.").attributions
    assert found.kind is Kind.NAMED_PERSON
