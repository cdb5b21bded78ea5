"""The grammar's span finder."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass

from newsapp.detection.furniture import SILENT_FURNITURE
from newsapp.detection.grammar.contents import (
    LONGEST_CONTENT,
    Following,
    Stretch,
    following,
    is_clause,
    preceding,
    uses_left,
)
from newsapp.detection.grammar.cue_verbs import Cue, Use, find_cues
from newsapp.detection.grammar.documents import may_be_subject
from newsapp.detection.grammar.line_ends import closing_speaker
from newsapp.detection.grammar.speakers import colon_speaker, told_before_colon
from newsapp.detection.grammar.subjects import Subject, group_start, subject_after, subject_before
from newsapp.detection.grammar.tokens import Passage, read_passage
from newsapp.detection.layout import Layout
from newsapp.detection.lexicon.function_words import SUBJECT_PRONOUNS
from newsapp.detection.progress import counted
from newsapp.detection.span_finder import RoleSpan
from newsapp.detection.types import FurnitureKind, Role, Span

# Quotations in a row that go on with what was said, at most: many cues before many quotations would
# each take all of them.
_LONGEST_RUN = 20


@dataclass(frozen=True, slots=True)
class _Found:
    """One attribution in tokens of its passage."""

    cue: Cue
    subject: Subject | None
    contents: tuple[Stretch, ...]
    score: float
    open_colon: bool = False


@dataclass(frozen=True, slots=True)
class GrammarFinder:
    """Finds spans by word classes and cue lists; every attribution is one group."""

    name: str = "grammar@1"

    def find(self, text: str, layout: Layout) -> tuple[RoleSpan, ...]:
        """All role spans of ``text``, grouped by attribution."""
        passages = _read(text, layout)
        spans: list[RoleSpan] = []
        group = 0
        headlines = {f.span.start for f in layout.furniture if f.kind is FurnitureKind.HEADLINE}
        for number, passage in enumerate(counted(passages)):
            for found in (*_attributions(passage), *_speaker(passage, headlines)):
                following_passage = passages[number + 1 : number + 2]
                spans += _role_spans(passage, found, group, following_passage)
                group += 1
        return tuple(sorted(spans, key=lambda span: (span.span, span.group or 0)))


def _read(text: str, layout: Layout) -> list[Passage]:
    silent = [piece.span for piece in layout.furniture if piece.kind in SILENT_FURNITURE]
    quotation_starts = [span.start for span in layout.quotations]
    sentence_starts = [sentence.span.start for sentence in layout.sentences]
    silent_starts = [span.start for span in silent]
    passages: list[Passage] = []
    for paragraph in layout.paragraphs:
        start, end = paragraph.start, paragraph.end
        for piece in silent[bisect_left(silent_starts, start) : bisect_left(silent_starts, end)]:
            if piece.start <= start:
                start = max(start, piece.end)
            elif piece.end >= end:
                end = min(end, piece.start)
        if start >= end:
            continue
        quotations = layout.quotations[
            bisect_left(quotation_starts, start) : bisect_left(quotation_starts, end)
        ]
        begins = sentence_starts[
            bisect_left(sentence_starts, start) : bisect_left(sentence_starts, end)
        ]
        passage = read_passage(text, start, end, quotations, begins)
        if len(passage):
            passages.append(passage)
    return passages


def _attributions(passage: Passage) -> list[_Found]:
    cues = list(find_cues(passage))
    subjects = _subjects(passage, cues)
    pairs = list(zip(cues, subjects, strict=True))
    # First without limits, to see which cues carry an attribution at all; then each content ends
    # where another one of these begins.
    begins = {
        _begin(passage, cue, subject)
        for cue, subject in pairs
        if _attribution(passage, cue, subject, frozenset()) is not None
    }
    found = (_attribution(passage, cue, subject, begins) for cue, subject in pairs)
    return [attribution for attribution in found if attribution is not None]


def _subjects(passage: Passage, cues: Sequence[Cue]) -> list[Subject | None]:
    """Each cue's subject; a verb without its own shares that of the cue before it."""
    subjects: list[Subject | None] = []
    latest: Subject | None = None
    sentence = -1
    for cue in cues:
        if passage.sentence_of[cue.verb] != sentence:
            latest, sentence = None, passage.sentence_of[cue.verb]
        subject = _subject(passage, cue)
        joined = cue.first > 0 and passage.classes[cue.first - 1] in "AB,"
        if latest is not None and joined and (subject is None or subject.shared):
            subject = Subject(latest.first, latest.last, latest.edge, shared=True)
        subjects.append(subject)
        own = subject is not None and not subject.shared and cue.use is Use.FINITE
        if own and subject is not None and passage.classes[subject.first] != "W":
            latest = subject
    return subjects


