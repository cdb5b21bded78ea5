"""The invented articles that training adds: marked soundly, the same for a seed, of every form."""

from collections import Counter
from itertools import combinations

import pytest

from newsapp.detection.types import Kind, Role
from newsapp.training.corpus import GoldArticle, GoldAttribution
from newsapp.training.invented import invented_articles
from newsapp.training.phrase_book.frames import LONGER, PASSAGES, SENTENCES
from newsapp.training.phrase_book.headlines import BRIEFS, HEADLINES, POSTS

ARTICLES = invented_articles(900, seed=3)
FOUND = [(article, each) for article in ARTICLES for each in article.attributions]


def words_of(article: GoldArticle, attribution: GoldAttribution, role: Role) -> str:
    return " … ".join(span.of(article.text) for span in attribution.spans(role))


def test_spans_are_words_of_the_text_and_apart() -> None:
    for article in ARTICLES:
        assert not set("{}<>[]|¶") & set(article.text), "a frame was not filled"
        assert "\n\n\n" not in article.text
        assert "  " not in article.text
        for attribution in article.attributions:
            assert attribution.cue
            assert attribution.content
            spans = [span for role in Role for span in attribution.spans(role)]
            assert all(span.of(article.text) == span.of(article.text).strip() for span in spans)
            assert not any("\n" in span.of(article.text) for span in spans)
            assert not any(one.overlaps(other) for one, other in combinations(spans, 2))


def test_attributions_share_words_only_as_the_same_role() -> None:
    """A word bears one tag in training."""
    for article in ARTICLES:
        marked = {
            (span, role)
            for each in article.attributions
            for role in Role
            for span in each.spans(role)
        }
        assert not any(one.overlaps(other) for (one, _), (other, _) in combinations(marked, 2))


def test_a_seed_gives_the_same_articles_and_another_seed_others() -> None:
    assert invented_articles(900, seed=3) == ARTICLES
    assert invented_articles(900, seed=4) != ARTICLES


def test_no_frame_stands_in_the_book_twice() -> None:
    frames = Counter((*SENTENCES, *LONGER, *PASSAGES, *HEADLINES, *POSTS, *BRIEFS))
    assert max(frames.values()) == 1


@pytest.mark.parametrize(
    ("role", "words", "times"),
    [
        (Role.CUE, ":", 100),  # talks, headlines
        (Role.CUE, "According to", 15),
        (Role.CUE, "told", 60),
        (Role.CUE, "citing", 10),  # one medium relays a source
        (Role.CUE, "reportedly", 5),
        (Role.CUE, "was described by", 2),
        (Role.CUE, "were told by", 3),
        (Role.CUE, "–", 2),  # "Bridge to close – police"
        (Role.CUE, "quoted … as saying", 1),  # "the Globe quoted two officials as saying"
        (Role.SOURCE, "A", 5),  # questions and answers
        (Role.SOURCE, "sources", 10),
        (Role.SOURCE, "minister", 3),
    ],
)
def test_the_forms_that_they_are_for_occur(role: Role, words: str, times: int) -> None:
    assert sum(words_of(article, each, role) == words for article, each in FOUND) >= times


def test_nobody_says_hearsay() -> None:
    """ "It is understood that …", "It emerged that …": a cue and content alone."""
    hearsay = [each for a, each in FOUND if words_of(a, each, Role.CUE).startswith("It ")]
    assert len(hearsay) > 10
    assert not any(each.source for each in hearsay)


def test_kinds_are_said_where_the_words_say_them() -> None:
    kinds = Counter(each.kind for _, each in FOUND)
    assert kinds[Kind.ANONYMOUS] > 300
    assert kinds[Kind.NAMED_PERSON] > 300
    assert min(kinds[kind] for kind in Kind if kind is not Kind.REPORTER) > 20
    for _, each in FOUND:
        assert (each.kind is Kind.NONE) == (not each.source)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("sources", Kind.ANONYMOUS),
        ("two aides", Kind.ANONYMOUS),
        ("the indictment", Kind.DOCUMENT),
        ("reuters", Kind.MEDIA),
        ("residents", Kind.COLLECTIVE),
        ("a government spokesman", Kind.SPOKESPERSON),
        ("the regulator", Kind.ORGANIZATION),
        ("the mayor", None),  # somebody who may be named elsewhere
        ("she", None),
    ],
)
def test_a_source_has_its_kind(source: str, kind: Kind | None) -> None:
    kinds = {each.kind for a, each in FOUND if words_of(a, each, Role.SOURCE).lower() == source}
    assert kinds == {kind}


def test_some_articles_credit_nobody() -> None:
    assert sum(not article.attributions for article in ARTICLES) > 25


def test_many_are_as_short_as_what_readers_paste() -> None:
    assert sum(len(article.text.split()) < 40 for article in ARTICLES) > 200


def test_content_of_one_attribution_stands_in_several_paragraphs_of_a_talk() -> None:
    assert any(
        "\n" in article.text[each.content[0].end : each.content[-1].start]
        for article, each in FOUND
        if len(each.content) > 1
    )
