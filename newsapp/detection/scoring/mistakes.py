"""What a detector got wrong, sorted and in words, for whoever is to cure it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsapp.detection.scoring.clusters import counterparts, pair_mentions
from newsapp.detection.scoring.coded import CodedArticle, CodedAttribution, CodedSource
from newsapp.detection.scoring.meetings import meetings, neighbours
from newsapp.detection.types import Kind, Role, Span


class Fault(StrEnum):
    """The sorts of mistakes, the gravest first."""

    MISSED_ANONYMOUS = "anonymous attribution missed"
    INVENTED_ANONYMOUS = "taken for anonymous"
    MISSED = "attribution missed"
    INVENTED = "attribution invented"
    KIND = "wrong kind"
    ACT = "statement and attitude confused"
    SOURCE_BOUNDS = "source: other words"
    CUE_BOUNDS = "cue: other words"
    CONTENT_BOUNDS = "content: other words"
    SPLIT = "one source split in several"
    MERGED = "several sources made one"
    COUNT = "wrong number of people"
    REASON = "reason missed or not the source's"
    REASON_INVENTED = "reason invented"
    REASON_TYPE = "wrong type of reason"
    NON_RESPONSE = "non-response missed"
    NON_RESPONSE_INVENTED = "non-response invented"
    FURNITURE = "furniture missed or of another kind"
    FURNITURE_INVENTED = "furniture invented"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where, what should be there and what was found, in words of the article."""

    fault: Fault
    article: str
    expected: str
    found: str
    sentence: str


_BOUNDS = {
    Role.SOURCE: Fault.SOURCE_BOUNDS,
    Role.CUE: Fault.CUE_BOUNDS,
    Role.CONTENT: Fault.CONTENT_BOUNDS,
}


def find_mistakes(gold: CodedArticle, found: CodedArticle) -> Iterator[Mistake]:
    """All mistakes in one article. Raises ValueError where the gold holds no text."""
    if gold.text is None:
        raise ValueError(f"{gold.name}: an article to score against needs its text")
    article = _Article(gold.name, gold.text)
    for one in gold.attributions:
        yield from _gold_attribution(article, one, found.attributions)
    for one in found.attributions:
        yield from _found_attribution(article, one, gold.attributions)
    if gold.sources is not None:
        yield from _sources(article, gold.sources, found.sources or ())
    if gold.non_responses is not None:
        yield from _spans(
            article,
            [(one.span, "") for one in gold.non_responses],
            [(one.span, "") for one in found.non_responses or ()],
            (Fault.NON_RESPONSE, Fault.NON_RESPONSE_INVENTED),
        )
    if gold.furniture is not None:
        yield from _spans(
            article,
            [(one.span, one.kind.value) for one in gold.furniture],
            [(one.span, one.kind.value) for one in found.furniture or ()],
            (Fault.FURNITURE, Fault.FURNITURE_INVENTED),
        )


