"""The cast: the same people, the same desk and the same short article in every test.

``reader``, ``editor``, ``standards`` and ``administrator`` are on ``desk``, each with the role of
that name; ``stranger`` is an editor of another desk. ``article`` has one anonymous source and one
named one, marked by hand-written values, so that no test depends on what the detector finds.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings as hypothesis_settings

from newsapp.corpus.actions.articles import store_article
from newsapp.corpus.models import Article, Desk, User, Version
from newsapp.corpus.models import Role as UserRole
from newsapp.corpus.queries.articles import current_version
from newsapp.detection import pipeline
from newsapp.detection.grammar.finder import GrammarFinder
from newsapp.detection.types import (
    Act,
    Attribution,
    Detection,
    Kind,
    NonResponse,
    Quotation,
    Sentence,
    Source,
    Span,
)
from tests.emptying import record_can_be_emptied

# A busy machine makes no property false; what takes time is measured by tests of its own.
hypothesis_settings.register_profile("without a deadline", deadline=None)
hypothesis_settings.load_profile("without a deadline")

# The emoji stands first, so that offsets in UTF-16 units would all be wrong.
ARTICLE_TEXT = (
    "🚧 Harbour wall to close\n"
    "\n"
    "Two officials said the harbour wall would be closed in May.\n"
    "“Nobody told us,” said Marta Quill, who runs the fish market. She added that traders would "
    "meet on Friday.\n"
    "“It is crumbling into the sea,” one of the officials said. The council did not respond.\n"
)


def span_of(words: str, text: str = ARTICLE_TEXT, nth: int = 1) -> Span:
    """Where the ``nth`` occurrence of ``words`` stands in ``text``."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def article_detection() -> Detection:
    """What is marked in the article of the cast: four attributions, two sources."""
    officials = Source(
        id="s1",
        name="Two officials",
        kind=Kind.ANONYMOUS,
        count=2,
        at_least=2,
        mentions=(span_of("Two officials"), span_of("one of the officials")),
        why="“officials” names nobody",
    )
    quill = Source(
        id="s2",
        name="Marta Quill",
        kind=Kind.NAMED_PERSON,
        count=1,
        at_least=1,
        mentions=(span_of("Marta Quill"), span_of("She")),
        why="a full name",
    )
    return Detection(
        text=ARTICLE_TEXT,
        language="en",
        detector="by hand",
        sentences=tuple(
            Sentence(span_of(words), paragraph)
            for words, paragraph in (
                ("🚧 Harbour wall to close", 1),
                ("Two officials said the harbour wall would be closed in May.", 2),
                ("“Nobody told us,” said Marta Quill, who runs the fish market.", 3),
                ("She added that traders would meet on Friday.", 3),
                ("“It is crumbling into the sea,” one of the officials said.", 4),
                ("The council did not respond.", 4),
            )
        ),
        quotations=(span_of("“Nobody told us,”"), span_of("“It is crumbling into the sea,”")),
        attributions=(
            _attribution(
                "a1",
                officials,
                "Two officials",
                "said",
                1,
                "the harbour wall would be closed in May",
                Quotation.INDIRECT,
            ),
            _attribution(
                "a2", quill, "Marta Quill", "said", 2, "“Nobody told us,”", Quotation.DIRECT
            ),
            _attribution(
                "a3",
                quill,
                "She",
                "added",
                1,
                "that traders would meet on Friday",
                Quotation.INDIRECT,
            ),
            _attribution(
                "a4",
                officials,
                "one of the officials",
                "said",
                3,
                "“It is crumbling into the sea,”",
                Quotation.DIRECT,
            ),
        ),
        sources=(officials, quill),
        non_responses=(
            NonResponse(span_of("The council did not respond"), (span_of("The council"),)),
        ),
    )


def _attribution(
    id: str, source: Source, words: str, cue: str, nth: int, content: str, quotation: Quotation
) -> Attribution:
    return Attribution(
        id=id,
        source=(span_of(words),),
        cue=(span_of(cue, nth=nth),),
        content=(span_of(content),),
        kind=source.kind,
        act=Act.STATEMENT,
        quotation=quotation,
        source_id=source.id,
        confidence=0.9,
        why=source.why,
    )


@pytest.fixture(scope="session", autouse=True)
def grammar() -> Iterator[None]:
    """Tests mark with the grammar: it is quick and there on every machine. Those of the tagger name
    it."""
    finder = GrammarFinder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "default_finder", lambda: finder)
        yield


@pytest.fixture(scope="session", autouse=True)
def emptying() -> Iterator[None]:
    """The tables of the append-only record too are emptied after a test that commits."""
    with record_can_be_emptied():
        yield


@pytest.fixture
def desk() -> Desk:
    return Desk.objects.create(name="City desk", slug="city")


@pytest.fixture
def other_desk() -> Desk:
    return Desk.objects.create(name="Sports desk", slug="sports")


@pytest.fixture
def reader(desk: Desk) -> User:
    return _person("rita", "Rita", "Reader", UserRole.READER, desk)


@pytest.fixture
def editor(desk: Desk) -> User:
    return _person("edda", "Edda", "Editor", UserRole.EDITOR, desk)


@pytest.fixture
def standards(desk: Desk) -> User:
    return _person("stan", "Stan", "Standards", UserRole.STANDARDS, desk)


@pytest.fixture
def administrator(desk: Desk) -> User:
    return _person("ada", "Ada", "Administrator", UserRole.ADMINISTRATOR, desk)


@pytest.fixture
def stranger(other_desk: Desk) -> User:
    return _person("sten", "Sten", "Stranger", UserRole.EDITOR, other_desk)


def _person(username: str, first: str, last: str, role: UserRole, desk: Desk) -> User:
    person = User.objects.create_user(
        username, password="invented", first_name=first, last_name=last, role=role
    )
    desk.members.add(person)
    return person


@pytest.fixture
def article(desk: Desk, editor: User) -> Article:
    return store_article(
        Article(
            desk=desk, title="Harbour wall to close", outlet="The Quay Post", created_by=editor
        ),
        article_detection(),
    )


@pytest.fixture
def version(article: Article) -> Version:
    return current_version(article)