def _speaker(passage: Passage, headlines: Set[int]) -> list[_Found]:
    """The one who speaks before a colon, or at the end of a line."""
    found = colon_speaker(passage, passage.starts[0] in headlines)
    if found is not None:
        colon, last = found
        return _spoken(passage, colon, Subject(0, last, 0), Stretch(colon + 1, len(passage) - 1))
    found = told_before_colon(passage)
    if found is not None:
        colon, last = found
        return _spoken(passage, 0, Subject(1, last, 1), Stretch(colon + 1, len(passage) - 1))
    found = closing_speaker(passage)
    if found is not None:
        mark, last = found
        return _spoken(passage, mark, Subject(mark + 1, last, mark), Stretch(0, mark - 1))
    return []


def _spoken(passage: Passage, cue: int, subject: Subject, said: Stretch) -> list[_Found]:
    content = _bare(passage, said)
    if content is None:
        return []
    mark = Cue(cue, cue, cue, passage.lower[cue], "c", Use.FINITE, False)
    return [_Found(mark, subject, (content,), 0.7)]


def _begin(passage: Passage, cue: Cue, subject: Subject | None) -> int:
    """The token where content of an earlier cue must end, at the latest."""
    if subject is None or subject.shared or subject.first > cue.first:
        begin = cue.first
    else:
        begin = subject.first
    floor, _ = passage.sentence(cue.verb)
    before = begin - 1
    joined = before > floor and passage.classes[before] in "ABS" and passage.lower[before] != "if"
    if joined and (subject is None or subject.shared or passage.classes[before - 1] in ",;-"):
        begin = before
    if begin - 1 > floor and passage.classes[begin - 1] in ",;-":
        return begin - 1
    own = subject is None or subject.shared or cue.use in (Use.ACCORDING, Use.PARTICIPLE)
    return begin if own else -1


def _subject(passage: Passage, cue: Cue) -> Subject | None:
    floor, end = passage.sentence(cue.verb)
    if cue.use is Use.HEARSAY:
        return None
    if cue.use is Use.ACCORDING:
        opens = cue.first <= floor + 1
        return subject_after(passage, cue.last + 1, end, content_follows=opens)
    if cue.use is Use.PASSIVE:
        return subject_after(passage, cue.verb + 2, end)
    before = subject_before(passage, cue.first, floor)
    leads = before is not None and not before.shared and _opens_sentence(passage, before, floor)
    if leads or passage.classes[cue.first - 1] not in "Q,-":
        return before
    return _inverted(passage, cue, floor, end) or before


def _opens_sentence(passage: Passage, subject: Subject, floor: int) -> bool:
    """Whether nothing that could be content stands before the subject."""
    near = max(floor, subject.first - LONGEST_CONTENT)
    return not any(kind in "VXQ" for kind in passage.classes[near : subject.first])


def _inverted(passage: Passage, cue: Cue, floor: int, end: int) -> Subject | None:
    """ "…,” said Ada Voss": only behind a quotation or a comma, never with a pronoun object."""
    tells = cue.lemma in ("tell", "ask", "inform", "remind", "assure", "notify", "warn")
    if "q" not in cue.frames or tells or cue.use is not Use.FINITE or cue.first <= floor:
        return None
    if passage.classes[cue.first - 1] not in "Q,-" or cue.last + 1 >= end:
        return None
    if passage.classes[cue.last + 1] not in "DNCMO":
        return None
    if passage.classes[cue.last + 1] == "O" and passage.lower[cue.last + 1] not in SUBJECT_PRONOUNS:
        return None
    return subject_after(passage, cue.last + 1, end)


