"""Labels, links and windows for training, and the loss that is minimised."""

from itertools import product

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

torch = pytest.importorskip("torch", reason="training's dependency group is not installed")

from newsapp.detection.tagger.input import load_tokenizer  # noqa: E402
from newsapp.detection.tagger.labels import TAG_COUNT, step_scores  # noqa: E402
from newsapp.detection.types import Kind, Span  # noqa: E402
from newsapp.training.corpus import GoldArticle, GoldAttribution  # noqa: E402
from newsapp.training.examples import (  # noqa: E402
    IGNORED,
    NOTHING,
    batches,
    labelled,
    stack,
    varied,
    windows_of,
)
from newsapp.training.objective import tag_loss  # noqa: E402

_letters = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
_letters.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
TOKENIZER = load_tokenizer(_letters.to_str().encode())
"""Every word is one unknown piece: where words are cut is all that matters here."""

TEXT = "“It rains,” the mayor said.\nShe hopes for sun."


def span(quote: str) -> Span:
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


ARTICLE = GoldArticle(
    "weather",
    TEXT,
    (
        GoldAttribution(
            (span("the mayor"),), (span("said"),), (span("“It rains,”"),), Kind.NAMED_PERSON
        ),
        GoldAttribution((), (span("hopes"),), (span("for sun"),)),
    ),
)


def test_labels_links_and_kinds_of_words() -> None:
    found = labelled(ARTICLE, TEXT, TOKENIZER)
    words = [TEXT[a:b] for a, b in zip(found.words.starts, found.words.ends, strict=True)]
    said, the = words.index("said"), words.index("the")
    # begin, inside ... end of content; begin and end of the source; a cue of one word; outside
    assert found.tags.tolist() == [9, 10, 10, 10, 11, 1, 3, 8, 0, 0, 8, 9, 11, 0]
    # content points at its cue, the cue at its source, a cue without a source at nothing
    assert found.link[:5].tolist() == [said] * 5
    assert found.link[said] == the
    assert found.link[words.index("hopes")] == NOTHING
    assert found.link[the] == IGNORED
    # the kind stands on the source's words, where the corpus has it
    named = list(Kind).index(Kind.NAMED_PERSON)
    assert (found.kind != IGNORED).nonzero()[0].tolist() == [the, the + 1]
    assert found.kind[the] == named


@pytest.mark.parametrize("seed", range(20))
def test_variation_keeps_every_offset(seed: int) -> None:
    changed = varied(TEXT, np.random.default_rng(seed))
    assert len(changed) == len(TEXT)
    assert changed.replace('"', "“").replace("‘", "“")[1:10] == TEXT[1:10]


def test_content_that_two_share_belongs_to_the_first_cue() -> None:
    """ "The Globe reported, citing two aides, that …": a word points at one cue alone."""
    text = "The Globe reported, citing two aides, that he quit."

    def at(quote: str) -> Span:
        return Span(text.index(quote), text.index(quote) + len(quote))

    content = (at("that he quit"),)
    relay = GoldAttribution((at("The Globe"),), (at("reported"),), content, Kind.MEDIA)
    cited = GoldAttribution((at("two aides"),), (at("citing"),), content, Kind.ANONYMOUS)
    found = labelled(GoldArticle("relay", text, (relay, cited)), text, TOKENIZER)
    words = [text[a:b] for a, b in zip(found.words.starts, found.words.ends, strict=True)]
    assert found.link[words.index("that")] == words.index("reported")
    assert found.link[words.index("citing")] == words.index("two")


def test_windows_hold_every_word_once_and_links_stay_inside() -> None:
    long = GoldArticle("long", "\n".join([TEXT] * 30), ARTICLE.attributions)
    source = labelled(long, long.text, TOKENIZER)
    windows = windows_of(source, np.random.default_rng(0), size=64)
    assert sum(len(window.tags) for window in windows) == len(source.words)
    for window in windows:
        inside = window.link[window.link >= 0]
        assert np.all(inside < len(window.tags))


def test_the_same_seed_gives_the_same_batches() -> None:
    def drawn() -> list[list[int]]:
        groups = batches([ARTICLE] * 5, TOKENIZER, np.random.default_rng(7), 2, 0.2)
        return [example.ids.tolist() for group in groups for example in group]

    assert drawn() == drawn()


def test_the_loss_is_the_negative_log_share_of_the_gold_tags() -> None:
    article = GoldArticle("a", "He left", (GoldAttribution((Span(0, 2),), (), ()),))
    batch = stack(windows_of(labelled(article, "He left", TOKENIZER), np.random.default_rng(0)))
    scores = torch.randn(1, 2, TAG_COUNT, generator=torch.Generator().manual_seed(1))
    steps = torch.zeros(TAG_COUNT, TAG_COUNT)
    allowed = torch.from_numpy(step_scores())
    totals = torch.stack(
        [
            scores[0, 0, a] + allowed[a, b] + scores[0, 1, b]
            for a, b in product(range(TAG_COUNT), repeat=2)
        ]
    )
    first, second = batch.tags[0].tolist()
    gold = scores[0, 0, first] + allowed[first, second] + scores[0, 1, second]
    expected = (totals.logsumexp(0) - gold) / 2
    assert float(tag_loss(scores, steps, batch)) == pytest.approx(float(expected), abs=1e-4)
