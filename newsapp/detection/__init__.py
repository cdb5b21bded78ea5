"""Detection: who says what in a text. Pure Python: text in, frozen values out.

``detect`` is the one function to call; the rest are the values that it returns and the
`SpanFinder` protocol for another way to find spans.
"""

from newsapp.detection.pipeline import detect
from newsapp.detection.span_finder import RoleSpan, SpanFinder
from newsapp.detection.types import (
    Act,
    Attribution,
    Claim,
    Detection,
    Furniture,
    FurnitureKind,
    Kind,
    NonResponse,
    Origin,
    Quotation,
    ReasonType,
    Role,
    Sentence,
    Source,
    Span,
    State,
)

__all__ = [
    "Act",
    "Attribution",
    "Claim",
    "Detection",
    "Furniture",
    "FurnitureKind",
    "Kind",
    "NonResponse",
    "Origin",
    "Quotation",
    "ReasonType",
    "Role",
    "RoleSpan",
    "Sentence",
    "Source",
    "Span",
    "SpanFinder",
    "State",
    "detect",
]
