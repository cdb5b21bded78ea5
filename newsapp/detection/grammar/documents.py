"""Whether a phrase can be the one who says: some verbs need a document or a body as subject."""

from __future__ import annotations

from newsapp.detection.grammar.cue_verbs import Cue
from newsapp.detection.grammar.subjects import Subject
from newsapp.detection.grammar.tokens import Passage
from newsapp.detection.lexicon.bodies import ORGANIZATION_HEADS
from newsapp.detection.lexicon.documents import DOCUMENT_HEADS, POLL_NAMES
from newsapp.detection.lexicon.heads import singular

# "There is hope", "What he said was": grammar, nobody.
_NOBODY = frozenset("there what which that something nothing anything everything it none".split())
_BODIES_THAT_FIND = frozenset(
    "court judge jury researcher scientist investigator inquiry auditor".split()
)


def may_be_subject(passage: Passage, subject: Subject, cue: Cue) -> bool:
    """Whether ``subject`` can credit with ``cue``."""
    words = passage.lower[subject.first : subject.last + 1]
    if len(words) == 1 and words[0] in _NOBODY:
        return words[0] == "it" and "d" not in cue.frames
    if "d" not in cue.frames:
        return True
    heads = {singular(word) for word in words}
    if cue.lemma in ("learn", "understand"):
        return "has" in passage.lower[cue.first : cue.verb] or cue.lemma == "learn"
    return bool(heads & (DOCUMENT_HEADS | POLL_NAMES | _BODIES_THAT_FIND | ORGANIZATION_HEADS))
