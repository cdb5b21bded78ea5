"""Which finder `detect` uses unless it is told: the trained one where it is installed."""

from __future__ import annotations

import logging
from functools import cache

from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.span_finder import SpanFinder

logger = logging.getLogger(__name__)


@cache
def default_finder() -> SpanFinder:
    """The trained finder, else the grammar, with a line in the log that says why.

    Loaded once for each process, in about a third of a second, and never before a server forks:
    the network's threads do not survive that.
    """
    try:
        # Only here: whoever never detects never loads the network.
        from newsapp.detection.tagger.finder import TrainedFinder
        from newsapp.detection.tagger.reader import ModelError
    except ImportError as error:
        logger.warning("Marking with the grammar alone: %s is not installed.", error.name)
        return GrammarFinder()
    try:
        return TrainedFinder()
    except ModelError as error:
        logger.warning("Marking with the grammar alone: %s", error)
        return GrammarFinder()
