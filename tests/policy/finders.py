"""The two ways to find spans, by name, where a test is about what the rules get from each."""

import pytest

from newsapp.detection import SpanFinder
from newsapp.detection.grammar.finder import GrammarFinder


def finder_of(name: str) -> SpanFinder:
    """The grammar, or the trained finder; the test is skipped where that is not installed."""
    if name == "grammar":
        return GrammarFinder()
    finder = pytest.importorskip("newsapp.detection.tagger.finder")
    trained: SpanFinder = finder.TrainedFinder()
    return trained
