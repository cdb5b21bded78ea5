"""Sentences of running text in which the roles are marked.

``SENTENCES`` hold one attribution each and stand anywhere; ``LONGER`` have several, or run over
sentences; ``PASSAGES`` are paragraphs of their own.
"""

from __future__ import annotations

_PLAIN = (
    "{s:<Who>} {c:<say>}[ <day>] {x:[that ]<claim>}.",
    "{s:<Who>} {c:<say>} {x:that <claim>}[ <day>].",
    "{s:<Unnamed>} {c:<say>}[ <day>] {x:[that ]<claim>}.",
    "{s:<Unnamed>} {c:told} <listener>[ <day>] {x:[that ]<claim>}.",
    "{s:<Who>} {c:told} <listener>[ <day>] {x:that <claim>}.",
    "{s:<Who>} {c:<say>} <channel> {x:that <claim>}.",
    "{s:[<Person>|<Body>|<Office>]} {c:[says|has said|has told staff|has warned|is adamant]}"
    " {x:that <claim>}.",
    "{s:[<Crowd>|<Few> people <aware>|Sources]} {c:[say|have said|warn|believe|have claimed]}"
    " {x:[that ]<claim>}.",
    "{x:<Claim>}, {s:<who>} {c:<after>}[ <day>].",
    "{x:<Claim>}, {c:said} {s:<who>}.",
    "{x:<Claim>}, {s:<unnamed>} {c:told} <listener>.",
    "{x:<Claim>}, {s:<body>} {c:<after>} <channel>[ <day>].",
    "{x:<Claim>}, {s:<unnamed>} {c:<after>}.",
    "<Day>, {s:<who>} {c:<say>} {x:[that ]<claim>}.",
    "In a post on X, {s:<who>} {c:wrote} {x:that <claim>}.",
    "Speaking in <place>, {s:<who>} {c:<say>} {x:<claim>}.",
    "{s:<Who>} {c:[hopes|fears|doubts|expects|is convinced|is sure|believes]} {x:that <claim>}.",
    "{s:<Body>, which was founded in 1911,} {c:<say>} {x:<claim>}.",
    "{s:<Body>, which declined to comment further,} {c:<say>} {x:that <claim>}.",
)
_ACCORDING = (
    "{c:According to} {s:<writing>}, {x:<claim>}.",
    "{c:According to} {s:<unnamed>}, {x:<claim>}.",
    "{c:According to} {s:<medium>}, {x:<claim>}.",
    "{c:According to} {s:<body>}, {x:<claim>} and {x:<claim>}.",
    "{x:<Claim>}, {c:according to} {s:<writing>}.",
    "{x:<Claim>}, {c:according to} {s:<unnamed>}.",
    "{x:<Claim>}, {c:according to} {s:<protected>}.",
    "{x:<Claim>}, {c:according to} {s:<person>}.",
    "{c:[In the words of|In the view of]} {s:<person>}, {x:<claim>}.",
)
_QUOTED = (
    "{x:“<Quote>,”} {c:<quoting>} {s:<who>}.",
    "{x:“<Quote>,”} {s:<who>} {c:<quoting>}[ <day>].",
    "{x:“<Quote>,”} {s:<unnamed>} {c:told} <listener>.",
    "{x:“<Quote>,”} {s:[she|he]} {c:[tweeted|wrote|said|posted]}[ on Instagram]. <Filler>",
    "{x:“<Quote>!”} {s:<who>} {c:[shouted|wrote|cried|posted]}.",
    "{x:“<Quote>?”} {s:<who>} {c:asked}.",
    "{s:<Who>} {c:<quoting>}, {x:“<Quote>.”}",
    "{s:<Who>} {c:<quoting>:} {x:“<Quote>. <Quote>.”}",
    "{s:<Who>} {c:put it plainly:} {x:“<Quote>.”}",
    "{s:<First> <last>}{c::} {x:“<Quote>.”}",
    "{s:[The statement|The letter|The text message|One email]} {c:[read|said|ran]:} {x:“<Quote>.”}",
    "{s:<Who>} {c:<say>} {x:<thing> was “<fragment>”}.",
    "{s:<Who>} {c:called} {x:<thing> <view>}.",
    "{s:<Who>} {c:[described|condemned|praised|dismissed|denounced]} {x:<thing> as <view>}.",
    "Asked about <thing>, {s:<who>} {c:said} {x:<claim>}.",
    "Asked whether that was so, {s:<last>} {c:replied:} {x:“<Quote>.”}",
    "When asked about <thing>, {s:<office>} {c:said}, {x:“<Quote>.”}",
    "Asked if there was a plan, {s:<who>} {c:said:} {x:“<Quote>.”}",
)
_NOUNS = (
    "{s:<Who>} {c:[denied|denies|rejected|disputed]} {x:<charge>}.",
    "{s:<Who>} {c:[confirmed|announced|acknowledged]} {x:<thing>} <day>.",
    "{s:<Who>} {c:[promised|vowed|threatened|offered|agreed]} {x:to [fight on|rebuild|appeal]}.",
    "{s:<Who>} {c:[urged|asked|told|ordered]}"
    " {x:[staff|fans|residents|players|<body>] to [wait|stop|stay calm]}.",
    "{s:<Body>} {c:accused} {x:[him|her|<body>] of [lying|fraud|breaking the rules]}.",
    "{s:<Who>} {c:[blamed|criticised|questioned]} {x:<thing>}.",
    "{s:<Writing>} {c:<showing>} {x:that <claim>}.",
    "{s:<Writing>} {c:<showing>} {x:<claim>}.",
    "{s:<Writing>} {c:[blames|lists|puts the cost at]} {x:[<thing>|21 faults|9 million crowns]}.",
    "{s:<Office>} {c:[ruled|found|held|heard]} {x:that <claim>}.",
    "{s:The [court|jury|inquest|tribunal|inquiry]} {c:[heard|was told|found]} {x:that <claim>}.",
)
_PASSIVE = (
    "{x:<Subject>} {c:<supposed>} {x:<state>}.",
    "{x:<Subject>} {c:was said by} {s:<unnamed>} {x:<state>}.",
    "{c:<hearsay>} {x:[that ]<claim>}.",
    "{c:<emerged>}[ <day>] {x:that <claim>}.",
    "{x:<Subject>} {c:reportedly} {x:<predicate>}.",
    "{c:Reportedly}, {x:<claim>}.",
    "{x:<Thing>} {c:was described by} {s:<who>} {x:as <view>}.",
    "{x:<Thing>} {c:was [condemned|praised|dismissed] by} {s:<who>} {x:as <view>}.",
    "Reporters {c:were told by} {s:<unnamed>} {x:that <claim>}.",
    "Staff {c:were told by} {s:<who>} {x:that <claim>}.",
    "{s:<Medium>} {c:has been told} {x:[that ]<claim>}.",
    "{s:<Medium>} {c:[understands|has learned|has learnt|can reveal]} {x:[that ]<claim>}.",
    "{s:[This newspaper|The paper|We]} {c:[understand|have been told]} {x:<claim>}.",
    "{c:There were [claims|reports|rumours|fears]} {x:that <claim>}.",
)
_INSERTED = (
    "{x:<Thing>}, {s:<who>} {c:<after>}, {x:would cost twice as much}.",
    "{x:<Subject>}, {s:<unnamed>} {c:said}, {x:<predicate>}.",
    "{x:The truth}, {c:according to} {s:<unnamed>}, {x:is that <claim>}.",
    "{x:<Subject>}, {c:according to} {s:<who>}, {x:<predicate>}.",
    "{x:“<Quote>,”} {s:<who>} {c:<quoting>}, {x:“but not this year.”}",
    "{x:“<Quote>,”} {c:<quoting>} {s:<who>}. {x:“<Quote>.”}",
    "{x:“<Quote>. <Quote>,”} {s:<who>} {c:<quoting>}. {x:“<Quote>. <Quote>.”}",
    "{x:“<Quote>,”} {s:<last>} {c:said}. {x:“<Quote>.}\n{x:“<Quote>. <Quote>.”}",
    "{x:<Claim>}, {s:its chief executive, <first> <last>,} {c:said}.",
    "{s:Its director, <first> <last>,} {c:<say>} {x:<claim>}.",
    "{s:She} {c:said} {x:that <claim>, which she called a scandal, and that <claim>}.",
)
SENTENCES = (*_PLAIN, *_ACCORDING, *_QUOTED, *_NOUNS, *_PASSIVE, *_INSERTED)

