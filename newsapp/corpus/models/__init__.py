"""What is stored. One module per noun; everything is importable from here."""

from newsapp.corpus.models.articles import Article, Version
from newsapp.corpus.models.attributions import (
    SOURCELESS_KINDS,
    Attribution,
    AttributionSpan,
    Claim,
    Mention,
    ReasonSpan,
    Source,
)
from newsapp.corpus.models.history import Action, Change
from newsapp.corpus.models.layout import (
    Furniture,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    Sentence,
)
from newsapp.corpus.models.markings import SILENCE, Marking, MarkingState
from newsapp.corpus.models.people import Desk, Role, User
from newsapp.corpus.models.review import Decision, Flag, FlagSpan
from newsapp.corpus.models.spans import SpanRow

__all__ = [
    "SILENCE",
    "SOURCELESS_KINDS",
    "Action",
    "Article",
    "Attribution",
    "AttributionSpan",
    "Change",
    "Claim",
    "Decision",
    "Desk",
    "Flag",
    "FlagSpan",
    "Furniture",
    "Marking",
    "MarkingState",
    "Mention",
    "NonResponse",
    "NonResponseParty",
    "QuotedPassage",
    "ReasonSpan",
    "Role",
    "Sentence",
    "Source",
    "SpanRow",
    "User",
    "Version",
]
