"""Whom a verb is said of."""

import pytest

from newsapp.policy.subjects import subject_of


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("the firm hid the tests", "hid", "the firm"),
        ("the firm had knowingly hidden the tests", "hidden", "the firm"),
        ("Hale Bank had falsified its books", "falsified", "Hale Bank"),
        ("Bank of Hull falsified its books", "falsified", "Bank of Hull"),
        ("he lied", "lied", "he"),
        ("that bosses bullied them", "bullied", "bosses"),
        ("the chief executive bullied them", "bullied", "the chief executive"),
        # an apposition
        ("Hale Bank, which owns the mill, falsified its books", "falsified", "Hale Bank"),
        ("the firm, a supplier of gas, hid the tests", "hid", "the firm"),
        # a noun of wrongdoing behind a verb
        ("the judge took bribes", "bribes", "the judge"),
        ("the clinic committed fraud", "fraud", "the clinic"),
        ("the mayor was involved in bribing planners", "bribing", "the mayor"),
        # passive: who did it stands behind “by”
        ("three nurses were bullied by the director", "bullied", "the director"),
        ("the records were falsified at night by two clerks", "falsified", "two clerks"),
        # passive, and nobody is said to have done it
        ("the records were falsified", "falsified", ""),
        # nobody at all
        ("illegal immigration", "illegal", ""),
        ("", "", ""),
        (", hid", "hid", ""),
    ],
)
def test_subject(text: str, verb: str, who: str) -> None:
    start = text.index(verb)
    assert subject_of(text, start, start + len(verb)) == who