_RELAYS = (  # one says what another said: the whole is what the first says
    "{s1:<Medium>} {c1:reported}[ <day>], {c2:<sharing>} {s2:<unnamed>}, {x12:that <claim>}.",
    "{x12:<Claim>}, {s1:<medium>} {c1:[reported|said|reports]}[ <day>],"
    " {c2:<sharing>} {s2:<unnamed>}.",
    "{x12:<Claim>}, {c1:according to} {s1:<medium>}, {c2:<sharing>} {s2:people <aware>}.",
    "{c2:Citing} {s2:<unnamed>}, {s1:<medium>} {c1:<after>} {x12:that <claim>}.",
    "{c2:Citing} {s2:<writing>}, {s1:<medium>} {c1:reported} {x12:that <claim>}.",
    "{s:<Person>} {c:<say>} {x:officials had told [him|her] that <claim>}.",
    "{s:<Person>} {c:said} {x:[his|her] doctor told [him|her] <claim>}.",
    "{s:<Office>} {c:told} <listener> {x:that <body> had confirmed that <claim>}.",
    "{s:<Medium>} {c:reported} {x:that <unnamed> said <claim>}.",
    "<Medium> {c:quoted} {s:<unnamed>} {c:as saying} {x:[that ]<claim>}.",
    "{s:<Voice>} {c:[repeated|referred to|pointed to]} {x:an earlier statement}.",
)
_SEVERAL = (
    "{s12:<Office>} {c1:<say>} {x1:<claim>} and {c2:warned} {x2:that <claim>}.",
    "{s12:<Who>} {c1:confirmed} {x1:that <claim>} but {c2:denied} {x2:that <claim>}.",
    "{x1:“<Quote>,”} {s12:<who>} {c1:<quoting>}, {c2:[adding|noting|insisting]} {x2:that <claim>}.",
    "{s12:<Who>} {c1:<say>} {x1:<claim>}, {c2:adding:} {x2:“<Quote>.”}",
    "{s1:<Body>} {c1:says} {x1:<claim>}, but {s2:<unnamed>} {c2:said} {x2:<claim>}.",
    "{s1:<Person>} {c1:testified} {x1:that <claim>}, {s2:her lawyer} {c2:argued}"
    " {x2:that <claim>}, and {s3:the judge} {c3:said} {x3:both would be heard}.",
    "While {s1:<body>} {c1:insists} {x1:<claim>}, {s2:<crowd>} {c2:say} {x2:<claim>}.",
    "{s1:One official} {c1:said} {x1:<claim>}; {s2:a second} {c2:said} {x2:<claim>}.",
    "{s1:<Unnamed>} {c1:said} {x1:<claim>}.¶"
    " {s=anonymous:[They|One of them|The source|The official]} {c:added} {x:that <claim>}.",
    "{s:<Who>} {c:<say>} {x:<claim>}.¶ {x:“<Quote>,”} {s:[he|she|they]} {c:<quoting>}.",
    "{s:<Who>} {c:<say>} {x:<claim>}.¶ {s:<Body>} {c:denies} {x:<charge>}.",
    "{s:<Last>} {c:wrote} <day>: {x:“<Quote>.”}¶ {s:[He|She]} {c:added:} {x:“<Quote>.”}",
    "<Filler> But {s:<unnamed>} {c:<say>} {x:[that ]<claim>}.",
    "<Decoy> {s:<Who>} {c:<say>} {x:[that ]<claim>}.",
    "{x:<Claim>}, {s:<unnamed>} {c:said}.¶ <Decoy>",
)
PASSAGES = (  # paragraphs of their own
    "{s:<LAST>}{c::} {x:<Claim>. <Quote>.}\n{x:<Quote>. <Claim>.}",
    "{s:Q}{c::} {x:[Why now|Will you stay|What happened|Is it true that <claim>]?}\n¶"
    "{s:A}{c::} {x:<Claim>. <Quote>.}",
    "{x:“<Quote>,”} {s:<person>} {c:<quoting>}.\n{x:“<Quote>. <Quote>.”}",
    "{s:<Who>} {c:[said|wrote|posted]:}\n{x:“<Quote>. <Quote>.”}",
)
_CAPTIONS = (
    "{s:<First> <last>} {c:says} {x:<claim>}. (Photo: Kit Farrelly)",
    "The harbor in <place>, where {s:officials} {c:say} {x:<claim>}. Photo: Wren Halloway",
)
LONGER = (*_RELAYS, *_SEVERAL, *_CAPTIONS)