@dataclass(frozen=True, slots=True)
class _Article:
    name: str
    text: str

    def words(self, spans: Sequence[Span]) -> str:
        return " … ".join(span.of(self.text) for span in spans) or "(none)"

    def line(self, at: int) -> str:
        """The words around a code point, within its line."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        left, right = max(start, at - 100), min(end, at + 160)
        return ("…" if left > start else "") + self.text[left:right] + ("…" if right < end else "")

    def told(self, one: CodedAttribution) -> str:
        parts = [self.words(one.source), self.words(one.cue), _short(self.words(one.content))]
        return f"{' | '.join(parts)} [{_kinds(one.kinds)}]"

    def mistake(self, fault: Fault, at: int, expected: str, found: str) -> Mistake:
        return Mistake(fault, self.name, expected, found, self.line(at))


def _short(words: str, most: int = 70) -> str:
    return words if len(words) <= most else f"{words[: most // 2]} … {words[-most // 2 :]}"


def _kinds(kinds: frozenset[Kind]) -> str:
    return "/".join(sorted(kinds)) or "?"


def _start(one: CodedAttribution) -> int:
    """Where the reader should look: the cue, else the source, else the content."""
    return min((*one.cue, *one.source, *one.content), default=Span(0, 1)).start


def _gold_attribution(
    article: _Article, gold: CodedAttribution, found: Sequence[CodedAttribution]
) -> Iterator[Mistake]:
    met, linked = meetings(gold, found)
    at = _start(gold)
    expected = article.told(gold)
    seen = article.told(met[0]) if met else "(nothing)"
    if gold.kinds == {Kind.ANONYMOUS} and not any(Kind.ANONYMOUS in one.kinds for one in met):
        yield article.mistake(Fault.MISSED_ANONYMOUS, at, expected, seen)
    elif met and gold.kinds and not gold.kinds & met[0].kinds:
        yield article.mistake(Fault.KIND, at, expected, seen)
    if not linked:
        yield article.mistake(Fault.MISSED, at, expected, seen)
        return
    first = met[0]
    if gold.act is not None and first.act is not None and gold.act is not first.act:
        yield article.mistake(Fault.ACT, at, gold.act.value, f"{first.act.value}: {seen}")
    for role, fault in _BOUNDS.items():
        if gold.spans(role) and not any(gold.spans(role) == one.spans(role) for one in met):
            yield article.mistake(
                fault, at, article.words(gold.spans(role)), article.words(first.spans(role))
            )


def _found_attribution(
    article: _Article, found: CodedAttribution, gold: Sequence[CodedAttribution]
) -> Iterator[Mistake]:
    near = neighbours(found, gold)
    at = _start(found)
    if not near:
        yield article.mistake(Fault.INVENTED, at, "(nothing)", article.told(found))
    coded = [one for one in near if one.kinds]
    if Kind.ANONYMOUS not in found.kinds or (near and not coded):
        return
    if not any(Kind.ANONYMOUS in one.kinds for one in coded):
        expected = article.told(coded[0]) if coded else "(nothing)"
        yield article.mistake(Fault.INVENTED_ANONYMOUS, at, expected, article.told(found))


def _sources(
    article: _Article, gold: Sequence[CodedSource], found: Sequence[CodedSource]
) -> Iterator[Mistake]:
    pairs = pair_mentions(gold, found)
    for number, one in enumerate(gold):
        parts = sorted({pair.found_source for pair in pairs if pair.gold_source == number})
        if len(parts) > 1:
            shown = "; ".join(article.words(found[part].mentions) for part in parts)
            yield article.mistake(
                Fault.SPLIT, one.mentions[0].start, article.words(one.mentions), shown
            )
    for number, other in enumerate(found):
        parts = sorted({pair.gold_source for pair in pairs if pair.found_source == number})
        if len(parts) > 1:
            shown = "; ".join(article.words(gold[part].mentions) for part in parts)
            yield article.mistake(
                Fault.MERGED, other.mentions[0].start, shown, article.words(other.mentions)
            )
    for one, place in zip(gold, counterparts(gold, pairs), strict=True):
        yield from _source(article, one, found[place] if place is not None else None)
    yield from _invented_reasons(article, gold, found)


def _source(article: _Article, gold: CodedSource, found: CodedSource | None) -> Iterator[Mistake]:
    at = gold.mentions[0].start
    name = article.words(gold.mentions[:1])
    if found is not None and gold.at_least is not None:
        number, other = (gold.count, gold.at_least), (found.count, found.at_least)
        if number != other:
            yield article.mistake(
                Fault.COUNT, at, f"{name}: {_number(*number)}", _number(other[0], other[1])
            )
    if not gold.reason:
        return
    at = gold.reason[0].start
    expected = f"{name}: {article.words(gold.reason)}"
    reasons = found.reason if found is not None else ()
    if not any(span.overlaps(reason) for span in gold.reason for reason in reasons):
        yield article.mistake(Fault.REASON, at, expected, article.words(reasons))
    elif found is not None and found.reason_type is not gold.reason_type:
        yield article.mistake(
            Fault.REASON_TYPE, at, f"{expected} [{gold.reason_type}]", str(found.reason_type)
        )


def _number(count: int | None, at_least: int | None) -> str:
    return str(count) if count is not None else f"at least {at_least}"


def _invented_reasons(
    article: _Article, gold: Sequence[CodedSource], found: Sequence[CodedSource]
) -> Iterator[Mistake]:
    there = [span for one in gold for span in one.reason]
    for other in found:
        for span in other.reason:
            if not any(span.overlaps(reason) for reason in there):
                yield article.mistake(
                    Fault.REASON_INVENTED, span.start, "(nothing)", span.of(article.text)
                )


def _spans(
    article: _Article,
    gold: Sequence[tuple[Span, str]],
    found: Sequence[tuple[Span, str]],
    faults: tuple[Fault, Fault],
) -> Iterator[Mistake]:
    """Labelled spans on one side that overlap none of the same label on the other."""
    for side, other, fault in ((gold, found, faults[0]), (found, gold, faults[1])):
        for span, label in side:
            if any(label == name and span.overlaps(place) for place, name in other):
                continue
            words = f"{label} {_short(span.of(article.text))}".strip()
            expected, seen = (words, "(nothing)") if fault is faults[0] else ("(nothing)", words)
            yield article.mistake(fault, span.start, expected, seen)
