"""Who is credited, where the grammar of the cue says it: "faced criticism", "was written by Voss".

A span finder marks the subject of a cue as its source. Some subjects are no source: who "faced
questions" did not ask them, and what somebody "allegedly" did comes from nobody whom the sentence
names. And a passive names its source behind "by".
"""

from __future__ import annotations

import re

from newsapp.detection.types import Span

_TALK = (
    r"(?:criticisms?|questions?|charges|accusations?|heat|scrutiny|calls|complaints?|allegations?"
    r"|concerns?|pressure|rumou?rs|speculation|backlash|condemnation|ridicule|praise|fire)"
)
# What is said about the subject, by others.
_RECEIVES = re.compile(
    r"(?:(?:has|have|had|is|are|was|were|been|being|also|again|already|long|recently)\s+){0,4}"
    r"(?:fac(?:e|es|ed|ing)|c[ao]m(?:e|es|ing)\s+under|dr[ae]wn?|draws|drawing|took|takes?|taken"
    r"|dogged\s+by|met\s+with|attract(?:ed|s)|hit\s+(?:by|with)|subject\s+to|under|endured?)\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{_TALK}\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|be|been)\s+){0,2}(?:allegedly|reportedly|supposedly|purportedly|rumou?red)\b",
    re.IGNORECASE,
)
# "It was unclear whether": nobody's "it".
_EXPLETIVE = re.compile(
    r"(?:is|was|[’']s|remains?|remained|became|seems?|seemed|appears?|appeared)\s+"
    r"(?:(?:not|still|also|far|from|immediately|yet|quite|that|to\s+be)\s+){0,2}?"
    r"(?:(?:un)?clear|apparent|obvious|evident|likely|unlikely|possible|believed|thought|said"
    r"|reported|understood|(?:un)?known|rumou?red|alleged|expected|hoped|feared)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|[’']s)\s+(?:\w+ly\s+)?"
    r"(?:\w+ed|written|drawn|seen|known|made|told|put|found|held|given|taken|shown|sent|led|taught)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\s+(?:\w+ly\s+)?by\s+(?P<who>(?:(?:the|a|an|his|her|its|their|some|many|several|two|fellow)\s)?"
    r"(?:[\w’'.&-]+\s){0,5}?[\w’'&-]+)"
    r"(?=[,.;:!?)”\"\n]|\s+(?:in|on|at|for|as|after|before|during|with|to|when|while|that|who|and|last"
    r"|this|from)\b)"
)


def is_about(cue: str, source: str) -> bool:
    """Whether the subject of ``cue`` is whom the talk is about and not who talks."""
    if _RECEIVES.match(cue) or _HEARSAY.match(cue):
        return True
    return source.lower() == "it" and _EXPLETIVE.match(cue) is not None


def agent_behind(text: str, cue: Span) -> Span | None:
    """The source behind "by" where ``cue`` is a passive, or None."""
    if not _PASSIVE.search(cue.of(text)):
        return None
    found = _BY.match(text, cue.end, min(len(text), cue.end + 120))
    return Span(*found.span("who")) if found else None
