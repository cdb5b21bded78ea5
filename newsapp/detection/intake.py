"""The only place where a text is normalised; after it, a text never changes.

Whoever pastes, uploads or pipes a text goes through here, so that an offset means the same
everywhere. Nothing is stripped: spaces and empty lines at either end are part of the text.
"""

from __future__ import annotations

MAXIMUM_BYTES = 1_000_000
"""The most that one article may hold, in bytes of UTF-8, after normalising."""

_BYTE_ORDER_MARK = "\ufeff"
_SHOWN_BEFORE = 30


class IntakeError(ValueError):
    """A text that cannot become an article. The message is written for the person who sent it."""


def normalise(text: str) -> str:
    """Return ``text`` as On Record keeps it.

    CRLF and CR become LF; NULs and leading byte order marks are dropped. Applied twice it changes
    nothing more.

    Raises IntakeError for a text that is blank, too long, no text at all (a file's bytes that were
    pasted) or holds a lone surrogate.
    """
    kept = text.replace("\0", "").lstrip(_BYTE_ORDER_MARK)
    kept = kept.replace("\r\n", "\n").replace("\r", "\n")
    if not kept or kept.isspace():
        raise IntakeError("There is no text here. Paste or send an article with at least one word.")
    if _is_binary(kept):
        raise IntakeError(_BINARY)
    try:
        size = len(kept.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise IntakeError(_surrogate_message(kept, error.start)) from error
    if size > MAXIMUM_BYTES:
        raise IntakeError(
            f"The text has {size:,} bytes; an article may have {MAXIMUM_BYTES:,}. "
            "Split it into several articles."
        )
    return kept


def decode(content: bytes) -> str:
    """Read UTF-8 bytes and normalise what they say.

    Raises IntakeError, with the line where reading stopped, for bytes that are not UTF-8 or that
    look like a binary file, and as ``normalise`` does.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IntakeError("This is UTF-16 text. Save it as UTF-8 and send it again.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in content[:1024]:
            raise IntakeError(_BINARY) from error
        line = content.count(b"\n", 0, error.start) + 1
        raise IntakeError(
            f"Line {line} is not UTF-8 text: byte {content[error.start]:#04x} cannot be read "
            "there. Save the file as UTF-8 and send it again."
        ) from error
    return normalise(text)


_BINARY = (
    "This looks like a binary file, not text. "
    "Copy the article’s words out of it, or save it as plain text in UTF-8."
)


def _is_binary(text: str) -> bool:
    """Whether control characters that no article holds make up more than a hundredth of it.

    A handful of them is damage, which an article survives, not a file.
    """
    start = text[:4096]
    odd = sum(1 for character in start if character < " " and character not in "\t\n\r\f\v")
    return odd > 8 and odd * 100 > len(start)


def _surrogate_message(text: str, place: int) -> str:
    line = text.count("\n", 0, place) + 1
    before = text[max(0, place - _SHOWN_BEFORE) : place].replace("\n", " ")
    after = f", after “{before}”" if before else ""
    return (
        f"Line {line} holds half a character{after} (a lone surrogate, U+{ord(text[place]):04X}). "
        "It was damaged on the way here: type that character again."
    )
