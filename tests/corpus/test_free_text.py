"""Names in notes: which are asked about, and which are nobody's secret."""

from __future__ import annotations

import pytest

from newsapp.corpus.errors import NameInNote, Refused
from newsapp.corpus.free_text import checked_words, names_not_in_article
from newsapp.corpus.models import User, Version

TEXT = (
    "Marta Quill, who runs the fish market, said so. Two officials of Norland agreed. "
    "“Never,” said Olu Okafor’s deputy.\n"
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("note", "names"),
    [
        # two words, with and without a title
        ("It was Gareth Weatherby who called.", ("Gareth Weatherby",)),
        ("Ask Dr. Ines Barroso again.", ("Ines Barroso",)),
        # one word with a title
        ("Mrs. Weatherby knows.", ("Weatherby",)),
        # a first name inside a sentence
        ("I had it from Gareth, on the phone.", ("Gareth",)),
        # each once, in their order
        ("Tom Lind told Ana Marsh, and Ana Marsh told me.", ("Tom Lind", "Ana Marsh")),
        # one of two is printed
        ("Marta Quill and Tom Lind.", ("Tom Lind",)),
        # the article prints it, in full, in part, or as a possessive
        ("Marta Quill said so herself.", ()),
        ("Call Ms. Quill.", ()),
        ("Olu Okafor’s deputy is fine.", ()),
        # no personal name: bodies, places, months, words that begin a sentence
        ("Called the Norland Ministry in May.", ()),
        ("Checked with the desk on Monday.", ()),
        ("Will do. Mark it as read.", ()),
        # somebody with an account is known to the record anyway
        ("Stan Standards approved it.", ()),
        ("stan approved it, and Stan told me", ()),
    ],
)
def test_names_that_the_article_does_not_print(
    standards: User, note: str, names: tuple[str, ...]
) -> None:
    assert names_not_in_article(note, TEXT) == names


@pytest.mark.django_db
def test_it_asks_once_and_never_refuses(version: Version) -> None:
    note = "  It was Gareth Weatherby and Tom Lind.\n"
    with pytest.raises(NameInNote) as asked:
        checked_words(note, what="The note", version=version, sure=False)
    assert str(asked.value).startswith(
        "The note names “Gareth Weatherby” and “Tom Lind”, and the article does not."
    )
    assert checked_words(note, what="The note", version=version, sure=True) == note.strip()
    with pytest.raises(Refused, match="The note holds a damaged character"):
        checked_words("nul \0", what="The note", version=version, sure=True)


@pytest.mark.django_db
def test_a_note_without_names_asks_the_database_for_nothing(
    version: Version, django_assert_num_queries: object
) -> None:
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(0):
        names_not_in_article("The reason stands in the third paragraph.", TEXT)
