"""The engine: which findings count, in which order, and when a flag is the same flag."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsapp.policy
from newsapp.detection.types import (
    Act,
    Attribution,
    Detection,
    Kind,
    Quotation,
    ReasonType,
    Sentence,
    Source,
    Span,
    State,
)
from newsapp.policy import RULES, evaluate, fingerprint, preset
from newsapp.policy.catalogue import Rule
from newsapp.policy.notation import read
from newsapp.policy.types import Flag, Metadata, Policy, RuleSettings, Severity

PORT = (
    "<The port will close>, [anonymous#s:two sources] {said}. | "
    "{According to} [media:the Courier], <cranes were sold>. | "
    "[collective:Experts] {say} <trade will move north>. | "
    "[anonymous#s:Both sources] asked not to be named ~stock#s:as they were not authorised to "
    "speak~."
)  # fmt: skip

EVERY_RULE = Policy("all", 1, "All", Severity.HIGH, {one: RULES[one].default for one in RULES})


def flags(detection: Detection) -> list[tuple[str, str | None]]:
    found = evaluate(detection, preset(), Metadata())
    return [(flag.rule, flag.source_id) for flag in found]


def test_flags_come_in_reading_order_then_by_rule() -> None:
    assert flags(read(PORT)) == [
        ("S05", "s"),
        ("S06", "s"),
        ("S14", "media"),
        ("S19", "collective"),
    ]


def test_severity_comes_from_the_policy_and_a_rule_that_is_off_is_silent() -> None:
    rules = {
        "S06": RuleSettings(Severity.BLOCK),
        "S19": RuleSettings(Severity.HIGH, enabled=False),
    }
    policy = Policy("ours", 3, "Ours", Severity.BLOCK, rules)
    (flag,) = evaluate(read(PORT), policy, Metadata())
    assert (flag.rule, flag.severity) == ("S06", Severity.BLOCK)


def test_a_rule_that_yields_adds_nothing_where_the_other_has_spoken() -> None:
    both = {
        "S01": RuleSettings(Severity.HIGH),
        "S02": RuleSettings(Severity.HIGH, thresholds={"sources": 3}),
    }
    detection = read(
        "[anonymous:An aide] {said} <so>. | [anonymous#c:Two clerks] {said} <that it rained>."
    )
    found = evaluate(detection, Policy("ours", 1, "Ours", Severity.HIGH, both), Metadata())
    assert [(flag.rule, flag.attribution_ids) for flag in found] == [
        ("S01", ("a100",)),
        ("S02", ("a101",)),
    ]
    alone = {"S02": both["S02"]}
    found = evaluate(detection, Policy("ours", 1, "Ours", Severity.HIGH, alone), Metadata())
    assert [flag.rule for flag in found] == ["S02", "S02"]


def test_a_rejected_attribution_fires_nothing_and_lends_no_mention() -> None:
    detection = read(
        "[anonymous#s:A source] {said} <no>. | [anonymous#s:the Tory source] {!joked} <that "
        "rain fell>."
    )
    (flag,) = [flag for flag in evaluate(detection, preset(), Metadata()) if flag.rule == "S06"]
    assert [span.of(detection.text) for span in flag.spans] == ["A source"]
    assert flags(read("[anonymous:A source] {!said} <no>.")) == []


def test_a_source_without_a_statement_fires_nothing() -> None:
    assert (
        flags(read("[anonymous:Officials] met on Monday. [anonymous:They] {?hope} <to agree>."))
        == []
    )


def test_evaluating_twice_gives_the_same() -> None:
    assert evaluate(read(PORT), preset(), Metadata()) == evaluate(read(PORT), preset(), Metadata())


def test_every_rule_of_the_catalogue_stands_in_the_registry() -> None:
    folder = Path(newsapp.policy.__file__).parent / "rules"
    files = sorted(path.stem[:3].upper() for path in folder.glob("s*.py"))
    assert files == list(RULES) == [f"S{number:02}" for number in range(1, 31)]


def test_the_default_policy_has_the_eight_first_rules_as_the_catalogue_sets_them() -> None:
    assert list(preset().rules) == ["S04", "S05", "S06", "S09", "S14", "S18", "S19", "S24"]
    for rule_id, settings in preset().rules.items():
        assert settings == RULES[rule_id].default


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_explains_itself_and_cites_with_a_year(rule: Rule) -> None:
    assert rule.name
    assert rule.summary.endswith(".")
    assert all(citation.organization and citation.year for citation in rule.citations)
    assert rule.why.endswith(".")
    for citation in rule.citations:
        assert citation.via or not citation.reported
        assert ("as reported by" in str(citation)) is citation.reported
    assert rule.is_house_rule is (rule.id in ("S21", "S23"))
    for name, threshold in rule.takes_thresholds.items():
        assert threshold.lowest <= threshold.default <= threshold.highest
        assert rule.default.thresholds[name] == threshold.default
        assert threshold.meaning
        assert threshold.unit


@pytest.mark.parametrize("flag", evaluate(read(PORT), preset(), Metadata()), ids=lambda f: f.rule)
def test_a_flag_says_in_one_sentence_each_what_is_wrong_and_what_would_do(flag: Flag) -> None:
    for sentence in (flag.message, flag.remedy):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith(".")
        assert ". " not in sentence
    assert flag.spans


# --- when is a flag the same flag?


def one_flag(detection: Detection, rule: str) -> Flag:
    (flag,) = [flag for flag in evaluate(detection, preset(), Metadata()) if flag.rule == rule]
    return flag


def test_it_stays_the_same_when_the_text_around_it_moves() -> None:
    before, after = read(PORT), read("It rained in Hull. | " + PORT)
    # the numbers of the attributions are part of the article here: give them back
    numbers = {one.id: f"a{int(one.id[1:]) - 1}" for one in after.attributions}
    after = replace(
        after, attributions=tuple(replace(one, id=numbers[one.id]) for one in after.attributions)
    )
    for rule in ("S05", "S06", "S14", "S19"):
        one, other = one_flag(before, rule), one_flag(after, rule)
        assert one.spans != other.spans
        assert fingerprint(one, before) == fingerprint(other, after)


def test_it_stays_the_same_under_another_severity_or_wording() -> None:
    detection = read(PORT)
    flag = one_flag(detection, "S06")
    other = replace(flag, severity=Severity.LOW, message="Other.", remedy="Words.")
    assert fingerprint(other, detection) == fingerprint(flag, detection)


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        # one mention more
        ("S06", PORT + " | [anonymous#s:The sources] {added} <nothing>."),
        # the same words once more
        ("S06", PORT + " | [anonymous#s:Both sources] {added} <nothing>."),
        # another reason
        ("S05", PORT.replace("not authorised to speak", "not allowed to speak")),
        # another claim relayed
        ("S14", PORT.replace("cranes were sold", "cranes were bought")),
        # another source with the same words
        ("S06", PORT.replace("#s:", "#t:")),
    ],
)
def test_it_is_another_flag_when_source_or_evidence_change(rule: str, changed: str) -> None:
    before, after = read(PORT), read(changed)
    assert fingerprint(one_flag(before, rule), before) != fingerprint(one_flag(after, rule), after)


def test_two_findings_on_the_same_words_are_two_flags() -> None:
    detection = read("He {reportedly} <left>. | He {reportedly} <left>.")
    first, second = evaluate(detection, preset(), Metadata())
    assert fingerprint(first, detection) != fingerprint(second, detection)


def test_a_long_article_is_checked_in_a_moment() -> None:
    line = (
        "<The port will close>, [anonymous#s{n}:two sources] {{said}}. | "
        "[media#m{n}:The Courier] {{reported}} <“that the cranes were all sold”>. | "
        "[collective#c{n}:Experts] {{say}} <trade will move>. | "
        "[spokesperson#p{n}:A spokesman] {{said}} <no>. "
    )
    detection = read(" | ".join(line.format(n=number) for number in range(100)))
    assert len(detection.attributions) == 400
    found = evaluate(detection, preset(), Metadata())
    assert len(found) == 5 * 100


# Everything that a rule looks for, and text that is none of it: 124 words and four attributions.
PASSAGE = (
    "[anonymous#s{n}:An official at the ministry] {{said}} <the port in district {n} would close "
    "and that the firm had hidden the tests>. | {{According to}} [media#m{n}:the Courier], <“the "
    "cranes were all sold to a buyer abroad”>. | [collective#c{n}:Experts] {{say}} <trade will "
    "move north>. | [anonymous#s{n}:He] {{added}} <that the mayor was lazy and had taken bribes>. "
    "!@The firm@ did not respond!. The road to the harbour runs past the old mills, which were "
    "built when the river was still the town’s main street, and nobody who lives there can "
    "remember a winter in which the water did not come into the cellars at least once, as it did "
    "again in the first week of the year. The council keeps a list of the houses. It was a “wet” "
    "year.\n\n| "
)


def test_the_time_of_all_rules_grows_with_the_length_and_no_faster() -> None:
    """A text ten times as long takes about ten times as long: linear rules have no room for more.

    ``scripts/measure_rules.py`` prints the time itself: 50,000 words with 2,000 attributions.
    """

    def seconds(passages: int) -> float:
        detection = read("".join(PASSAGE.format(n=number) for number in range(passages)))
        elapsed = []
        for _ in range(3):  # the best of three: other work on the machine must not decide
            begin = time.process_time()
            evaluate(detection, EVERY_RULE, Metadata())
            elapsed.append(time.process_time() - begin)
        return min(elapsed)

    short, long = seconds(30), seconds(300)
    assert long < 25 * short
    assert long < 1.5  # seconds of processor time, on a machine that has other work


def test_a_source_without_mentions_is_shown_by_its_cue() -> None:
    detection = read("[anonymous:A source] {said} <no>.")
    bare = Source("s", "a source", Kind.ANONYMOUS, None, 1, ())
    statement = replace(detection.attributions[0], source=(), source_id="s")
    detection = replace(detection, sources=(bare,), attributions=(statement,))
    assert one_flag(detection, "S04").spans == (Span(9, 13), Span(14, 16))


# --- whatever people mark by hand, the rules give an answer

PIECES = (
    "two sources|said|a spokesman|told the Financial Times|“we are out of cash”|experts|say|"
    "it is believed|,|.|reportedly|Tom Hale|😀|\n|confirmed|who was in the room"
)
WORDS = st.sampled_from(PIECES.split("|"))


@st.composite
def marked_by_hand(draw: st.DrawFn) -> Detection:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=40)))
    places = st.integers(0, len(text))

    def spans() -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(places, places), max_size=2))
        return tuple(sorted(Span(min(p), max(p)) for p in pairs if p[0] != p[1]))

    kinds = draw(st.lists(st.sampled_from(Kind), max_size=5))
    made = [
        Attribution(
            f"a{number}",
            spans(),
            spans(),
            spans(),
            kind,
            draw(st.sampled_from(Act)),
            draw(st.sampled_from(Quotation)),
            None if kind is Kind.NONE else f"s{number}",
            1.0,
            "",
            state=draw(st.sampled_from(State)),
        )
        for number, kind in enumerate(kinds)
    ]
    sources = tuple(
        Source(
            f"s{number}",
            "it",
            kind,
            None,
            1,
            spans(),
            spans(),
            draw(st.sampled_from([None, *ReasonType])),
        )
        for number, kind in enumerate(kinds)
        if kind is not Kind.NONE
    )
    cut = draw(st.lists(places, max_size=4))
    edges = sorted({0, len(text), *cut})
    return Detection(
        text,
        "en",
        "by hand",
        sentences=tuple(Sentence(Span(a, b), 1) for a, b in pairwise(edges)),
        quotations=spans(),
        attributions=tuple(one for one in made if one.source or one.cue or one.content),
        sources=sources,
    )


@given(marked_by_hand())
def test_every_detection_gets_flags_in_order_with_evidence(detection: Detection) -> None:
    found = evaluate(detection, EVERY_RULE, Metadata(title="Two sources", outlet="The Echo"))
    standing = {one.id for one in detection.attributions if one.state is not State.REJECTED}
    for flag in found:
        assert flag.spans == tuple(sorted(set(flag.spans))) != ()
        assert flag.message.endswith(".")
        assert set(flag.attribution_ids) <= standing
        assert len(fingerprint(flag, detection)) == 64
    starts = [flag.spans[0].start for flag in found]
    assert starts == sorted(starts)
