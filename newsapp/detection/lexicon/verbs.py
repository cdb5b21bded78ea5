"""Common English verbs in their base form, and irregular forms: what separates a noun phrase from
a clause. Chosen by how often a form follows a modal or "to" in news text."""

from __future__ import annotations

BASES = frozenset(
    """abandon abolish accept accomplish achieve act adapt add address adhere adopt advance advise
    affect afford alienate allow answer apologize apologise appeal appear appoint appreciate
    approve arrest arrive assess assist assume assure attack attend attract avoid ban bar be
    bear beat become begin behave benefit blame block blow bolster bomb boost borrow boycott
    break bring broaden build burn buy calm capture care carry carve cast catch cause
    celebrate change charge cheer choose clarify clash clean climb collapse collect combat
    come commit communicate compete complete conduct confront connect consolidate contain
    continue contribute control convene convey convict convince cooperate coordinate correct
    cost count counter cover crack create cross cry curb cut damage deal decide defeat
    defend define defy delay deliver deny depart depend deploy derail describe destroy
    detain deter determine develop die differ disappear disclose discourage discover
    discredit discuss dismantle dismiss displace dispute disrupt distinguish distribute do
    dominate donate draft drag draw drink drive drop earn ease eat edge elect elevate
    eliminate embrace emerge enable encourage end endorse enforce engage enjoy ensure enter
    escape establish evade examine exceed exclude execute exist expand explode explore
    export expose express extend face facilitate fade fail fall fare favor feed feel fight
    fill finance find finish fire fit fix flee fly focus follow forbid force forge forget
    form free freeze fuel fulfill fund gain gather generate get give go govern grab grant
    grow guarantee guide halt handle hang happen harm have heal hear heat help hide hire hit
    hold honor hope host hurt identify ignore illustrate imagine implement import impose
    improve include increase inflict influence inject injure insist inspire intervene
    introduce invade invest investigate invite issue jail jeopardize join judge jump justify
    keep kick kill knock know lack land last laugh launch lay lead leak lean learn leave
    lend let lie lift limit linger link listen live lobby lock look lose love lower maintain
    make manage mark marry match matter mean measure meet merge miss mobilize modify monitor
    motivate mount move name narrow need negotiate notice obtain occupy occur offend offer
    offset open operate oppose opt organize oust outline outpace overcome overhaul overrule
    oversee overturn owe own participate pass pay perform permit persist persuade pick plan
    play plead please pose postpone pour practice prepare present preserve press prevail
    prevent proceed produce prohibit promote prompt propel prosecute protect protest prove
    provide publish pull punish purchase pursue push put qualify quit raise range rank reach
    react read realize rebuild receive recognize recommend reconsider recover recruit reduce
    refer reflect refrain refuse regain register regulate reinstate reject relate release
    rely remain remember remove renew renounce rent reopen repair repay repeal replace
    replicate represent request require rescue resemble reside resign resist resolve
    resonate respond rest restart restore restrict result resume retain retire retreat
    return reverse review revive reward ride ring rise risk roll rule run rush sail save
    scale schedule scrap scrutinize seal search secure see seem seize select sell send
    separate serve set settle shake shape share shed shift shoot shore show shut sign sink
    sit sleep slip slow smash soar solve sound spark speak spend split spread spur stabilize
    stage stand start starve stay steal steer stem step stick stop strengthen stress stretch
    strike strip struggle submit succeed sue suffer sum surge surpass surprise surrender
    surround survive suspend sustain swear sweep swing switch tackle take talk tap target
    teach tear tend terminate test testify threaten thrive throw tie tighten tolerate touch
    track trade train transfer transform translate travel treat trigger trust try turn
    undercut undergo undermine understand undertake unify unite unveil update upgrade uphold
    use vary veto view violate visit vote wait wake walk warn wash waste watch weaken wear
    weigh welcome widen win wind withdraw withhold witness work worry worsen wound wrap
    yield award beat sponsor spot top trail tumble lag brief involve disagree elaborate
    attend adopt compile release obtain author fret shape dispatch commission detain
    hospitalize inspect install insult invent kidnap label mention misuse nominate oppress
    overlook paint park predict provoke raid relay retell rewrite rob sack shout shrink
    sketch skip smuggle spray summon swap tape trap undertake urge wander weave whisper""".split()
)
IRREGULAR = {
    form: base
    for base, forms in {
        "be": "was were been",
        "bear": "bore borne",
        "beat": "beaten",
        "become": "became",
        "begin": "began begun",
        "blow": "blew blown",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "draw": "drew drawn",
        "drink": "drank drunk",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fall": "fell fallen",
        "feed": "fed",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "flee": "fled",
        "fly": "flew flown",
        "forbid": "forbade forbidden",
        "forget": "forgot forgotten",
        "freeze": "froze frozen",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "grow": "grew grown",
        "hang": "hung",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lay": "laid",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "oversee": "oversaw overseen",
        "overcome": "overcame",
        "pay": "paid",
        "prove": "proven",
        "ride": "rode ridden",
        "ring": "rang rung",
        "rise": "rose risen",
        "run": "ran",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "shoot": "shot",
        "show": "shown",
        "sink": "sank sunk",
        "sit": "sat",
        "sleep": "slept",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "stick": "stuck",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "sweep": "swept",
        "swing": "swung",
        "take": "took taken",
        "teach": "taught",
        "tear": "tore torn",
        "throw": "threw thrown",
        "understand": "understood",
        "undergo": "underwent undergone",
        "uphold": "upheld",
        "wake": "woke woken",
        "wear": "wore worn",
        "win": "won",
        "wind": "wound",
        "withdraw": "withdrew withdrawn",
        "withhold": "withheld",
        "say": "said",
        "tell": "told",
        "think": "thought",
        "write": "wrote written",
        "quit": "quit",
    }.items()
    for form in forms.split()
}
