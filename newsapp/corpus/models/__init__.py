"""What is stored. One module per noun; everything is importable from here."""

from newsapp.corpus.models.articles import Article, Version
from newsapp.corpus.models.attestations import Attestation, Topic
from newsapp.corpus.models.attributions import (
    Attribution,
    AttributionSpan,
    Claim,
    LegalGround,
    Mention,
    ReasonSpan,
    Source,
)
from newsapp.corpus.models.carrying import CarriedItem, Verdict
from newsapp.corpus.models.comments import Comment
from newsapp.corpus.models.desk_history import DeskChange
from newsapp.corpus.models.history import Action, Change
from newsapp.corpus.models.layout import (
    Furniture,
    NonResponse,
    NonResponseParty,
    QuotedPassage,
    Sentence,
)
from newsapp.corpus.models.markings import SILENCE, Marking, MarkingState
from newsapp.corpus.models.openings import RecordOpening
from newsapp.corpus.models.people import Desk, Role, User
from newsapp.corpus.models.policies import DeskPolicy, PolicyDocument
from newsapp.corpus.models.presence import Presence
from newsapp.corpus.models.receipts import Receipt
from newsapp.corpus.models.review import Decision, Flag, FlagSpan
from newsapp.corpus.models.sign_offs import Erasure, ErasureKind, Mute, SignOff
from newsapp.corpus.models.spans import SpanRow
from newsapp.corpus.models.statements import SourcingStatement
from newsapp.corpus.models.tags import AttributionTag, SourceTag, Tag
from newsapp.detection.types import SOURCELESS_KINDS

__all__ = [
    "SILENCE",
    "SOURCELESS_KINDS",
    "Action",
    "Article",
    "Attestation",
    "Attribution",
    "AttributionSpan",
    "AttributionTag",
    "CarriedItem",
    "Change",
    "Claim",
    "Comment",
    "Decision",
    "Desk",
    "DeskChange",
    "DeskPolicy",
    "Erasure",
    "ErasureKind",
    "Flag",
    "FlagSpan",
    "Furniture",
    "LegalGround",
    "Marking",
    "MarkingState",
    "Mention",
    "Mute",
    "NonResponse",
    "NonResponseParty",
    "PolicyDocument",
    "Presence",
    "QuotedPassage",
    "ReasonSpan",
    "Receipt",
    "RecordOpening",
    "Role",
    "Sentence",
    "SignOff",
    "Source",
    "SourceTag",
    "SourcingStatement",
    "SpanRow",
    "Tag",
    "Topic",
    "User",
    "Verdict",
    "Version",
]
