"""Words that judge: attacks on people and bodies, and opinions, forecasts and praise.

The lists are this project's own; what newsrooms ask of anonymous judgements is in
research/sourcing-standards.md, rules S10 and S11.
"""

from __future__ import annotations

import re

from newsapp.policy.wording import lowered

_ATTACKING = re.compile(
    r"""\b(?:
      out\s+of\s+touch|pathetic|disgusting|evil|brutal|thugs?
    | laz(?:y|iness|iest)|incompeten\w+|inept\w*|useless|hopeless|clueless|spineless|gutless
      |toothless
    | liars?|lying|lied|dishonest\w*|deceitful|two-faced|untrustworthy|crook(?:s|ed)?|corrupt
      |fraud(?:s|sters?|ulent)?
    | arrogan\w+|bull(?:y|ies|ying)|bullied|abusive|tyrant\w*|tyrannical|dictator\w*|despot\w*
      |vindictive|spiteful|vicious
    | cruel|callous|heartless|ruthless|nasty|petty|mean-spirited|narcissis\w+|egomaniac\w*
      |megalomaniac\w*|selfish
    | coward\w*|weak|feeble|timid|indecisive|dithering|idiot\w*|imbecile\w*|stupid\w*|moron\w*
      |fools?|foolish|dim|ignorant|clowns?
    | unfit|unhinged|unstable|deranged|deluded|delusional|paranoid|erratic|volatile
      |hot-tempered|irrational|crazy|lunatics?|maniacs?
    | toxic|poisonous|rotten|dysfunctional|chaotic|shambolic|shambles|disgrace\w*|shameful
      |embarrassment|laughing\s?stock|joke|mess
    | disaster|catastroph\w+|failure|failed\s+(?:leader|manager|minister|boss)
      |out\s+of\s+(?:his|her|their|its)\s+depth
    | not\s+up\s+to\s+the\s+job|lost\s+the\s+(?:plot|dressing\s+room)|asleep\s+at\s+the\s+wheel
      |in\s+over\s+(?:his|her|their)\s+heads?
    | rude|disrespectful|sexist|racist|misogynist\w*|bigot\w*|predator\w*|sleaz\w+|creep\w*
      |greedy|grasping|hypocrit\w+|vain|sloppy|careless|reckless\w*
    | back-?stabb\w+|backbiting|treacherous|traitors?|snakes?|rats?|puppets?|stooges?
      |lightweight|nightmare|monsters?
    | does(?:\s+not|n[’']t)\s+(?:care|have\s+a\s+clue|know\s+what)|no\s+idea\s+(?:what|how)
      |cannot\s+be\s+trusted|can[’']?t\s+be\s+trusted
    )\b""",
    re.VERBOSE,
)
# What an attack is on: somebody, or a body of people. “The weather was a disaster” attacks nobody.
_SOMEBODY = re.compile(
    r"""\b(?:he|she|they|him|her|them|his|hers|their|who|you|we)\b
    | \b(?:the|this|that|our|its|an?|another)\s+(?:[\w’'-]+\s+){0,3}?(?:
        minister|secretary|president|chancellor|mayor|governor|premier|leader(?:ship)?|boss|manager|coach|captain|players?
      | chief|head|director|executive|chairman|chairwoman|chair|board|management|owners?|editor
        |judge|sheriff|commissioner
      | company|firm|bank|club|team|party|government|ministry|department|council|agency
        |committee|campaign|union
      | police|force|hospital|trust|school|university|church|staff|doctors?|surgeons?|professor
        |candidate|senator|mp|congressman
      | congresswoman|officials?|office|administration|regime|federation|league|regulator
        |airline|laboratory|lab)\b
    """,
    re.VERBOSE,
)
_A_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][a-z’'-]+")

_JUDGING = re.compile(
    r"""\b(?:
      backfire\w*|doomed|bound\s+to|certain\s+to|sure\s+to|destined\s+to|likely|unlikely|probably|inevitabl\w+|no\s+chance|no\s+doubt
    | will\s+(?:never|surely|certainly|eventually|probably|inevitably)|(?:will|would|could
      |might|may)\s+(?:well\s+)?(?:win|lose|fail|succeed|collapse|regret|suffer|struggle|thrive
      |prevail|triumph|flop|survive|rebound|recover|be\s+defeated|soar|crash|sink|plunge|worsen)
    | (?:should|ought\s+to|needs\s+to|must)\s+(?:have\s+)?(?:\w+)
    | i\s+(?:think|believe|feel|suspect|doubt|hope|fear)|in\s+(?:my|his|her|their)\s+(?:view
      |opinion|judgment|judgement)|we\s+(?:think|believe|feel)
    | (?:the|its|his|her|our)\s+(?:best|worst|greatest|finest|smartest|bravest|strongest
      |weakest|cleverest
      |brightest|most)\s+\w+
    | brillian\w+|genius|excellent|outstanding|superb|wonderful|terrific|magnificent
      |exceptional|extraordinary|inspiring|inspirational|visionary|heroi\w+
    | fantastic|masterstroke|triumph|amazing|gifted|remarkable|impressive|admirable
      |terrible|awful|appalling|dreadful|horrible|disappointing
    | wise|unwise|wrong-headed|misguided|short-sighted|foolhardy|pointless|absurd|ridiculous
      |nonsense|mistake|overdue|unfair|deserve[sd]?
    )\b""",
    re.VERBOSE,
)
# Not the Great Recession.
_GREAT = re.compile(r"\b[Gg]reat\b(?!\s[A-Z])")
_JUDGING_CUE = re.compile(
    r"\b(?:predict\w*|forecast\w*|speculat\w*|prais\w+|hail\w*|applaud\w*|commend\w*|guess\w*|opin\w+|"
    r"surmis\w+|reckon\w*|lauded|complimented|argu(?:e[sd]?|ing))\b"
)


def attack_in(words: str, more: tuple[str, ...] = ()) -> str:
    """The first words that attack somebody or a body, as printed; nothing where there are none.

    ``more`` are words or phrases that a newsroom adds.
    """
    lower = lowered(words)
    found = _ATTACKING.search(lower)
    printed = words[found.start() : found.end()] if found else _first_of(words, more)
    if printed and (_SOMEBODY.search(lower) or _A_NAME.search(words)):
        return printed
    return ""


def judgement_in(content: str, cue: str, more: tuple[str, ...] = ()) -> str:
    """The words that make a statement an opinion, a forecast or praise, or nothing."""
    found = _JUDGING.search(lowered(content))
    if found:
        return content[found.start() : found.end()]
    said = _JUDGING_CUE.search(cue) or _GREAT.search(content)
    return said[0] if said else _first_of(content, more)


def _first_of(words: str, phrases: tuple[str, ...]) -> str:
    for phrase in phrases:
        found = re.search(rf"\b{re.escape(phrase)}\b", words, re.IGNORECASE)
        if found:
            return found[0]
    return ""
