"""Who is credited where the grammar of the cue says it."""

from __future__ import annotations

import pytest

from newsapp.detection import Kind
from tests.detection.marked import read


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        # whoever is talked about does not talk
        ("[Ana Ruiz|has faced questions about|the bridge].", ""),
        ("[The port|came under withering criticism for|its delays].", ""),
        ("[Karl Brandt|has long been dogged by charges|that he lied].", ""),
        ("[The minister|took heat for|the delay].", ""),
        # who voices criticism does
        ("[Ana Ruiz|voiced criticism of|the bridge].", "Ana Ruiz"),
        ("[Ana Ruiz|asked questions about|the bridge].", "Ana Ruiz"),
        # hearsay comes from nobody
        ("[Karl Brandt|allegedly threw|a brick].", ""),
        ("[Karl Brandt|is reportedly considering|an appeal].", ""),
        # nobody's "it"; the report's "it"
        ("[It|was unclear|whether the port would close].", ""),
        ("[It|said|the port would close].", "It"),
        # a passive names its source behind "by"
        ("[|was written|] by Ana Ruiz in 2009.", "Ana Ruiz"),
        ("[|has been called|] by fellow doctors, who laughed.", "fellow doctors"),
        ("[|was passed|] by the council on Monday.", "the council"),
        # not a passive; no agent but a deadline
        ("[|said|] by Friday.", ""),
        # a source that is marked stays
        ("[Ana Ruiz|was told|] by the council.", "Ana Ruiz"),
    ],
)
def test_the_source_of_a_cue(marked: str, source: str) -> None:
    detection = read(marked)
    [one] = detection.attributions
    assert " ".join(span.of(detection.text) for span in one.source) == source
    assert (one.kind is Kind.NONE) is (source == "")