def _attribution(
    passage: Passage, cue: Cue, subject: Subject | None, begins: Set[int]
) -> _Found | None:
    if cue.use is Use.HEARSAY:
        return _hearsay(passage, cue)
    if subject is None or not may_be_subject(passage, subject, cue):
        return None
    inverted = subject.first > cue.verb
    start = (subject.last if inverted else cue.last) + 1
    behind = following(passage, cue, start, begins)  # its own begin is not behind the cue
    edge = cue.first if inverted else subject.edge
    before = preceding(passage, edge, cue.verb) if uses_left(cue) and not subject.shared else None
    contents = _choose(passage, before, behind, inverted)
    if not contents and not behind.open_colon:
        return None
    return _Found(cue, subject, contents, _score(cue, subject, contents), behind.open_colon)


def _choose(
    passage: Passage, before: Stretch | None, behind: Following, inverted: bool
) -> tuple[Stretch, ...]:
    """Which of the two sides is the content: or both, where the cue interrupts it."""
    if before is None:
        return (behind.stretch,) if behind.stretch else ()
    if behind.stretch is None:
        return (before,)
    quoted = passage.classes[before.last] == "Q"
    if behind.joint == "," or inverted or (quoted and behind.joint in (":", "Q")):
        quote_behind = passage.classes[behind.stretch.first] == "Q"
        if inverted and not quote_behind:
            return (before,)
        if quoted and not quote_behind and not is_clause(passage, behind.stretch):
            return (before,)
        return (before, behind.stretch)
    if quoted and behind.joint == "":
        return (before,)
    return (behind.stretch,)


def _score(cue: Cue, subject: Subject, contents: tuple[Stretch, ...]) -> float:
    score = 0.95 if cue.lemma in ("say", "tell", "according to", "add", "write") else 0.85
    if cue.attitude or "o" in cue.frames:
        score -= 0.1
    if subject.shared or cue.use in (Use.PARTICIPLE, Use.PASSIVE):
        score -= 0.1
    return round(score if contents else score - 0.2, 2)


def _hearsay(passage: Passage, cue: Cue) -> _Found | None:
    """ "It is believed that …", "She is believed to have left", "reportedly": no source."""
    floor, end = passage.sentence(cue.verb)
    contents = []
    if cue.first > floor and passage.lower[cue.first - 1] not in ("it", "as"):
        subject = subject_before(passage, group_start(passage, cue.first, floor), floor)
        begin = subject.first if subject is not None and not subject.shared else floor
        contents.append(Stretch(max(begin, cue.first - LONGEST_CONTENT), cue.first - 1))
    if cue.last + 1 < end:
        contents.append(Stretch(cue.last + 1, min(end, cue.last + LONGEST_CONTENT) - 1))
    contents = [trimmed for trimmed in (_bare(passage, piece) for piece in contents) if trimmed]
    return _Found(cue, None, tuple(contents), 0.6) if contents else None


def _bare(passage: Passage, stretch: Stretch) -> Stretch | None:
    first, last = stretch.first, stretch.last
    while first <= last and passage.classes[first] in ",;:-":
        first += 1
    while last >= first and passage.classes[last] in ",;:-":
        last -= 1
    return Stretch(first, last) if first <= last else None


def _role_spans(
    passage: Passage, found: _Found, group: int, following_passages: Sequence[Passage]
) -> list[RoleSpan]:
    spans = [RoleSpan(Role.CUE, passage.span(found.cue.first, found.cue.last), found.score, group)]
    if found.subject is not None:
        source = passage.span(found.subject.first, found.subject.last)
        spans.append(RoleSpan(Role.SOURCE, source, found.score, group))
    contents = [passage.span(piece.first, piece.last) for piece in found.contents]
    contents += _continued(passage, found, following_passages)
    spans += [RoleSpan(Role.CONTENT, span, found.score, group) for span in contents]
    return spans


def _continued(
    passage: Passage, found: _Found, following_passages: Sequence[Passage]
) -> list[Span]:
    """The quotation's next sentences, in this paragraph or, behind a colon, in the next."""
    number = passage.sentence_of[found.cue.verb] + 1
    if found.open_colon:
        if number < len(passage.sentences):
            first, end = passage.sentences[number]
            return [passage.span(first, end - 1)]
        return [_whole(other) for other in following_passages if other.classes[0] == "Q"]
    quotes = any(passage.classes[piece.last] == "Q" for piece in found.contents)
    if not quotes:
        return []
    more: list[Span] = []
    for first, end in passage.sentences[number : number + _LONGEST_RUN]:
        if any(kind != "Q" for kind in passage.classes[first:end]):
            break
        more.append(passage.span(first, end - 1))
    return more


def _whole(passage: Passage) -> Span:
    return passage.span(0, 0)
