"""The layout of a text: everything that is known before anybody looks for attributions."""

from __future__ import annotations

from dataclasses import dataclass

from newsapp.detection.furniture import find_furniture
from newsapp.detection.non_responses import find_non_responses
from newsapp.detection.paragraphs import find_paragraphs
from newsapp.detection.quotations import find_quotations
from newsapp.detection.sentences import find_sentences
from newsapp.detection.types import Furniture, NonResponse, Sentence, Span


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs, sentences, furniture, quotations and refusals of one text, in document order."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[Furniture, ...]
    quotations: tuple[Span, ...]
    non_responses: tuple[NonResponse, ...]


def lay_out(text: str) -> Layout:
    """Cut ``text`` into its parts; offsets are code points into it."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs)
    quotations = find_quotations(text, paragraphs)
    return Layout(
        paragraphs=paragraphs,
        sentences=sentences,
        furniture=find_furniture(text, paragraphs),
        quotations=quotations,
        non_responses=find_non_responses(text, sentences, quotations),
    )
