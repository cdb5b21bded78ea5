"""S25: a document is cited without date, author or how the newsroom came by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsapp.detection.descriptors import describe
from newsapp.detection.types import Attribution, Kind, Source, Span
from newsapp.policy.catalogue import Citation, Finding, Rule
from newsapp.policy.reading import Reading
from newsapp.policy.speakers import evidence
from newsapp.policy.types import RuleSettings, Scope, Severity
from newsapp.policy.wording import in_quotes

# research/sourcing-standards.md 3.7
_OBTAINED = re.compile(
    r"\b(?:obtained|reviewed|seen|shared|provided|leaked|released|published|filed|issued|posted|submitted|"
    r"supplied|handed|sent|signed|prepared|commissioned|compiled|drafted|written|dated|unsealed|produced|"
    r"made\s+public|freedom\s+of\s+information|FOI)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:19|20)\d\d|\d{1,2}\s+may|may\s+\d{1,2}|"
    r"last\s+(?:week|month|year|night)|yesterday|this\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
# Who issued it: “by the council”, “the ministry’s audit”, “court records”, “Hale Bank’s ledger”.
_ISSUER = re.compile(
    r"\b(?:by|from|of)\s+(?:the\s+|an?\s+|its\s+)?(?!this\b)[\w’'-]+|\b\w+[’']s?\s"
    r"|\b(?:police|court|hospital|council|company|government|ministry|department|agency|committee|board|bank|"
    r"university|school|city|state|county|federal|parish|coroner|audit|inquest|union|club|tax|land|property|"
    r"planning|election|campaign|shipping|flight|medical|census)\b",
    re.IGNORECASE,
)
# What everybody can look up under its own name, or in a shop.
_PUBLIC = re.compile(
    r"\b(?:law|laws|constitution|act|treaty|agreement|accord|bill|amendment|statute|charter|bible|"
    r"books?|novel|memoir|film|movie|dictionary|rulebook|code)\b",
    re.IGNORECASE,
)
# How far behind a mention, in code points, the document may be spoken of again.
_REACH = 600
_NAME = re.compile(
    r"(?<=\w\s)[A-Z][\w’'.-]+|^[A-Z]{2,}\b|^(?!(?:An?|The|One|Two|Three|Some|Several|This|That|These|Those)\b)[A-Z][\w’'-]+\s+\w"
)


def check(reading: Reading, settings: RuleSettings) -> Iterator[Finding]:
    """Yield one finding per document that speaks and of which no mention tells the provenance.

    A link is not asked for: a pasted text has lost its links.
    """
    for source, made in reading.speaking(Kind.DOCUMENT):
        mentions = evidence(source, made)
        if any(
            _is_provenanced(reading, span) or _is_told_later(reading, span) for span in mentions
        ):
            continue
        yield _finding(reading, source, made, mentions)


def _is_provenanced(reading: Reading, mention: Span) -> bool:
    number = reading.sentences.number_at(mention.start)
    (sentence,) = reading.sentences.between(number, number) or (mention,)
    printed = mention.of(reading.text)
    if (
        _PUBLIC.search(printed)
        or _ISSUER.search(printed)
        or _DATE.search(printed)
        or _NAME.search(printed)
    ):
        return True
    # behind the mention the words still speak of the document, up to what it says
    around = reading.text[
        max(sentence.start, mention.start - 80) : min(sentence.end, mention.end + 100)
    ]
    behind = reading.text[mention.end : min(sentence.end, mention.end + 60)]
    if re.match(r"\s*,?\s*(?:by|from|of|that|which)\s+", behind) and (
        _OBTAINED.search(behind) or re.match(r"\s*,?\s*(?:by|from)\s+", behind)
    ):
        return True
    return _OBTAINED.search(around) is not None


def _is_told_later(reading: Reading, mention: Span) -> bool:
    """Whether the words behind speak of it again: “The memo, obtained by the Argus, …”."""
    head = describe(mention.of(reading.text)).head
    if not head:
        return False
    following = reading.text[mention.end : mention.end + _REACH]
    again = re.search(
        rf"\b(?:the|that|this|these|those|its)\s+(?:\w+\s+)?{re.escape(head)}\w*(?P<behind>[^.;]*)",
        following,
        re.IGNORECASE,
    )
    return again is not None and _OBTAINED.search(again["behind"]) is not None


def _finding(
    reading: Reading, source: Source, made: tuple[Attribution, ...], mentions: tuple[Span, ...]
) -> Finding:
    return Finding(
        source_id=source.id,
        attribution_ids=tuple(one.id for one in made),
        spans=mentions,
        message=f"The text does not say who wrote {in_quotes(source.name)}, of what date it is, "
        "or how it was obtained.",
        remedy="Give the author or the date, or say how the newsroom came by the document.",
    )


RULE = Rule(
    id="S25",
    name="Document without provenance",
    scope=Scope.SOURCE,
    summary="A document comes with its author, its date or how it was obtained.",
    why="“A memo” could be anybody’s; a reader needs enough to look it up or to weigh it.",
    citations=(
        Citation("Associated Press", "2009", via="AP Watch"),
        Citation("USA Today", "2017–2018", via="USATVNews"),
    ),
    severity=Severity.MEDIUM,
    check=check,
    unseen="Whether the document is genuine, and whether the published page links to it.",
)
