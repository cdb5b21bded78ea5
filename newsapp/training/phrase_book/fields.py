"""What is said, in eight fields: clauses, quotations, and parts that make more of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """What a field talks about.

    ``subjects`` go with ``predicates`` ("would leave in January") and with ``states``, which stand
    behind "is said": "to be furious". ``heads`` are clauses as headlines have them.
    """

    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    states: tuple[str, ...]
    heads: tuple[str, ...]
    things: tuple[str, ...]


VIEWS = (
    "a scandal",
    "a disgrace",
    "a step in the right direction",
    "chaotic",
    "“a joke”",
    "deeply unfair",
    "“the end of an era”",
    "a gift to the other side",
    "“not good enough”",
    "long overdue",
)
CHARGES = (
    "the charge",
    "any wrongdoing",
    "the claims",
    "the accusation",
    "having taken money",
    "all the allegations",
    "knowing about the letter",
)
QUOTED = (
    "That is not true",
    "I have nothing to hide",
    "We did what we could",
    "It is what it is",
    "They gave us nothing",
    "You cannot plan for this",
    "It’s a mess",
    "I’m not going anywhere",
    "We’ll be back",
    "There is no plan B",
    "Ask me in a year",
    "I saw it with my own eyes",
    "This cannot go on",
    "We need answers, and we need them now",
    "Never again",
)
FRAGMENTS = ("a mess", "very disappointing", "out of the question", "nothing short of a miracle")

FIELDS = (
    Field(  # diplomacy and war
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
        ("the envoy", "the alliance", "the delegation", "the president", "<place>"),
        (
            "would not accept a partial truce",
            "had agreed to a second round of talks",
            "is ready to pull back from the river",
            "will recall its ambassador",
            "had been warned twice",
        ),
        ("to be preparing a new offer", "to have rejected the draft", "to favour a longer truce"),
        ("Truce will hold", "Talks collapse", "Ambassador to be recalled", "Border to reopen"),
        ("the treaty", "the truce", "the attack", "the sanctions"),
    ),
    Field(  # business
        (
            "the bank would cut 4,000 jobs",
            "the merger was no longer certain",
            "sales had fallen for a third quarter",
            "the plant in <place> would be sold",
            "profits had been overstated for years",
            "the offer was worth 21 crowns a share",
            "revenue rose 4 percent to $3.1 billion",
            "prices would rise again in autumn",
        ),
        ("The numbers speak for themselves", "We are in no hurry", "This deal makes sense"),
        ("the company", "the retailer", "the bank", "the chief executive", "the fund", "it"),
        (
            "would close two plants",
            "plans to raise £400m from shareholders",
            "had missed its target",
            "expects demand to recover next year",
            "is close to selling its airline",
            "will not pay a dividend",
        ),
        ("to be in talks about a sale", "to have hired advisers", "to be worth 2 billion crowns"),
        ("Bank to cut 4,000 jobs", "Merger off", "Airline near collapse", "Profits to halve"),
        ("the deal", "the offer", "the bonus", "the takeover"),
    ),
    Field(  # courts and police
        (
            "the witness had lied under oath",
            "the records were forged",
            "the suspect had fled to <place>",
            "the jury would hear from six experts",
            "the fire was set on purpose",
            "the driver had run a red light",
            "two men were arrested at the scene",
            "the ban was unlawful",
        ),
        ("My client is innocent", "The law is clear", "He was there and he saw it"),
        ("the suspect", "the accountant", "the driver", "<last>", "the officer", "the gang"),
        (
            "had moved money through three accounts",
            "was not in the house that night",
            "will be charged with fraud",
            "threatened a witness",
            "is cooperating with the inquiry",
            "would appeal",
        ),
        ("to have confessed", "to be under investigation", "to have left the country"),
        ("Two dead in crash", "Fire was arson", "Suspect fled", "Jury out in fraud trial"),
        ("the verdict", "the sentence", "the raid", "the arrest"),
    ),
    Field(  # sport
        (
            "the striker would miss the final",
            "the match would be replayed",
            "the club had run out of money",
            "the keeper had broken two fingers",
            "he would retire in June",
            "the transfer will not happen",
            "the transfer was all but done",
            "the pitch was not fit to play on",
        ),
        ("We lost because we were tired", "I am proud of the lads", "He is a fighter"),
        ("the midfielder", "the goalkeeper", "the club", "the manager", "the skater", "<last>"),
        (
            "will miss the rest of the season",
            "has agreed personal terms",
            "would leave in January",
            "failed a drugs test",
            "wants to stay for another year",
            "had turned down a new contract",
        ),
        ("to be interested in the winger", "to have made an offer", "to be unhappy at the club"),
        ("Striker out for season", "Coach to go", "Final moved to May", "Keeper wants to leave"),
        ("the refereeing", "the defeat", "the red card", "the transfer fee"),
    ),
    Field(  # science and health
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
        ("the drug", "the virus", "the comet", "the team", "the hospital", "the new test"),
        (
            "halved the risk of a second stroke",
            "could reach the coast by spring",
            "did no better than a placebo",
            "would be ready within a year",
            "has been found in three districts",
            "may have formed far from the sun",
        ),
        ("to be safe", "to spread through the air", "to have been withdrawn"),
        ("Sleep helps memory", "Drug halves strokes", "Virus in water", "Glacier could vanish"),
        ("the result", "the trial", "the discovery", "the shortage of nurses"),
    ),
    Field(  # technology
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
        ("the start-up", "the new phone", "the network", "the firm", "the hackers", "the app"),
        (
            "would be shut down in March",
            "had ignored three warnings",
            "will cost twice as much",
            "is being tested in <place>",
            "had access to every account",
            "can be fooled by a photograph",
        ),
        ("to be working on a cheaper chip", "to have paid a ransom", "to be a year late"),
        ("App to close", "Passwords leaked", "Chip delayed again", "Phone to cost more"),
        ("the update", "the breach", "the recall", "the new design"),
    ),
    Field(  # towns
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
        ("the bridge", "the dam", "the library", "the market", "the ferry", "the pool"),
        (
            "would close in autumn",
            "had not been inspected since spring",
            "will be rebuilt next year",
            "is not safe",
            "cost four times as much as planned",
            "could be saved",
        ),
        ("to be beyond repair", "to have been sold", "to be the oldest in the country"),
        ("Dam is safe", "Bridge to close", "Pool saved", "Ferry fares to rise"),
        ("the plan", "the closure", "the new road", "the flood"),
    ),
    Field(  # government and culture
        (
            "the minister would resign",
            "the budget would be delayed",
            "the vote was rigged",
            "the tax would hit the poorest",
            "the album was finished",
            "the museum had known for years",
            "she would not run again",
            "the law would be withdrawn",
        ),
        ("I will serve out my term", "Enough is enough", "The people have spoken"),
        ("the minister", "the party", "the government", "the museum", "the singer", "parliament"),
        (
            "will call an early election",
            "had misled the house",
            "would scrap the tax",
            "is to quit before the summer",
            "has lost the support of her colleagues",
            "will not publish the letters",
        ),
        ("to be furious", "to be considering an early vote", "to have written the song alone"),
        ("Minister to quit", "Vote delayed", "Tax to be scrapped", "Tour off", "PM to stay on"),
        ("the budget", "the speech", "the decision", "the film"),
    ),
)
