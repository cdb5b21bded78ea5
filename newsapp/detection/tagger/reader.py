"""The trained span finder at run time: onnxruntime and tokenizers over one self-contained file.

The file is an ONNX graph (pieces and features in; tag scores, linking queries and keys, and
kind scores per piece out). Its metadata holds the tokenizer, the scores of the steps between tags,
the prices of spans and the version: nothing else has to be shipped, and nothing can be mixed up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer as PieceTokenizer

from newsapp.detection.tagger.decoding import Prices, WordSpan, candidates, choose
from newsapp.detection.tagger.input import (
    Words,
    load_tokenizer,
    plan_windows,
    read_words,
    window_arrays,
)
from newsapp.detection.tagger.labels import KINDS, TAG_COUNT, step_scores
from newsapp.detection.types import Span

Floats = npt.NDArray[np.float32]

FORMAT = "on-record-tagger@2"
"""What a model file must say of itself in its metadata to be read here."""


class ModelError(RuntimeError):
    """A model file is missing, damaged or of another format; the message says which."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger makes of one text.

    ``spans`` are in document order. ``query`` and ``key`` [words, n] serve the linker, ``kinds``
    [words, 9] are scores in the order of Kind, ``query_nothing`` [words] is a query's score for
    pointing at nothing; ``confidence_weights`` make an attribution's confidence.
    """

    words: Words
    spans: tuple[WordSpan, ...]
    query: Floats
    key: Floats
    query_nothing: Floats
    kinds: Floats
    confidence_weights: Floats

    def span(self, found: WordSpan) -> Span:
        """Where a span of words stands in the text, in code points."""
        return Span(int(self.words.starts[found.start]), int(self.words.ends[found.end - 1]))

    def kinds_of(self, found: WordSpan) -> tuple[float, ...]:
        """A probability for each Kind, in their order, from the scores of a span's words."""
        scores = self.kinds[found.start : found.end].mean(0)
        exponentials = np.exp(scores - scores.max())
        return tuple((exponentials / exponentials.sum()).round(4).tolist())


class Tagger:
    """Reads texts; safe to share between threads, loads its file once."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        """Loads ``path``; raises ModelError where it cannot be read. ``threads`` per reading."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
            about = self._session.get_modelmeta().custom_metadata_map
            if about.get("format") != FORMAT:
                raise ModelError(f"{path.name} is no tagger of format {FORMAT}")
            self._tokenizer: PieceTokenizer = load_tokenizer(about["tokenizer"].encode())
            learned = np.array(json.loads(about["steps"]), dtype=np.float32)
            self._prices = Prices(**json.loads(about["prices"]))
            self._confidence = np.array(json.loads(about["confidence"]), dtype=np.float32)
        except ModelError:
            raise
        except Exception as error:  # onnxruntime raises classes of its own, all unrelated
            raise ModelError(f"{path.name} cannot be read: {error}") from error
        self._steps = step_scores() + learned.reshape(TAG_COUNT, TAG_COUNT)
        self.version = about["version"]

    def read(self, text: str, progress: Callable[[float], None] | None = None) -> Reading:
        """Finds the spans of ``text``. Time is linear; ``progress`` hears the share done."""
        survey = self.survey(text, progress)
        return replace(survey, spans=tuple(choose(survey.spans, self._prices)))

    def survey(self, text: str, progress: Callable[[float], None] | None = None) -> Reading:
        """As :meth:`read`, but with every span that is possible, overlapping or not."""
        words = read_words(text, self._tokenizer)
        windows = plan_windows(words)
        count = len(words)
        tags = np.zeros((count, TAG_COUNT), dtype=np.float32)
        kinds = np.zeros((count, len(KINDS)), dtype=np.float32)
        query = key = np.zeros((count, 0), dtype=np.float32)
        nothing = np.zeros(count, dtype=np.float32)
        for number, window in enumerate(windows, 1):
            # one window at a time: several would not stay in the processor's cache, and take longer
            ids, features, places = window_arrays(words, window.start, window.end)
            feed = {"ids": ids[None], "features": features[None]}
            tag_rows, query_rows, key_rows, kind_rows = self._session.run(None, feed)
            if not query.shape[1]:
                query = np.zeros((count, query_rows.shape[2]), dtype=np.float32)
                key = np.zeros_like(query)
            core = slice(window.core, window.core_end)
            at = places[window.core - window.start : window.core_end - window.start]
            tags[core] = tag_rows[0, at]
            query[core] = query_rows[0, at]
            key[core] = key_rows[0, at]
            kinds[core] = kind_rows[0, at]
            nothing[core] = query[core] @ key_rows[0, 0]
            if progress is not None:
                progress(number / len(windows))
        spans = tuple(candidates(tags, self._steps, words))
        return Reading(words, spans, query, key, nothing, kinds, self._confidence)
