"""Furniture: lines that are not the story, by kind."""

from __future__ import annotations

from time import process_time

import pytest

from newsapp.detection import FurnitureKind, detect
from newsapp.detection.furniture import find_furniture
from newsapp.detection.paragraphs import find_paragraphs

BODY = "The port of Halden was quiet on Monday, and nothing moved there."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        # bylines
        ("By Ana Ruiz", FurnitureKind.BYLINE),
        ("By ANA RUIZ and Karl Brandt", FurnitureKind.BYLINE),
        ("Reporting by Ana Ruiz in Halden; editing by Karl Brandt", FurnitureKind.BYLINE),
        # a byline that gives the writer's desk, or only the desk
        ("By Wren Halloway, transport correspondent", FurnitureKind.BYLINE),
        ("By our arts correspondent", FurnitureKind.BYLINE),
        # credits
        ("Mira Okoye | KPA | Corvid Images", FurnitureKind.CREDIT),
        ("Photo: Mira Okoye/KPA", FurnitureKind.CREDIT),
        ("© 2026 Mira Okoye", FurnitureKind.CREDIT),
        # timestamps
        ("Updated 3:45 PM EDT, Mon May 4, 2026", FurnitureKind.TIMESTAMP),
        ("May 4, 2026", FurnitureKind.TIMESTAMP),
        ("Published 2 hours ago", FurnitureKind.TIMESTAMP),
        ("Updated March 4, 2031 9:12 a.m. ET", FurnitureKind.TIMESTAMP),
        ("Published at 18:40 on Tuesday", FurnitureKind.TIMESTAMP),
        # "Oct" and "Sat" end like a zone, and are none
        ("Updated 12:30 Oct 3, 2026", FurnitureKind.TIMESTAMP),
        ("12:30 Sat 3 Oct", FurnitureKind.TIMESTAMP),
        # links
        ("Read more: What the port board decided", FurnitureKind.LINK),
        ("Related: The long quiet of Halden", FurnitureKind.LINK),
        ("Click here for more on the port", FurnitureKind.LINK),
        # newsletters
        ("Sign up for our morning newsletter.", FurnitureKind.NEWSLETTER),
        ("Get the Harbor Briefing in your inbox every day", FurnitureKind.NEWSLETTER),
        # captions
        ("Ana Ruiz (left) and Karl Brandt (right) at the port.", FurnitureKind.CAPTION),
        # a caption is told by the credit at its end
        ("Workers leave the port in Halden. (Photo by Sam Oduya)", FurnitureKind.CAPTION),
        # an ordinary sentence, though it begins like one of these
        ("By Monday the port was quiet.", None),
        ("Follow the money, the auditors were told by the board in May.", None),
        ("The newsletter of the port board was quiet.", None),
    ],
)
def test_line(line: str, kind: FurnitureKind | None) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    found = {piece.span.of(text): piece.kind for piece in detect(text).furniture}
    assert found.get(line) == kind


@pytest.mark.parametrize(
    "unit",
    [
        "mon - ",  # marks between days
        "sat ",  # a day that ends like a zone
        "mon 1 jan ",  # a day with a date, or one before it
        "jan 112:30",  # which digits are the day's
        "12:30 at    ",  # space behind a word
    ],
)
def test_a_line_of_dates_that_is_no_timestamp_takes_a_moment(unit: str) -> None:
    text = f"{BODY}\n{unit * (390 // len(unit))}x"
    begun = process_time()
    found = find_furniture(text, find_paragraphs(text))
    assert process_time() - begun < 0.5
    assert FurnitureKind.TIMESTAMP not in {piece.kind for piece in found}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("11:05 Ana Ruiz says the port is quiet.", "11:05"),
        ("7:10 p.m. Ana Ruiz says the port is quiet.", "7:10 p.m."),
        # a number, no time of day
        ("11:99 Ana Ruiz says the port is quiet.", None),
        ("12 ships left the port.", None),
    ],
)
def test_time_of_an_entry(text: str, time: str | None) -> None:
    found = [p.span.of(text) for p in detect(text).furniture if p.kind is FurnitureKind.TIMESTAMP]
    assert found == ([time] if time else [])


def test_a_question_is_no_headline() -> None:
    text = f"Q: Why is the port so quiet?\n{BODY}"
    assert not [p for p in detect(text).furniture if p.kind is FurnitureKind.HEADLINE]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        # town, day, agency
        ("HALDEN, May 4 (KPA) — The port was quiet.", "HALDEN, May 4 (KPA) —"),
        ("HALDEN, Norland – The port was quiet.", "HALDEN, Norland –"),
        ("ST. ODILE -- The port was quiet.", "ST. ODILE --"),
        # the agency alone
        ("(Reuters) - The port was quiet.", "(Reuters) -"),
    ],
)
def test_dateline(text: str, dateline: str) -> None:
    (piece,) = detect(text).furniture
    assert (piece.kind, piece.span.of(text)) == (FurnitureKind.DATELINE, dateline)


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        # at most twenty words and no final stop
        ("Port of Halden to close", True),
        ("Will the port of Halden close?", True),
        ("The port of Halden will close.", False),
        (" ".join(["port"] * 21), False),
    ],
)
def test_headline(first: str, is_headline: bool) -> None:
    kinds = [piece.kind for piece in detect(f"{first}\n{BODY}").furniture]
    assert kinds == ([FurnitureKind.HEADLINE] if is_headline else [])


def test_a_text_of_one_line_has_no_headline() -> None:
    assert detect("Port of Halden to close").furniture == ()
