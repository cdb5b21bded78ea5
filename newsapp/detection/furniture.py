"""Furniture: the text around a story that is not the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsapp.detection.lexicon.bodies import ORGANIZATION_WORDS
from newsapp.detection.types import Furniture, FurnitureKind, Span

# No source is made of these lines; headlines and captions count like any other text.
SILENT_FURNITURE = frozenset(
    (
        FurnitureKind.BYLINE,
        FurnitureKind.CREDIT,
        FurnitureKind.DATELINE,
        FurnitureKind.TIMESTAMP,
        FurnitureKind.LINK,
        FurnitureKind.NEWSLETTER,
    )
)
# A headline has at most this many words and no final stop: the same rule as for a pasted title.
HEADLINE_WORDS = 20
# No line longer than this is furniture as a whole; it also keeps every pattern below cheap.
_LONGEST = 400

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?"
_CLOCK = r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s*)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
    rf"(?:,?\s*\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
)
# Each part takes all that it can and gives nothing back: one line can be cut into dates, days and
# marks in more ways than there is time to try. So no date may begin ("Oct 3") where a zone does.
_MARKS = r"[\s,|/·–—-]*+"
_TIMESTAMP = re.compile(
    rf"(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|created|filed|last\s+updated)\b"
    rf"[\s:]*(?:on\s+|at\s+)?)?(?:(?>{_DATE}|{_CLOCK}|{_WEEKDAY}){_MARKS}(?:(?:at|on)\s++)?+"
    rf"(?:(?!{_DATE}|{_WEEKDAY})(?:[a-z]{{1,4}}t\b|gmt|utc))?+{_MARKS})++"
    rf"(?:\d{{1,2}}\s+min(?:ute)?s?\s+read)?"
    rf"|(?:published|updated|posted)\b.{{0,60}}\bago"
    rf"|\d{{1,2}}\s+(?:min(?:ute)?s?\s+read|(?:hour|minute|day)s?\s+ago)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|reporting\s+by|written\s+by|story\s+by|additional\s+reporting\s+by|editing\s+by)\s*:?\s+"
    r"(?=[A-Z])[^.?!]{2,110}\.?",
    re.IGNORECASE,
)
_BYLINE_NAME = re.compile(
    r"(?i:by|reporting by|written by|story by|additional reporting by|editing by)\s*:?\s+"
    r"(?:the\s+)?[A-ZÀ-Þ][\w.’'-]*(?:(?:\s+|,\s*|\s*[|;/]\s*|\s+(?:and|in|of|for|de|van|von|the|&)\s+)"
    r"[A-ZÀ-Þ(@][\w.’'()@/-]*|\s+(?:reporter|staff|writer|correspondent|editor|"
    r"political|senior|chief|contributor)\b)*\W*"
)
_ROLE = r"(?:[a-z][\w-]*\s){0,4}(?:correspondent|reporter|editor|writer|columnist|bureau|staff)"
# "By our arts correspondent", "By Wren Halloway, transport correspondent in Ossel".
_BYLINE_ROLE = re.compile(
    rf"(?i:by)\s+(?:(?:our|a)\s+{_ROLE}|[A-ZÀ-Þ][\w.’'-]*(?:\s+[A-ZÀ-Þ][\w.’'-]*){{1,3}},?\s+{_ROLE})"
    r"(?:\s+(?:in|at|for)\s+[A-ZÀ-Þ][\w ’'-]{1,30})?\.?"
)
# A line of its own under the headline: "Kit Farrelly".
_LONE_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s+[A-ZÀ-Þ](?:[a-zà-ÿ’'-]+|\.)){1,2}")
_REPORTING_NOTE = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|editing|writing)\s+by\s+.{2,300}\)?", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|image|picture|credit|video|illustration|graphic)s?"
    r"(?:\s+(?:credit|courtesy|by|via))?"
    r"(?:\s+(?:of|by))?\s*:?\s*[/|:]?\s*(?=[A-Z]).{2,110}"
    r"|\(?(?:AP|AFP|Reuters|EPA|PA|Getty)\s+(?:Photo|Images|Wire|Graphics?)\b.{0,80}"
    r"|.{2,90}(?:/|\||\bvia\b|-)\s*"
    r"(?:AP|AFP|Reuters|EPA|PA|Getty Images|Shutterstock|Bloomberg|PA Wire)\)?\.?"
    r"|(?:©|\(c\)|copyright\b).{2,110}",
    re.IGNORECASE,
)
_PIPED = re.compile(r"[^|.!?“\"]{2,50}(?:\s\|\s[^|.!?“\"]{2,40}){1,4}")
_CREDIT_TAIL = re.compile(
    r"[(\[]?\b(?:(?:AP|AFP|Reuters|EPA|PA)\s+Photo|Photo(?:graph)?(?:\s+(?:by|credit))?:?)\s*[/:]?\s*"
    r"[A-Z][\w.’' -]{1,50}(?:/[\w .]{1,40})?[)\]]?\.?$"
)
_LINK = re.compile(
    r"(?:read\s+(?:more|next|also|the\s+full)|related(?:\s+(?:stories|story|articles?|coverage|link|video))?\s*:?|"
    r"see\s+also|more\s+(?:on|from|about)\s+(?:this|the)\b|more\s*:|also\s+read|also\s+on|watch\s*:|"
    r"listen\s*:|click\s+here|click\s+to|recommended\s*:|most\s+read|trending\s*:?|"
    r"don[’']t\s+miss|continue\s+reading|story\s+continues|advertisement|"
    r"share\s+(?:this|on)\b|follow\s+(?:us|@|\w+\s+\w+\s+on)|view\s+comments|https?://\S+$|"
    r"this\s+article\s+(?:was\s+)?(?:originally|first)\s+(?:appeared|published)|www\.\S+$)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"(?:sign\s+up\b|subscribe\b|get\s+(?:the|our|your)\b.{0,60}\b(?:newsletter|inbox|alerts?|briefing)|"
    r".{0,80}\b(?:newsletters?\b|in\s+your\s+inbox|straight\s+to\s+your\s+inbox))",
    re.IGNORECASE,
)
_NEWSLETTER_WORD = re.compile(
    r"newsletter|inbox|sign\s+up|subscri|alerts?\b|e-?mail", re.IGNORECASE
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ ,]+[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'-]+){0,5}"
    rf"(?:,\s*(?i:{_MONTH})\s*\d{{1,2}}(?:,\s*\d{{4}})?)?\s*"
    r"(?:\((?:[A-Z][\w .’'-]{1,30})\))?\s*(?:—|–|--?)\s+"
    r"|\((?:AP|AFP|Reuters|UPI|CNN|PA|Bloomberg)\)\s*(?:—|–|--?)?\s*"
    r"|[A-Z][A-Za-zÀ-ÿ.’'-]+(?:[ ,]+[A-Z][A-Za-zÀ-ÿ.’'-]+){0,4}"
    rf"(?:,\s*(?i:{_MONTH})\s*\d{{1,2}})?\s*\((?:AP|AFP|Reuters|UPI|CNN|PA|Bloomberg|CNSNews\.com)\)\s*(?:—|–|--?)?\s*)"
)
_CAPTION = re.compile(
    r"(?:caption|pictured|file\s+photo|in\s+this\b.{0,40}\bphoto|file\s*[-–—:])|.{0,200}"
    r"(?:[(,]\s*(?:left|right|center|centre|top|bottom|from\s+left|pictured|l|r)\s*[),])"
    r"|.{0,200}\b(?:is|are)\s+(?:seen|pictured|shown)\b",
    re.IGNORECASE,
)
_QUESTION_OR_ANSWER = re.compile(r"[QA][.:]\s")
# The time of a live blog's entry, before its text.
_TIME_OF_ENTRY = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*(?:[ap]\.?m\b\.?|GMT|BST|E[SD]?T))?(?=\s+[“\"‘A-Z])"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")


def find_furniture(text: str, paragraphs: Sequence[Span]) -> tuple[Furniture, ...]:
    """Every recognised piece of furniture, in order. Datelines and trailing credits are pieces of
    a paragraph; all other kinds are a whole one.
    """
    kinds = [_line_kind(text, paragraph) for paragraph in paragraphs]
    found: list[Furniture] = []
    for number, paragraph in enumerate(paragraphs):
        kind = kinds[number]
        before_credit = number + 1 < len(kinds) and kinds[number + 1] is FurnitureKind.CREDIT
        if kind is None and number == 0 and len(paragraphs) > 1 and _is_headline(text, paragraph):
            kind = FurnitureKind.HEADLINE
        under = number == 1 and found and found[0].kind is FurnitureKind.HEADLINE
        if kind is None and under and _is_lone_name(text, paragraphs, number):
            kind = FurnitureKind.BYLINE
        if kind is None and _is_caption(text, paragraph, before_credit):
            kind = FurnitureKind.CAPTION
        if kind is not None:
            found.append(Furniture(kind, paragraph))
        if kind in (None, FurnitureKind.CAPTION):
            found += _pieces(text, paragraph)
    return tuple(sorted(found, key=lambda piece: (piece.span.start, -piece.span.end)))


def _line_kind(text: str, paragraph: Span) -> FurnitureKind | None:
    if len(paragraph) > _LONGEST:
        return None
    line = paragraph.of(text)
    if _TIMESTAMP.fullmatch(line):
        return FurnitureKind.TIMESTAMP
    if (
        _BYLINE_NAME.fullmatch(line)
        or _BYLINE_ROLE.fullmatch(line)
        or _REPORTING_NOTE.fullmatch(line)
    ):
        return FurnitureKind.BYLINE
    ends = _SENTENCE_END.search(line) is not None
    words = len(line.split())
    if _NEWSLETTER.match(line) and _NEWSLETTER_WORD.search(line) and _addresses(line):
        return FurnitureKind.NEWSLETTER
    if _LINK.match(line) and (words <= 25 or not ends):
        return FurnitureKind.LINK
    if words <= 20 and (_CREDIT.fullmatch(line) or (not ends and _PIPED.fullmatch(line))):
        return FurnitureKind.CREDIT
    return None


def _addresses(line: str) -> bool:
    """Whether a line speaks to the reader: a report about newsletters does not."""
    return re.match(r"(?i)(?:sign|subscribe|get|want|join|enter|our)", line) is not None


def _is_headline(text: str, paragraph: Span) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    line = paragraph.of(text)
    turn = _QUESTION_OR_ANSWER.match(line) is not None
    return len(line.split()) <= HEADLINE_WORDS and line[-1] not in ".…" and not turn


def _is_caption(text: str, paragraph: Span, before_credit: bool) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    line = paragraph.of(text)
    credited = _CREDIT_TAIL.search(line[-120:]) is not None and len(line.split()) <= 45
    return before_credit or credited or _CAPTION.match(line) is not None


def _is_lone_name(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """A person’s name alone, over a paragraph that is a sentence or more."""
    if number + 1 >= len(paragraphs) or len(paragraphs[number]) > 60:
        return False
    words = paragraphs[number].of(text).split()
    body = any(word.lower() in ORGANIZATION_WORDS for word in words)
    named = _LONE_NAME.fullmatch(" ".join(words)) is not None
    return named and not body and _SENTENCE_END.search(paragraphs[number + 1].of(text)) is not None


def _pieces(text: str, paragraph: Span) -> list[Furniture]:
    """Datelines at a paragraph's head and credits at its tail."""
    found: list[Furniture] = []
    head = text[paragraph.start : min(paragraph.end, paragraph.start + 120)]
    dateline = _DATELINE.match(head)
    if dateline and dateline.end() < len(paragraph):
        found.append(Furniture(FurnitureKind.DATELINE, _without_space(paragraph.start, dateline)))
    entry = _TIME_OF_ENTRY.match(head)
    if entry:
        span = Span(paragraph.start, paragraph.start + entry.end())
        found.append(Furniture(FurnitureKind.TIMESTAMP, span))
    begin = max(paragraph.start, paragraph.end - 120)
    credit = _CREDIT_TAIL.search(text[begin : paragraph.end])
    if credit and begin + credit.start() > paragraph.start:
        found.append(Furniture(FurnitureKind.CREDIT, _without_space(begin, credit)))
    return found


def _without_space(offset: int, match: re.Match[str]) -> Span:
    words = match.group()
    start = offset + match.start()
    return Span(start, start + len(words.rstrip()))
