"""How it is said: 2,000 words serve as cues in news, most of them rarely.

An underscore stands for a blank inside one cue. What is said most stands here more than once.
"""

from __future__ import annotations


def _cues(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


SAYING = _cues(  # before "that" or a bare clause
    "said said said said claimed insisted confirmed warned argued conceded suggested hinted"
    " revealed disclosed maintained acknowledged stressed predicted noted announced explained"
    " reckoned admitted boasted complained estimated cautioned declared alleged reported believed"
    " recalled had_said had_warned later_admitted also_said reiterated would_later_say"
    " repeatedly_insisted signalled indicated concluded pointed_out made_clear let_it_be_known"
    " testified promised expected thought feared observed agreed contended"
)
QUOTING = _cues(  # beside a quotation
    "said said said said joked shouted wrote tweeted posted recalled sighed asked replied added"
    " laughed remarked declared insisted admitted snapped yelled mused quipped commented argued"
    " began concluded fumed texted whispered later_added explained"
)
AFTER = _cues(  # behind what is said
    "said said said said claimed reported confirmed revealed admitted warned wrote explained"
    " reckoned added had_said insisted suggested announced noted predicted"
)
SHOWING = _cues(  # what writing does
    "showed shows found finds said says suggested suggests warned warns revealed reveals states"
    " stated alleges claims indicated concludes estimates argues records notes confirms"
)
HEADLINING = _cues(
    "says says warns claims insists admits finds reveals confirms predicts fears hints suggests"
)
HEADLINING_MANY = _cues("say say warn claim fear believe reveal admit insist")
SHARING = _cues("citing citing quoting")
HEARSAY = _cues(  # nobody says it
    "It_is_understood It_is_believed It_is_thought It_is_alleged It_has_been_reported"
    " It_is_claimed It_was_reported It_is_said"
)
SUPPOSED = _cues("is_said is_understood is_believed is_thought is_reported is_alleged was_said")
EMERGED = _cues("It_has_emerged It_emerged It_later_emerged")
