"""The trained finder, loaded once for all tests that read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from newsapp.detection.tagger.finder import TrainedFinder


@pytest.fixture(scope="session")
def trained() -> TrainedFinder:
    """The finder with the shipped model file; its tests are skipped where either is missing."""
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    from newsapp.detection.tagger.finder import MODEL, TrainedFinder

    if not MODEL.is_file():
        pytest.skip("the model file is not installed")
    return TrainedFinder()
