"""The finder's view of a kind, weighed against what the words say."""

from __future__ import annotations

import pytest

from newsapp.detection import Kind
from newsapp.detection.layout import lay_out
from newsapp.detection.types import Role
from tests.detection.marked import read


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        # nothing in the words names the woman; the finder hardly believes that she is unnamed
        ("[The woman|said|it was late|named_person 0.95 anonymous 0.02].", Kind.NAMED_PERSON),
        # it may well be: whoever is in doubt stays anonymous
        ("[The woman|said|it was late|named_person 0.6 anonymous 0.35].", Kind.ANONYMOUS),
        # of whom the words say more, less belief is enough
        ("[A clerk|said|it was late|named_person 0.7 anonymous 0.2].", Kind.ANONYMOUS),
        # several people who only believe something are a faction unless it is all but certain
        ("[Several clerks|doubt|it was late|anonymous 0.8].", Kind.COLLECTIVE),
        ("[Several clerks|doubt|it was late|anonymous 0.95].", Kind.ANONYMOUS),
        ("[Several clerks|say|it was late|anonymous 0.8].", Kind.ANONYMOUS),
        # who says it in private was spoken to
        ("[Some Democrats|privately say|it was late|collective 0.9].", Kind.ANONYMOUS),
        ("Privately, [ministers|say|it was late|collective 0.9].", Kind.ANONYMOUS),
        ("[Some voters|privately say|it was late|collective 0.9].", Kind.COLLECTIVE),
        # that the text names no doctor is not to be seen in a sentence
        ("[Her doctor|said|it was late|named_person 0.99].", Kind.ANONYMOUS),
        # without a view the words decide
        ("[The woman|said|it was late].", Kind.ANONYMOUS),
        # several judges were not spoken to in secret
        ("[Several judges|said|it was late|collective 0.9 anonymous 0.05].", Kind.COLLECTIVE),
        # heads that say that an insider spoke hold out longer
        ("[Two officials|said|it was late|named_person 0.8 anonymous 0.08].", Kind.ANONYMOUS),
        ("[Two officials|said|it was late|named_person 0.96 anonymous 0.01].", Kind.NAMED_PERSON),
        # a grant of anonymity in print outweighs any view
        (
            "[A woman|said|it was late|named_person 0.99]. She spoke on condition of anonymity.",
            Kind.ANONYMOUS,
        ),
        # and so does a printed reason
        (
            "[A woman who is not authorized to speak|said|it was late|named_person 0.99].",
            Kind.ANONYMOUS,
        ),
        # and a name that is not the real one
        ("[The witness, known as Q4,|said|it was late|named_person 0.99].", Kind.ANONYMOUS),
        # "friends and advisers" are a crowd by their words
        ("[her friends and advisers|said|it was late|anonymous 0.9].", Kind.ANONYMOUS),
        ("[her friends and advisers|said|it was late|anonymous 0.5].", Kind.COLLECTIVE),
        # experts are what experts say, whatever the sentence looks like
        ("[Analysts|said|it was late|anonymous 0.9].", Kind.COLLECTIVE),
        # one of the public is no source that asked to be hidden, until it says so
        ("[A resident|said|it was late].", Kind.COLLECTIVE),
        ("[A resident who asked not to be named|said|it was late].", Kind.ANONYMOUS),
        (
            "[A resident|said|so|collective 0.9] and left. A clerk asked not to be named.",
            Kind.COLLECTIVE,
        ),
        # guesses give way: one capitalised word, a noun of no list
        ("[Tarnow|said|it was late|media 0.9].", Kind.MEDIA),
        # but not to a person: the finder has seen few other names
        ("[Tarnow|said|it was late|named_person 0.9].", Kind.ORGANIZATION),
        ("[The bedrock|showed|it was late|document 0.8].", Kind.DOCUMENT),
        # what is certain does not
        ("[Ana Ruiz|said|it was late|organization 0.99].", Kind.NAMED_PERSON),
        ("[The ministry|said|it was late|named_person 0.99].", Kind.ORGANIZATION),
    ],
)
def test_words_and_view(marked: str, kind: Kind) -> None:
    assert read(marked).attributions[0].kind is kind


def test_a_view_that_decided_is_told_to_the_editor() -> None:
    [one] = read("[The woman|said|it was late|named_person 0.95]. ").attributions
    assert "not named in these words" in one.why
    [one] = read("[her friends and advisers|said|it was late|anonymous 0.9].").attributions
    assert "reads like unnamed people" in one.why


@pytest.mark.parametrize(
    ("marked", "same"),
    [
        # "he" is the mayor of whom the text speaks, not a heckler in passing
        (
            "Ana Ruiz met Karl Brandt. Karl Brandt is the mayor. "
            "[A shouting man|said|so|anonymous 0.5]. [He|said|it was late|named_person 0.98].",
            False,
        ),
        # without a view the last one who spoke
        (
            "Karl Brandt is the mayor. [A shouting man|said|so]. [He|said|it was late].",
            True,
        ),
        # an insider is nobody in passing
        (
            "Karl Brandt is the mayor. [An official|said|so|anonymous 0.9]. "
            "[He|said|it was late|named_person 0.98].",
            True,
        ),
    ],
)
def test_whom_a_pronoun_means(marked: str, same: bool) -> None:
    detection = read(marked)
    first, second = detection.attributions[-2:]
    assert (first.source_id == second.source_id) is same


def test_the_trained_finder_has_a_view_of_every_source() -> None:
    trained = pytest.importorskip(
        "newsapp.detection.tagger.finder", reason="onnxruntime is not here"
    )
    text = "Two officials said the port would close. The woman told reporters that it was late."
    found = trained.TrainedFinder().find(text, lay_out(text))
    views = [one.kinds for one in found if one.role is Role.SOURCE]
    assert len(views) == 2
    for view in views:
        assert len(view) == len(Kind)
        assert sum(view) == pytest.approx(1, abs=0.01)
