"""The verbs and phrases that credit words to a source.

Frames, one letter each:
  c  a clause may follow without "that"      t  only with "that", "whether", a question word
  q  tags a quotation or follows one         o  a noun phrase is the content
  i  an infinitive is the content            r  names who is told first ("told reporters that")
  d  only where the subject is a document, a court or a body ("the report found")
  g  the -ing form follows ("denied taking")

Which verbs, and how they are used, was learned from counts over political news (PolNeAR train)
and widened by hand to courts, business, sport, science and culture.
"""

from __future__ import annotations


def _table(lines: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines.strip().splitlines():
        frames, _, verbs = line.strip().partition(" ")
        for verb in verbs.split():
            table[verb.replace("_", " ")] = frames
    return table


# A verb with "_" is followed by that word at once or behind its object: call_for, point_out.
STATEMENT_VERBS = _table(
    """
    cq say add write note argue claim explain declare insist contend maintain allege assert
    cq reckon remark recall complain joke concede tweet post testify quip recount opine
    cq speculate conclude reiterate boast brag stipulate blog caution retweet emphasise emphasize
    cqo announce acknowledge admit report predict confirm disclose stress reveal repeat underscore
    cqo estimate project forecast highlight mention underline explain
    rcq tell assure remind inform notify
    rcqi warn advise
    rqio urge implore beg exhort
    tqri ask
    cqi propose recommend demand
    tqo suggest indicate signal imply hint
    tq state comment observe counter interject retort reason muse elaborate
    tq point_out make_clear spell_out
    q reply respond answer shout chant yell whisper mutter thunder cry sigh scream continue
    q begin interrupt exclaim gush crow enthuse snap
    tq wonder
    td find show conclude determine learn understand
    cqd read
    cd calculate rule decide
    cog deny
    o criticize criticise condemn denounce praise dismiss reject slam blast mock decry attack assail
    o ridicule lament bemoan deplore applaud commend hail laud tout lambast lambaste rebuke
    o chide scold
    o accuse blame describe cite question defend endorse challenge dispute refute rebut disavow
    o call_for call_on call_out refer_to point_to talk_about speak_about complain_about warn_of
    o caution_against warn_against warn_about speak_of tell_of boast_of lash_out
    o discuss detail outline recommend
    o compare_to liken dub brand characterize characterise depict portray call label term
    o thank congratulate welcome apologize_for express voice reference rip object_to argue_for
    o argue_against comment_on touch_on allude_to hint_at insist_on attribute demand propose
    io promise
    """
)
ATTITUDE_VERBS = _table(
    """
    ci hope expect wish
    io want plan intend pledge vow promise prefer seek aim hope_for wait_for
    ci threaten pledge vow promise agree
    cq believe think
    co fear doubt suspect
    t know feel worry assume realize recognize imagine figure guess consider
    o favor favour oppose support back believe_in agree_with disagree_with worry_about love hate
    o consider regard envision resent regret fear doubt
    """
)
# Where a verb stands in both tables of frames, all its frames count.
for _verb, _frames in _table(
    """
    cio pledge vow promise
    to consider
    tio expect
    cioq demand propose
    cqo explain
    cqoi recommend
    """
).items():
    if _verb in ATTITUDE_VERBS:
        ATTITUDE_VERBS[_verb] = _frames
    else:
        STATEMENT_VERBS[_verb] = _frames
STATEMENT_VERBS.pop("promise", None)

IRREGULAR_CUES = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "found": "find",
    "showed": "show",
    "shown": "show",
    "thought": "think",
    "felt": "feel",
    "knew": "know",
    "known": "know",
    "meant": "mean",
    "sought": "seek",
    "spoke": "speak",
    "spoken": "speak",
    "began": "begin",
    "begun": "begin",
    "read": "read",
    "learned": "learn",
    "learnt": "learn",
    "understood": "understand",
    "forecast": "forecast",
    "begged": "beg",
    "made": "make",
    "foresaw": "foresee",
}
# Passive or impersonal, with nobody behind it: "is believed to", "it is understood that".
HEARSAY_PARTICIPLES = frozenset(
    """believed understood thought said reported expected known alleged rumored rumoured considered
    supposed feared hoped assumed suspected presumed claimed tipped""".split()
)
HEARSAY_ADVERBS = frozenset("reportedly allegedly purportedly supposedly".split())
# Nouns that credit: "the minister's claim that", "a warning from analysts that".
CUE_NOUNS = frozenset(
    """claim statement assertion belief view allegation accusation warning contention argument
    suggestion remark comment conclusion insistence admission announcement complaint
    assessment prediction fear hope promise pledge vow plan proposal demand""".split()
)
ATTITUDE_NOUNS = frozenset("belief view fear hope promise pledge vow plan demand".split())
# A refusal with these verbs is no claim: "did not say whether".
SILENT_WHEN_NEGATED = frozenset(
    """say comment elaborate specify disclose provide identify respond answer reply mention name
    explain give return detail tell discuss confirm reveal announce address""".split()
)
# Behind the cue, what carries the words rather than the words themselves.
CHANNELS = frozenset(
    """statement interview email e-mail emails conference briefing speech letter tweet post call
    memo report note release message remarks address testimony hearing appearance debate
    rally meeting podcast broadcast column op-ed editorial filing text video forum event
    ceremony lawsuit affidavit session blog article book program show press twitter facebook
    television tv radio court""".split()
)
