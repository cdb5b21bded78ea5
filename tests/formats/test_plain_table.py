"""The table that a person reads in a terminal."""

from dataclasses import replace

from newsapp.detection.types import Detection
from newsapp.formats.plain_table import plain_table
from tests.formats.reviewed_article import sample


def test_a_line_for_each_attribution_then_the_flags() -> None:
    flags = tuple(reviewed.flag for reviewed in sample().flags)
    shown = plain_table("port", sample().detection, flags).splitlines()
    assert shown[0] == "port"
    assert shown[1].split() == ["para", "kind", "source", "cue", "content"]
    assert shown[2].split()[:5] == ["3", "anonymous", "two", "sources", "said"]
    # an attitude stands in brackets
    assert "(named person)  She" in shown[4]
    assert sum(line.startswith("  S") for line in shown) == len(flags) == 5
    assert max(map(len, shown[1:9])) <= 130


def test_an_article_without_attributions_says_so() -> None:
    assert "no attribution found" in plain_table("rain", Detection("It rained.", "en", "none"), ())


def test_no_text_can_steer_the_terminal() -> None:
    detection = sample().detection
    text = detection.text.replace("two sources", "two\x1b[2Jurce")
    assert "\x1b" not in plain_table("po\x1brt\x07", replace(detection, text=text), ())
    assert "\x07" not in plain_table("po\x1brt\x07", replace(detection, text=text), ())
