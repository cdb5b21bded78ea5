"""How the enumerations are worded for people, the same in every format."""

from __future__ import annotations

from newsapp.detection.types import Detection, Kind, Source, State

KIND_WORDS = {
    Kind.NAMED_PERSON: "named person",
    Kind.ORGANIZATION: "organization",
    Kind.SPOKESPERSON: "spokesperson",
    Kind.MEDIA: "media",
    Kind.DOCUMENT: "document",
    Kind.ANONYMOUS: "anonymous",
    Kind.COLLECTIVE: "collective",
    Kind.REPORTER: "reporter",
    Kind.NONE: "no source",
}

KIND_MEANINGS = {
    Kind.NAMED_PERSON: "a person with a name",
    Kind.ORGANIZATION: "a body that speaks as one",
    Kind.SPOKESPERSON: "unnamed, speaks officially for a named body or party",
    Kind.MEDIA: "another outlet",
    Kind.DOCUMENT: "a report, record or other writing",
    Kind.ANONYMOUS: "a person or persons whom the text does not name",
    Kind.COLLECTIVE: "a group, such as experts or voters",
    Kind.REPORTER: "the writer",
    Kind.NONE: "nobody is credited",
}

INTERNAL_NOTICE = "INTERNAL: flags, decisions and notes; not for publication"


def people(source: Source) -> str:
    """How many people a source is, as far as the text says: “2”, “at least 2” or nothing.

    A body, an outlet or a document is no number of people, whatever it was taken for before.
    """
    if source.kind in (Kind.ORGANIZATION, Kind.MEDIA, Kind.DOCUMENT):
        return ""
    if source.count is not None:
        return str(source.count)
    return f"at least {source.at_least}" if source.at_least > 1 else ""


def as_name(words: str) -> str:
    """What a source is called, on one line, without the commas and dashes that close it in its
    sentence ("The agent, Luis Pereira,"). For lists that people read; spans stay as marked.
    """
    line = " ".join(words.split())
    return line.strip(",;:–— ") or line


def unchecked_in_words(unchecked: int, total: int) -> str:
    """How many attributions rest on the detector alone, in a sentence; empty where none does."""
    if not unchecked:
        return ""
    noun = "attribution" if total == 1 else "attributions"
    verb = "was" if unchecked == 1 else "were"
    return f"{unchecked} of {total} {noun} {verb} found by the detector and confirmed by nobody."


def unchecked_of(detection: Detection) -> str:
    """``unchecked_in_words`` of everything that a detection holds: each proposal is unchecked."""
    proposed = sum(one.state is State.PROPOSED for one in detection.attributions)
    return unchecked_in_words(proposed, len(detection.attributions))


def as_quotation(words: str) -> str:
    """The words on one line, in curly quotation marks unless they begin with one themselves."""
    line = " ".join(words.split())
    return line if line.startswith(("“", '"', "«", "„")) else f"“{line}”"
