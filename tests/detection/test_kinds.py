"""Kinds by the words of one mention, and by what stands beside a lone name."""

from __future__ import annotations

import pytest

from newsapp.detection import Kind
from tests.detection.marked import read

ORGANIZATION, PERSON, MEDIA = Kind.ORGANIZATION, Kind.NAMED_PERSON, Kind.MEDIA
DOCUMENT, COLLECTIVE, ANONYMOUS = Kind.DOCUMENT, Kind.COLLECTIVE, Kind.ANONYMOUS


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        # newspapers by their last word, by their first, agencies
        ("The Columbus Ledger", MEDIA),
        ("The Meridian Ledger", MEDIA),
        ("The Daily Crier", MEDIA),
        ("Norland News Agency", MEDIA),
        ("State television", MEDIA),
        ("the state news agency", MEDIA),
        # a paper that somebody wrote, one that is printed daily
        ("A confidential paper", DOCUMENT),
        ("A confidential report", DOCUMENT),
        ("a paper published on Monday", DOCUMENT),
        ("a local paper", MEDIA),
        ("Their paper", DOCUMENT),
        ("The white paper", DOCUMENT),
        # names of bodies may end like documents
        ("Nimbus Data", ORGANIZATION),
        ("The Halden Geological Survey", ORGANIZATION),
        ("The Harbor Treaty", DOCUMENT),
        # who reads out what a film says
        ("The narrator", DOCUMENT),
        # bodies known by name though they read like somebody's; "for" inside a name
        ("Wells Fargo", ORGANIZATION),
        ("Citizens for Clean Rivers", ORGANIZATION),
        ("the Center for Flood Research", ORGANIZATION),
        # members, in any place of a sentence; who speaks for a named body
        ("One Tory MP", ANONYMOUS),
        ("A Corvane representative", Kind.SPOKESPERSON),
        ("representatives of the bank", Kind.SPOKESPERSON),
        ("A union representative", ANONYMOUS),
        ("A Vellum publicist", Kind.SPOKESPERSON),
        # by a last word of firms, of newspapers that merged, of staffs
        ("Tollgate Foods", ORGANIZATION),
        ("Lark Biosciences", ORGANIZATION),
        ("The General Staff", ORGANIZATION),
        ("the Herald-Times", MEDIA),
        # a third of them, and the third of them
        ("A third of voters", COLLECTIVE),
        ("A third person", ANONYMOUS),
        # papers and minutes
        ("The paper, published in Tidal Science,", DOCUMENT),
        ("The minutes of the meeting", DOCUMENT),
        ("The recipe", DOCUMENT),
        # who is told by what they know
        ("Bankers working on the listing", ANONYMOUS),
        ("Evacuees", COLLECTIVE),
        # clauses without "who", with a participle
        ("Analysts polled by Reuters", COLLECTIVE),
        ("all the experts she asked", COLLECTIVE),
        ("A union representing pilots", ORGANIZATION),
        ("a Post database tracking storms", DOCUMENT),
        ("Protesters marching through the rain", COLLECTIVE),
        # prefixes do not change what somebody is
        ("His ex-wife", PERSON),
        ("Many African-Americans", COLLECTIVE),
        # nations with "the" are their governments
        ("The Russians", ORGANIZATION),
        ("Russians", COLLECTIVE),
        # bodies of which one is named
        ("Unions including the Harbor Workers", ORGANIZATION),
        ("Unions", COLLECTIVE),
        # an exact number is a circle, "several" experts are what experts say
        ("Two experts", ANONYMOUS),
        ("Several experts", COLLECTIVE),
        ("Several aides", ANONYMOUS),
        # who speaks up for somebody in public is nobody's secret
        ("Her surrogates", COLLECTIVE),
        # allies and friends are a crowd, one of them is not
        ("Her allies", COLLECTIVE),
        ("An ally of the mayor", ANONYMOUS),
        ("People on both sides", ANONYMOUS),
        # the public
        ("One questioner", COLLECTIVE),
        ("Children at the school", COLLECTIVE),
        # a member of parliament is somebody; the head of a company is known by office
        ("one Tory MP", ANONYMOUS),
        ("the chief executive", PERSON),
        # a figure at a company, figures in a table
        ("a senior figure at the company", ANONYMOUS),
        ("figures released on Monday", DOCUMENT),
        # members of a body are people, whatever the body
        ("Several members of the committee", ANONYMOUS),
        ("Several members of the public", COLLECTIVE),
        # what stands before a name says what it is
        ("The regional broadcaster Radio Delmar", MEDIA),
        ("the charity Open Harbor", ORGANIZATION),
        ("The insurer, Tarn Basin Mutual,", ORGANIZATION),  # the noun says what the name is of
        ("The retailer, Hobbs Lane,", ORGANIZATION),
        ("The bank, Maria Vale,", PERSON),  # a first name is stronger
        ("The publisher, Tomasz Kral,", PERSON),  # a noun of people too
        ("The ombudsman, Thessaly Krantz,", PERSON),
        ("The judge, Ana Ruiz,", PERSON),
        ("The army, General Oskar Vint,", PERSON),  # and so is a title
        ("Fenwick Dairies", ORGANIZATION),
        ("Halden police Chief Ada Voss", PERSON),
        ("organized labor", ORGANIZATION),
        # names with accents, hyphens, capitals inside, a title in the apposition
        ("Leïla Bint-Saïd", PERSON),
        ("Jean-Luc Étienne-Müller", PERSON),
        ("its chief executive, Ola Berg,", PERSON),
        ("Her niece, state Sen. Ada Voss,", PERSON),
        ("Anita Rawle KC", PERSON),
    ],
)
def test_kind_of_a_mention(source: str, kind: Kind) -> None:
    assert read(f"[{source}|said|it was late].").attributions[0].kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # persons are given in full first; where nothing tells, the word is a body or a country
        ("[Olmar|said|it was late].", ORGANIZATION),
        ("[Tarn|said|it was late]. Tarn Energy runs two mines.", ORGANIZATION),
        ("[Palisade|said|it was late]. Shares of the security firm Palisade fell.", ORGANIZATION),
        ("[Vell|said|it was late]. Vell’s parliament meets today.", ORGANIZATION),
        # unless it is called "he" or "she", has a wife or an age, or ends like a surname
        ("[Pasco|said|it was late]. She had been there since June.", PERSON),
        ("[Pasco|said|it was late]. Pasco’s wife agreed.", PERSON),
        ("[Pasco|said|it was late]. Pasco, 44, is a pilot.", PERSON),
        ("[Halvorsen|said|it was late].", PERSON),
        ("[McTavan|said|it was late]. He left.", PERSON),
        # a longer name that ends so
        ("[Haim|said|it was late]. South Korean-born Monte Haim is here.", PERSON),
        # famous without a first name
        ("[Putin|said|it was late].", PERSON),
        # "the paper" that was posted, and the one that is sold
        ("A new paper was posted. [The paper|said|it was late].", DOCUMENT),
        ("A study appeared. [The paper|said|it was late].", DOCUMENT),
        ("[The Halden Herald|said|so]. [The paper|said|it was late].", MEDIA),
        # one email, another
        ("[One email|says|so]. [Another|says|it was late].", DOCUMENT),
        ("[One clerk|said|so]. [Another|said|it was late].", ANONYMOUS),
        # an oil major is no officer; the deputy of whom the text spoke is not the mother
        ("[Tarnmark|said|it was late]. Oil major Tarnmark is here.", ORGANIZATION),
        (
            "The sheriff’s deputy fell. [His mother, Alma Reyes,|said|so]. [The deputy|said|why].",
            ANONYMOUS,
        ),
        # no name runs over a full stop
        ("It came from Northgate Harbor. [He|said|it was late].", PERSON),
        # "which" is never two people
        ("There are two big polluters, [which|said|it was late].", ORGANIZATION),
    ],
)
def test_kind_by_what_stands_beside_it(text: str, kind: Kind) -> None:
    assert read(text).attributions[-1 if text.count("[") > 1 else 0].kind is kind
