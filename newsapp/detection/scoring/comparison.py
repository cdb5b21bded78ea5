"""Two detections of the same texts: the spans that the newer one gained and lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution
from newsapp.detection.types import Kind, Role, Span


@dataclass(frozen=True, slots=True)
class SpanChange:
    """A span of one role that only one of the two detections has."""

    role: Role
    span: Span
    gained: bool


@dataclass(frozen=True, slots=True)
class KindChange:
    """An attribution with the same cue (or, without one, content) in both, of another kind now."""

    span: Span
    old: frozenset[Kind]
    new: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class ArticleComparison:
    """What changed in one article. Spans are code points into its text, in order."""

    name: str
    text: str | None
    spans: tuple[SpanChange, ...]
    kinds: tuple[KindChange, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.spans and not self.kinds


def compare(old: CodedArticle, new: CodedArticle, text: str | None = None) -> ArticleComparison:
    """Compare two detections of one article. ``text`` is used where neither holds the text.

    Raises ValueError where the two are detections of different texts: their offsets have nothing
    to do with each other.
    """
    if old.digest is not None and new.digest is not None and old.digest != new.digest:
        raise ValueError(f"“{old.name}” has another text in the one than in the other")
    return ArticleComparison(
        name=new.name,
        text=new.text or old.text or text,
        spans=tuple(_span_changes(old, new)),
        kinds=tuple(_kind_changes(old, new)),
    )


def _span_changes(old: CodedArticle, new: CodedArticle) -> Iterator[SpanChange]:
    changes: list[SpanChange] = []
    for role in Role:
        before, after = _spans(old, role), _spans(new, role)
        changes += [SpanChange(role, span, gained=True) for span in after - before]
        changes += [SpanChange(role, span, gained=False) for span in before - after]
    order = list(Role)
    yield from sorted(changes, key=lambda c: (c.span, order.index(c.role), c.gained))


def _spans(article: CodedArticle, role: Role) -> set[Span]:
    return {span for one in article.attributions for span in one.spans(role)}


def _kind_changes(old: CodedArticle, new: CodedArticle) -> Iterator[KindChange]:
    before = {_anchor(one): one for one in old.attributions}
    for one in sorted(new.attributions, key=_anchor):
        anchor = _anchor(one)
        if anchor and anchor in before and before[anchor].kinds != one.kinds:
            yield KindChange(anchor[0], before[anchor].kinds, one.kinds)


def _anchor(one: CodedAttribution) -> tuple[Span, ...]:
    return one.cue or one.content
