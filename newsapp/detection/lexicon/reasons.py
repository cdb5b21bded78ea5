"""Grants of anonymity and reasons for it, as patterns. All are bounded: none can run away."""

from __future__ import annotations

import re

# Where a reason ends: at the sentence's end or where the saying goes on.
_UNTIL = (
    r"(?:(?!,\s+(?:said|told|added|according|but|and\s+(?:said|told|added|spoke|asked))\b)"
    r"[^;—–“\"]){3,240}"
)

GRANT = re.compile(
    r"\bon\s+(?:the\s+)?(?:strict\s+)?condition\s+(?:of\s+(?:strict\s+)?anonymity"
    r"|(?:that\s+)?(?:he|she|they|it|his|her|their|names?"
    r"|the\s+\w+)\b[^.,;]{0,30}\bnot\s+be\s+(?:named|identified|used|published))"
    r"|\b(?:request|demand|insist|ask)(?:s|ed|ing)?\s+(?:(?:up)?on\s+|for\s+)?anonymity\b"
    r"|\b(?:granted|given|offered|promised|sought)\s+anonymity\b"
    r"|\b(?:ask|request|prefer|insist|want|wish|choose|chose|agree)(?:s|e?d"
    r"|ing)?\s+(?:to\s+remain\s+anonymous"
    r"|(?:to\s+)?not\s+(?:to\s+)?be\s+(?:named|identified|quoted)|to\s+be\s+unnamed)"
    r"|\b(?:declin|refus)(?:e|ed|es|ing)\s+to\s+be\s+(?:named|identified|quoted\s+by\s+name)"
    r"|\bdid(?:\s+not|n[’']t)\s+(?:want|wish)\s+to\s+be\s+(?:named|identified|quoted)"
    r"|\b(?:sp(?:oke|eaks?|eaking)|talk(?:ed|s|ing))\s+(?:\w+\s+){0,4}?(?:anonymously|privately"
    r"|on\s+(?:deep\s+)?background|off\s+the\s+record"
    r"|under\s+(?:the\s+)?condition\s+of\s+anonymity|without\s+attribution|on\s+lobby\s+terms)"
    r"|\b(?:ask|request|insist)(?:s|ed|ing)?\s+that\s+(?:his|her|their)\s+(?:full\s+|real\s+|last\s+)?"
    r"names?\s+(?:be\s+withheld|not\s+be\s+\w+)"
    r"|\b(?:is|are)\s+not\s+(?:naming|identifying)\b|\bhas\s+lifelong\s+anonymity\b"
    r"|\b(?:is|are)\s+not\s+being\s+(?:named|identified)\b"
    r"|\b(?:entitled|right)\s+to\s+(?:lifelong\s+)?anonymity\b"
    r"|\bnot\s+for\s+attribution\b|\bwhose\s+names?\s+(?:is|are|was|were|has"
    r"|have)\b[^.,;]{0,25}\bwithh?eld\b"
    r"|\b(?:whom|who)\s+(?:we|the\s+\w+)\s+(?:is|are)\s+not\s+(?:naming|identifying)\b"
    r"|\bnot\s+(?:his|her|their)\s+real\s+names?\b|\bthe\s+condition\s+of\s+anonymity\b"
    r"|\bagreed\s+not\s+to\s+(?:name|identify|publish\s+(?:his|her|their)\s+names?)\b"
    r"|\b(?:his|her|their)\s+names?\s+(?:has|have)\s+been\s+changed\b"
    r"|\bcould\s+not\s+be\s+(?:named|identified)\b|\bcannot\s+be\s+(?:named|identified)\b",
    re.IGNORECASE,
)
REASON_WITH_GRANT = re.compile(
    r"\b(?P<reason>(?:because|since|as\s+(?:he|she|they|it|the)\b|citing|due\s+to|owing\s+to"
    r"|given\s+(?:the|that|how)\b"
    r"|as\s+an?\s+(?:alleged\s+)?(?:victim|minor|juvenile|child|witness)\b"
    r"|for\s+fear|fearing|out\s+of\s+(?:fear|concern|respect)|for\s+(?:(?:his|her"
    r"|their)\s+)?(?:safety|security|legal\s+reasons|privacy)"
    r"|in\s+order\s+to|so\s+as\s+(?:not\s+)?to|so\s+that|lest|to\s+(?:avoid|protect|discuss"
    r"|describe|speak|talk|share|offer|preserve"
    r"|disclose|reveal|recount|relay|detail|give|comment|provide|be\s+(?:candid|frank)|shield"
    r"|safeguard|divulge|explain)\b"
    r"|under\s+(?:the\s+)?(?:ground\s+rules|rules|terms|a\s+court\s+order|departmental|ministry"
    r"|company|agency)"
    r"|in\s+(?:keeping|line|accordance)\s+with|while\s+the\b|discussing\b|describing\b|ahead\s+of\b)"
    + _UNTIL
    # In two words, before what was said: ", for legal reasons, told the court".
    + r"|for\s+(?:(?:his|her|their)\s+)?(?:legal\s+reasons|safety|security|privacy)"
    + r"(?=\s*[,.;]|\s*$))",
    re.IGNORECASE,
)
REASON_WITHOUT_GRANT = re.compile(
    r"\b(?P<reason>(?:because\s+(?:he|she|they)\s+|who\s+)?(?:(?:is|are|was|were)\s+(?:barred|banned"
    r"|forbidden|prohibited)\s+from\s+(?:speaking|talking|discussing|commenting)"
    r"|lack(?:s|ed|ing)?\s+(?:the\s+)?(?:authori[sz]ation|permission|authority)\s+to\s+(?:speak|talk"
    r"|discuss|comment))\b[^.,;—–“\"]{0,80}?(?=,|\s+(?:said|says|told|added)\b|$|[.;—–])"
    r"|(?:(?:because|as|since)\s+(?:he|she|they)\s+(?:\w+\s+){0,2}?"
    r"|who\s+(?:\w+\s+){0,2}?)?"
    r"(?:(?:is|are|was|were|had)\s+not|(?:is|are|was|were)n[’']t"
    r"|not)\s+(?:been\s+)?(?:publicly\s+)?(?:authori[sz]ed|permitted|allowed|cleared)\s+to\s+"
    r"(?:\w+\s+){0,3}?(?:speak|talk|discuss|comment|disclose|brief|reveal|do\s+so|share|release"
    r"|address)\b[^.;—–“\"]{0,80}?(?=,|\s+and\s+(?:spoke|asked|requested|insisted)|\s+(?:said"
    r"|says|told|added|confirmed|described)\b|$|[.;—–])"
    r"|(?:because\s+(?:he|she|they)\s+|who\s+)?(?:fear(?:s|ed|ing)?|for\s+fear\s+of|(?:is|are|was"
    r"|were)\s+afraid\s+of|worr(?:y|ies|ied)\s+about)\s+"
    r"(?:of\s+)?(?:(?:being|losing|for|that|possible|professional|political|legal"
    r"|violent)\s+)*(?:(?:his|her|their|the)\s+)?"
    r"(?:retaliation|retribution|reprisals?|repercussions?|prosecution|dismissal|fired|sacked"
    r"|jobs?|safety|lives|life|careers?|backlash|visas?|licen[cs]es?|arrest|deportation|deported"
    r"|persecution|punished|punishment|harassment)\b[^.,;—–“\"]{0,80})",
    re.IGNORECASE,
)
STOCK_REASON = re.compile(
    r"\b(?:not|n[’']t)\s+(?:been\s+)?(?:publicly\s+|officially\s+)?(?:authori[sz]ed|permitted"
    r"|allowed|cleared|entitled|supposed)"
    r"|\black(?:ed|s|ing)?\s+(?:the\s+)?authori[sz]ation|without\s+authori[sz]ation|unauthori[sz]ed"
    r"|\b(?:sensitiv\w+|delicate|internal|private|confidential|candid(?:ly)?|frank(?:ly)?|freely"
    r"|openly|honest(?:ly)?|more\s+fully"
    r"|ground\s+rules|protocol|behind[- ]the[- ]scenes|deliberations|personnel\s+matters?"
    r"|nonpublic|non-public|ongoing\s+(?:talks|discussions|negotiations|deliberations|matter)"
    r"|not\s+(?:been\s+)?(?:made\s+)?public|secret|policy|strategy|matters?|discussions?|conversations?|meetings?|negotiations|details|plans"
    r"|information)\b",
    re.IGNORECASE,
)
SUBSTANTIVE_REASON = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|afraid|retaliat\w+|retribution|reprisals?|repercussions?|los(?:e"
    r"|ing)\s+(?:his|her|their|the|a)\b|prosecut\w+"
    r"|dismiss(?:ed|al)|fired|sacked|safety|danger|threat(?:s|ened)?|harass\w+|harm|arrest\w*"
    r"|visa|deport\w+|job|career|livelihood|non-?disclosure"
    r"|protect\s+(?:his|her|their|a|the)\b|privacy|relative|family|children"
    r"|not\s+yet\s+(?:been\s+)?(?:made\s+)?public|before\s+(?:it|the)\b[^.]{0,40}announce\w*"
    r"|not\s+(?:yet\s+)?(?:been\s+)?announced|backlash|stigma|jeopardi[sz]e|jeopardy|damage|hurt"
    r"|alienat\w+|whip|purdah|risk(?:ing|s)?|ongoing\s+investigation|under\s+investigation)\b",
    re.IGNORECASE,
)
LEGAL_REASON = re.compile(
    r"\b(?:court\s+order|legal\s+reasons|gag\s+order|by\s+law|the\s+law\s+(?:bars|forbids"
    r"|prohibits)|law\s+(?:prohibits|forbids|bars)|sub\s+judice|minors?\b|juveniles?"
    r"|sexual\s+(?:assault|abuse|offen[cs]es?)|reporting\s+restrictions?|rape|grand\s+jury"
    r"|official\s+secrets|injunction)",
    re.IGNORECASE,
)
