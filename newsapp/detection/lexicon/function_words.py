"""Closed word classes of English, for the grammar."""

from __future__ import annotations

DETERMINERS = frozenset(
    """a an the this these those my your his her its our their some any many several few most all
    both each every another no either neither numerous multiple various much more such other
    fewer enough half""".split()
)
SUBJECT_PRONOUNS = frozenset("i he she it they we you".split())
OTHER_PRONOUNS = frozenset(
    """him them us me himself herself themselves itself someone somebody anyone anybody everyone
    everybody nobody others none something nothing everything anything one ones there""".split()
)
RELATIVES = frozenset("who which whom whose".split())
PREPOSITIONS = frozenset(
    """of in for at from with on by about into over under between among against within near inside
    outside across around behind beyond throughout through toward towards via upon amid
    amongst regarding concerning including like unlike despite during without along
    alongside versus per off above below beside besides except""".split()
)
SUBORDINATORS = frozenset(
    """because although though while when whenever if unless since as after before until till
    whereas where whether once than why how what lest so that's""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did done isn't aren't wasn't
    weren't hasn't haven't hadn't don't doesn't didn't""".split()
)
BE_FORMS = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
HAVE_FORMS = frozenset("has have had having hasn't haven't hadn't".split())
MODALS = frozenset(
    """will would can could may might shall should must cannot can't won't wouldn't couldn't
    shouldn't mustn't ought""".split()
)
NEGATIONS = frozenset(
    """not never n't don't doesn't didn't hasn't haven't hadn't isn't aren't wasn't weren't nor
    won't wouldn't can't cannot couldn't shouldn't""".split()
)
ADVERBS = frozenset(
    """also not never always still just even then now often ever only really already soon once
    again further later earlier instead rather too indeed perhaps maybe however meanwhile
    nonetheless nevertheless moreover therefore thus today yesterday tonight tomorrow here
    abroad twice sometimes first last back long far well very quite almost nearly
    ago so yet""".split()
)
# Words in -ly that are no adverbs.
NOT_ADVERBS = frozenset(
    """family italy july supply reply ally rally bully assembly early daily weekly monthly yearly
    friendly likely elderly lovely only lonely silly ugly monopoly anomaly fly apply rely
    comply multiply jelly belly deadly costly orderly quarterly""".split()
)
TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec yesterday today tonight tomorrow""".split()
)
TIME_NOUNS = frozenset(
    """morning afternoon evening night week month year weekend day days weeks months years hour
    hours minutes time moment decade""".split()
)
NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "dozen": 12,
}
# Openers that belong to no content: "However, the plan failed, officials said."
DISCOURSE_OPENERS = frozenset(
    """however but and yet still meanwhile instead moreover furthermore nevertheless nonetheless
    also besides additionally separately indeed so or""".split()
)
