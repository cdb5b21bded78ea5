"""Intake: the one normalisation, and errors that tell a person what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsapp.detection.intake import MAXIMUM_BYTES, IntakeError, decode, normalise


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        # a text from a form: every CRLF becomes LF
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        # an old Mac file: CR becomes LF
        ("one\rtwo", "one\ntwo"),
        # mixed line ends do not double
        ("one\r\n\r\rtwo\n", "one\n\n\ntwo\n"),
        # NULs go, also one that parts a CR from its LF
        ("a\0b\r\0\nc", "ab\nc"),
        # one byte order mark at the start goes, a second one and one inside stay
        ("\ufeffone", "one"),
        ("\ufeff\ufeffone", "one"),
        ("one\ufefftwo", "one\ufefftwo"),
        # nothing is stripped
        ("  \n one \t\n", "  \n one \t\n"),
        # nothing is composed, folded or replaced
        ("e\u0301 ﬁ “x” \u00a0\u2028\x0c 👩‍🚒", "e\u0301 ﬁ “x” \u00a0\u2028\x0c 👩‍🚒"),
    ],
)
def test_only_line_ends_nuls_and_one_mark_change(given_text: str, kept: str) -> None:
    assert normalise(given_text) == kept


@pytest.mark.parametrize("text", ["", "\0", "\ufeff", " \r\n\t", "\u2003\n"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(IntakeError, match="There is no text here"):
        normalise(text)


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(IntakeError, match=r"Line 2 .*after “one he said ”.*U\+D83D"):
        normalise("one\nhe said \ud83d no")


def test_the_limit_counts_bytes_of_utf8_after_normalising() -> None:
    assert len(normalise("é" * (MAXIMUM_BYTES // 2))) == MAXIMUM_BYTES // 2
    assert normalise("a\r\n" * (MAXIMUM_BYTES // 2))
    with pytest.raises(IntakeError, match=r"1,000,002 bytes; an article may have 1,000,000"):
        normalise("é" * (MAXIMUM_BYTES // 2 + 1))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        # Latin-1 as old systems save it
        (b"one\ncaf\xe9 said", r"Line 2 is not UTF-8 text: byte 0xe9"),
        # what Windows calls Unicode
        ("one".encode("utf-16"), "This is UTF-16 text"),
        # a picture
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"),
        # bytes that happen to be UTF-8, but are no text
        (b"PK\x03\x04\x14\0\0\0\x08\0" * 20, "binary file"),
        # nothing
        (b"", "There is no text here"),
        # a surrogate written as if it were a character
        (b"\xed\xa0\xbd", "Line 1 is not UTF-8 text"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        decode(content)


def test_a_pasted_file_is_refused_and_a_damaged_article_is_not() -> None:
    with pytest.raises(IntakeError, match="binary file"):
        normalise("PK\x03\x04\x14\x08 a few words " * 10)
    damaged = "\x1fThe minister \x13resigned.\x07"
    assert normalise(damaged) == damaged


def test_bytes_with_a_byte_order_mark_are_read() -> None:
    assert decode(b"\xef\xbb\xbfA nurse said so.\r\n") == "A nurse said so.\n"


# Texts, not binary files: of the control characters only those that a text may hold.
ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\0\t\n\r\r\n\x85")
    )
)


@given(ANY_TEXT)
def test_a_kept_text_stays_as_it_is(text: str) -> None:
    try:
        kept = normalise(text)
    except IntakeError:
        assert not text.replace("\0", "").replace("\ufeff", "").strip()
        return
    assert "\r" not in kept
    assert "\0" not in kept
    assert normalise(kept) == kept
    assert kept.split() == text.replace("\0", "").lstrip("\ufeff").split()
