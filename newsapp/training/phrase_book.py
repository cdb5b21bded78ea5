"""What invented articles are made of: names, bodies, claims, and frames with the roles marked.

Nothing here is taken from anybody: names and events are made up. "¶" parts the sentences of a frame
whose attributions are numbered anew.
"""

from __future__ import annotations

FIRST_NAMES = tuple(
    "Ola Ingrid Marta Kit Wren Tomas Amina Dara Jonas Priya Lena Hugo Sefa Nadia Emeka Rosa Yusuf"
    " Greta Ivo Callum Mei Anton Farah Odile".split()
)
LAST_NAMES = tuple(
    "Berg Falk Quill Ortega Okoro Lin Hayashi Voss Haddad Brandt Moreau Castell Novak Achterberg"
    " Whitlock Sørby Adeyemi Petrov Dunne Marchetti Farrelly Iyer Lindqvist Osei".split()
)
PLACES = ("Ossel", "Port Vell", "Norvania", "Karsk", "Harrow Bay", "Tillby", "East Merrin")
ROLES = (
    "the mayor",
    "the minister",
    "the chief engineer",
    "the coach",
    "the prosecutor",
    "her lawyer",
    "his daughter",
    "the company’s chief executive",
    "the company’s chief executive, <first> <last>,",
    "a spokeswoman for <body>",
    "<body>’s president, <first> <last>,",
    "<first> <last>",
    "<first> <last>, a nurse in <place>,",
    "<last>",
    "Professor <last>",
    "Dr. <last>",
    "Ms. <last>",
    "Judge <last>",
    "the defendant",
    "the lead author",
    "one resident",
    "residents",
    "critics",
    "investors",
)
BODIES = (
    "the ministry",
    "the port authority",
    "Harrow Bank",
    "the regulator",
    "the club",
    "the court",
    "the union",
    "the health agency",
    "the police",
    "Quay Energy",
    "Norvania",
    "the embassy",
    "the league",
)
UNNAMED = (
    "a senior official",
    "two people familiar with the matter",
    "a person briefed on the talks",
    "people close to the company",
    "one diplomat",
    "a western diplomat",
    "a defence source",
    "a whitehall source",
    "several aides",
    "two officials",
    "officials",
    "an insider",
    "an adviser to the minister",
    "three current and former employees",
)
PROTECTED = (
    "an aide who asked not to be named",
    "a nurse who asked not to be named because she feared for her job",
    "one official, who asked not to be identified,",
    "a banker who spoke on condition of anonymity",
    "a trader, who declined to be named because the talks are private,",
    "two officers who were not authorised to speak publicly",
    "a person with knowledge of the inquiry, who was not permitted to discuss it,",
)
WRITINGS = (
    "the police report",
    "court filings",
    "the indictment",
    "a study published on Tuesday",
    "an internal memo",
    "the annual report",
    "figures released by <body>",
    "a letter seen by the Quay Courier",
    "the Quay Courier",
    "the <place> Gazette",
    "a survey of 900 households",
    "documents filed in <place>",
)
FIELDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (  # diplomacy
        (
            "the talks had collapsed",
            "the treaty would be signed in May",
            "<place> had moved troops to the border",
            "both envoys would leave on Friday",
            "the ceasefire was holding",
            "no prisoners had been exchanged",
            "the summit would go ahead without <place>",
            "sanctions were a matter of weeks",
        ),
        ("We will not negotiate under fire", "The door is open", "Nobody wants this war"),
    ),
    (  # business
        (
            "the bank would cut 4,000 jobs",
            "the merger was no longer certain",
            "sales had fallen for a third quarter",
            "the plant in <place> would be sold",
            "profits had been overstated for years",
            "the offer was worth 21 crowns a share",
            "the company would miss its target",
            "prices would rise again in autumn",
        ),
        ("The numbers speak for themselves", "We are in no hurry", "This deal makes sense"),
    ),
    (  # courts and police
        (
            "the witness had lied under oath",
            "the records were forged",
            "the suspect had fled to <place>",
            "the jury would hear from six experts",
            "the fire was set on purpose",
            "the driver had run a red light",
            "two men were arrested at the scene",
            "the appeal would be heard in March",
        ),
        ("My client is innocent", "The law is clear", "He was there and he saw it"),
    ),
    (  # sport
        (
            "the striker would miss the final",
            "the match would be replayed",
            "the club had run out of money",
            "the keeper had broken two fingers",
            "he would retire in June",
            "the league would move to summer",
            "the transfer was all but done",
            "the pitch was not fit to play on",
        ),
        ("We lost because we were tired", "I am proud of the lads", "He is a fighter"),
    ),
    (  # science and health
        (
            "bees prefer blue flowers",
            "the vaccine worked in nine cases of ten",
            "the glacier had lost a third of its ice",
            "the trial was stopped early",
            "children who slept more did better",
            "the method could not be repeated",
            "cases had doubled since Monday",
            "the new telescope sees further",
        ),
        ("We were surprised", "It is a small step", "The data leave little doubt"),
    ),
    (  # technology
        (
            "the app had leaked 3 million passwords",
            "the chip would ship a year late",
            "the update erased photographs",
            "the firm would open its code",
            "hackers had been inside for months",
            "the robot failed every second test",
            "the outage was caused by a cable",
            "users would pay from January",
        ),
        ("Privacy is not a feature", "We made a mistake", "Nobody read the warning"),
    ),
    (  # towns
        (
            "the dam is safe",
            "the harbor would close in winter",
            "ferry fares would rise",
            "the bridge could not be repaired",
            "the school would reopen on Monday",
            "the land had been sold twice",
            "water was rising fast in <place>",
            "no one had been hurt",
        ),
        ("It will not hold", "We will rebuild", "Nobody told us"),
    ),
)
QUOTED = (
    "That is not true",
    "I have nothing to hide",
    "We did what we could",
    "It is what it is",
    "They gave us nothing",
    "You cannot plan for this",
)
FILLERS = (
    "The building dates from 1911.",
    "It rained for most of the day.",
    "<Body> was founded forty years ago.",
    "A decision is due next week.",
    "The town has 9,000 inhabitants.",
    "About 200 people were in the hall.",
    "The hearing lasted three hours.",
    "It is the third such case in <place> since spring.",
    "Shares of Harrow Bank closed 2 percent lower.",
    "The following is an edited transcript.",
)
TRANSCRIPTS = (  # the last stop is no part of what is said; the turn gets it behind
    "<Quote>. <Quote>",
    "<Quote>",
    "Well, <claim>, and everybody in <place> knows it",
    "Let me be clear. <Claim>. <Quote>",
    "So you are telling me that <claim>?",
    "Why now?",
    "I think <claim>. <Quote>. That is all there is to it",
    "No. <Quote>, and <claim>",
    "And what about <place>? People there are worried",
    "Thank you for having me",
)
HEADLINES = (
    "{s:<Unnamed>}{c::} {x:<Claim>}",
    "{s:<Body>}{c::} {x:<Claim>}",
    "{s:<Last>}{c::} {x:‘<Quote>’}",
    "{s:Report}{c::} {x:<Claim>}",
    "{s:Minister} {c:says} {x:<claim>}",
    "{s:Officials} {c:say} {x:<claim>}",
    "{s:Police} {c:say} {x:<claim>}",
    "{s:Mayor} {c:warns} {x:<claim>}",
    "{s:Study} {c:finds} {x:<claim>}",
    "{s:<Last>} {c:insists} {x:<claim>}",
    "{x:<Claim>}, {s:officials} {c:say}",
    "{x:<Claim>}, {s:minister} {c:says}",
    "{x:<Claim>}, {s:study} {c:finds}",
    "{x:<Claim>}, {s:<body>} {c:warns}",
    "{x:‘<Quote>’}{c::} {s:<last>} on the vote",
    "{x:<Claim>}{c::} {s:sources}",
    "{x:<Claim>} – {s:union}",
    "🚨 {x:<Claim>}, {s:police} {c:say}",
    "😀 {s:Coach} {c:says} {x:<claim>}",
    "{s:<Last>} {c:vows} {x:to fight on}",
    "{s:<Last>} {c:denies} {x:that <claim>}",
    "What we know about the night in <place>",
    "A long winter for <place>",
)
BRIEFS = (
    "🔥 {x:<Claim>}, {s:<body>} {c:said}.",
    "⚽ {s:<First> <last>} {c:said} {x:<claim>}.",
    "{s:<Body>} {c:said} on Monday {x:that <claim>}.",
    "{x:<Claim>}, {s:<unnamed>} {c:told} Reuters.",
    "{c:According to} {s:<writing>}, {x:<claim>}.",
    "{s:<Role>}{c::} {x:“<Quote>.”}",
)
FRAMES = (
    # "according to", before and behind
    "{c:According to} {s:<writing>}, {x:<claim>}.",
    "{c:According to} {s:<unnamed>}, {x:<claim>}.",
    "{c:According to} {s:<body>}, {x:<claim>} and {x:<claim>}.",
    "{x:<Claim>}, {c:according to} {s:<writing>}.",
    "{x:<Claim>}, {c:according to} {s:<protected>}.",
    # a question is no attribution
    "Asked about the delay, {s:<role>} {c:said} {x:<claim>}.",
    "Asked whether that was so, {s:<last>} {c:replied:} {x:“<Quote>.”}",
    "When asked about the vote, {s:<role>} {c:said}, {x:“<Quote>.”}",
    # the source with its apposition or its relative clause
    "{x:<Claim>}, {s:its chief executive, <first> <last>,} {c:said}.",
    "{s:Its director, <first> <last>,} {c:said} {x:<claim>}.",
    "{s:<Protected>} {c:said} {x:<claim>}.",
    "{x:“<Quote>,”} {c:said} {s:<protected>}.",
    "{x:“<Quote>,”} {c:said} {s:<first> <last>, who runs the fish market}.",
    "{s:<First> <last>, the chief engineer of <body>,} {c:told} reporters {x:that <claim>}.",
    # interruptions and split quotations
    "{x:The plan}, {s:<last>} {c:said}, {x:would cost twice as much}.",
    "{x:The truth}, {c:according to} {s:<unnamed>}, {x:is that <claim>}.",
    "{x:“We will rebuild,”} {s:<role>} {c:said}, {x:“but not this year.”}",
    "{x:“<Quote>,”} {s:<last>} {c:said}. {x:“<Quote>. <Quote>.”}",
    "{x:“<Quote>. <Quote>,”} {s:<role>} {c:said}. {x:“<Quote>.”}",
    "{x:“<Quote>,”} {s:<last>} {c:said}. {x:“<Quote>.}\n{x:“<Quote>. <Quote>.”}",
    "{s:She} {c:said} {x:that <claim>, which she called a scandal, and that <claim>}.",
    # several in a sentence, shared sources
    "{s12:<Role>} {c1:said} {x1:<claim>} and {c2:warned} {x2:that <claim>}.",
    "{s12:<Last>} {c1:confirmed} {x1:that <claim>} but {c2:denied} {x2:that <claim>}.",
    "{x1:“<Quote>,”} {s12:<last>} {c1:said}, {c2:adding} {x2:that <claim>}.",
    "{s1:<Body>} {c1:says} {x1:<claim>}, but {s2:<unnamed>} {c2:said} {x2:<claim>}.",
    "{s1:<Last>} {c1:testified} {x1:that <claim>}, {s2:her lawyer} {c2:argued} {x2:that <claim>},"
    " and {s3:the judge} {c3:said} {x3:both would be heard}.",
    # colons
    "{s:<Role>} {c:put it plainly:} {x:“<Quote>.”}",
    "{s:The statement} {c:read:} {x:“<Quote>.”}",
    "{s:<Last>} {c:said:} {x:“<Quote>. <Quote>.”}",
    "{s:<First> <last>}{c::} {x:“<Quote>.”}",
    # plain ones
    "{s:<Unnamed>} {c:said} {x:<claim>}.",
    "{x:<Claim>}, {s:<unnamed>} {c:said}.",
    "{s:<Body>} {c:announced} {x:that <claim>}.",
    "{s:<Writing>} {c:showed} {x:that <claim>}.",
    "{c:It is believed} {x:that <claim>}.",
    "{s:He} {c:hopes} {x:that <claim>}.",
    "{s:<Role>} {c:described} {x:the decision as a scandal}.",
    # captions
    "{s:<First> <last>} {c:says} {x:<claim>}. (Photo: Kit Farrelly)",
    "The harbor in <place>, where {s:officials} {c:say} {x:<claim>}. Photo: Wren Halloway",
)
