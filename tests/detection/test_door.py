"""The package's one public door."""

from __future__ import annotations

import subprocess
import sys

import newsapp.detection
from newsapp.detection import detect


def test_every_public_name_is_there() -> None:
    for name in newsapp.detection.__all__:
        assert hasattr(newsapp.detection, name)


def test_a_detection_names_its_detector_and_language() -> None:
    detection = detect("It was late.")
    assert (detection.detector, detection.language) == ("grammar@1", "en")


def test_detection_imports_no_django() -> None:
    code = "import sys, newsapp.detection; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_text_is_an_empty_detection() -> None:
    for text in ("", " ", "\n\n"):
        detection = detect(text)
        assert detection.sentences == ()
        assert detection.attributions == ()
