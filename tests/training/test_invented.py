"""The invented articles that training adds: marked soundly, the same for a seed."""

from itertools import combinations

from newsapp.detection.types import Kind, Role
from newsapp.training.invented import invented_articles

ARTICLES = invented_articles(200, seed=3)


def test_spans_are_words_of_the_text_and_apart() -> None:
    for article in ARTICLES:
        assert not set("{}<>¶") & set(article.text), "a frame was not filled"
        for attribution in article.attributions:
            assert attribution.content
            spans = [span for role in Role for span in attribution.spans(role)]
            assert all(span.of(article.text) == span.of(article.text).strip() for span in spans)
            assert not any(one.overlaps(other) for one, other in combinations(spans, 2))


def test_a_seed_gives_the_same_articles_and_another_seed_others() -> None:
    assert invented_articles(200, seed=3) == ARTICLES
    assert invented_articles(200, seed=4) != ARTICLES


def test_the_forms_that_they_are_for_occur_often() -> None:
    found = [(article, each) for article in ARTICLES for each in article.attributions]

    def cues(words: str) -> int:
        return sum(words in [cue.of(a.text) for cue in each.cue] for a, each in found)

    assert cues(":") > 100
    assert cues("According to") > 30
    assert sum(each.kind is Kind.ANONYMOUS for _, each in found) > 50
    assert sum(len(each.content) > 1 for _, each in found) > 50
