"""Whether a phrase can be the one who says: some verbs need a document or a body as subject."""

from __future__ import annotations

from newsapp.detection.grammar.cue_verbs import Cue, Use
from newsapp.detection.grammar.subjects import Subject
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import ORGANIZATION_HEADS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS, POLL_NAMES
from newsapp.detection.lexicon.heads import is_plural, singular
from newsapp.detection.lexicon.inflection import Form
from newsapp.detection.lexicon.verb_forms import VERB_FORMS

# "There is hope", "What he said was": grammar, nobody.
_NOBODY = frozenset("there what which that something nothing anything everything it none".split())
_BODIES_THAT_FIND = frozenset(
    "court judge jury researcher scientist investigator inquiry auditor".split()
)


def agrees(passage: Passage, subject: Subject, cue: Cue) -> bool:
    """Whether subject and verb agree in number: "the highest post" has no verb "post".

    A base form needs a plural, a third person a singular; names and unknown words go with both,
    and so does a subject far from its verb.
    """
    if cue.first != cue.verb or cue.use is not Use.FINITE:
        return True
    form = VERB_FORMS[passage.lower[cue.verb]][1]
    if form not in (Form.BASE, Form.THIRD) or subject.last + 1 < cue.first:
        return True
    words, kinds = passage.lower, passage.classes
    first, last = subject.first, subject.last
    if words[last] in _FIRST_OR_PLURAL or words[last] in _THIRD_PERSONS:
        return (form is Form.BASE) == (words[last] in _FIRST_OR_PLURAL)
    if any(kind in "APIWV" for kind in kinds[first : last + 1]):
        return True
    plural = is_plural(words[last]) or words[last] in ("police", "some", "others", "both")
    if kinds[last] == "C":
        return form is Form.THIRD or plural or passage.words[last].isupper()
    if form is Form.BASE:
        return plural
    return not plural or words[last].endswith(("ics", "ws"))


_FIRST_OR_PLURAL = frozenset("i you we they".split())
_THIRD_PERSONS = frozenset("he she it".split())


def may_be_subject(passage: Passage, subject: Subject, cue: Cue) -> bool:
    """Whether ``subject`` can credit with ``cue``."""
    words = passage.lower[subject.first : subject.last + 1]
    if len(words) == 1 and words[0] in _NOBODY:
        return words[0] == "it" and "d" not in cue.frames
    if not agrees(passage, subject, cue):
        return False
    if "d" not in cue.frames:
        return True
    heads = {singular(word) for word in words}
    if cue.lemma in ("learn", "understand"):
        return "has" in passage.lower[cue.first : cue.verb] or cue.lemma == "learn"
    return bool(heads & (DOCUMENT_HEADS | POLL_NAMES | _BODIES_THAT_FIND | ORGANIZATION_HEADS))
