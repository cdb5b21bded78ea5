"""The policies of a desk: copied, edited, compared, put in force, read from a file and exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsapp.corpus.actions.policies import add_policy
from newsapp.corpus.models import Desk, DeskPolicy, PolicyDocument, User
from newsapp.corpus.queries.policies import documents_of, policy_in_force, policy_of
from newsapp.policy import RULES, preset, preset_slugs, read_policy, write_toml
from newsapp.policy.types import RuleSettings
from newsapp.web.forms.policies import PolicyForm, initial_of
from newsapp.web.policy_pages import own_policies
from tests.web.asking import Asking

pytestmark = pytest.mark.django_db

AS = Callable[[User], Asking]


@pytest.fixture
def own(desk: Desk, standards: User) -> DeskPolicy:
    return add_policy(desk, preset(), name="Harbour rules", by=standards)


def place(name: str, own: DeskPolicy, *more: object) -> str:
    return reverse(name, args=[own.desk.slug, own.slug, *more])


def filled(own: DeskPolicy, **changes: object) -> dict[str, object]:
    """What the form sends when nothing but ``changes`` was touched; None takes a field away."""
    stands = initial_of(policy_of(documents_of(own)[0]))
    values: dict[str, object] = {**stands, "revision": own.revision, "note": ""}
    values |= {
        name.replace("_", "-", 1) if name[1].isdecimal() else name: value
        for name, value in changes.items()
    }
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_an_only_desk_opens_at_once_and_a_reader_is_led_to_the_rules(
    as_person: AS, editor: User, reader: User, desk: Desk
) -> None:
    assert as_person(editor).get("/policies/").response["Location"] == "/desks/city/policies/"
    assert as_person(reader).get("/policies/").response["Location"] == "/rules/"


def test_presets_and_own_policies_are_listed_with_the_one_in_force(
    as_person: AS, editor: User, own: DeskPolicy
) -> None:
    answer = as_person(editor).get("/desks/city/policies/")
    names = [link.get_text() for link in answer.page.select(".policies h3 a")]
    assert names == ["Harbour rules", *(preset(slug).name for slug in preset_slugs())]
    assert len(answer.page.select(".badge")) == 1
    assert "began as a copy of Default, version 1" in answer.page.get_text()
    assert not answer.page.select(".policies form"), "an editor reads"


def test_the_list_asks_as_often_for_one_policy_as_for_many(
    own: DeskPolicy, standards: User
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            listed = own_policies(own.desk)
        assert {item.latest_number for item in listed} == {1}
        return len(asked)

    one = queries()
    for name in ("Sport rules", "Court rules"):
        add_policy(own.desk, preset(), name=name, by=standards)
    assert queries() == one


@pytest.mark.parametrize(
    ("rule", "thresholds", "said"),
    [
        # What is counted is said once: by the meaning where it names it,
        ("S09", {"words": 4}, "Quoted words from which on it counts: 4"),
        # by the unit where it does not, and one is no plural.
        ("S19", {"sentences": 3}, "How near a named member must stand: 3 sentences"),
        ("S19", {"sentences": 1}, "How near a named member must stand: 1 sentence"),
        ("S02", {"sources": 3}, "Independent unnamed sources that a claim needs: 3 people"),
    ],
)
def test_the_numbers_of_a_rule_are_read_as_a_sentence(
    as_person: AS,
    editor: User,
    standards: User,
    desk: Desk,
    rule: str,
    thresholds: dict[str, float],
    said: str,
) -> None:
    asked = RuleSettings(RULES[rule].severity, thresholds=thresholds)
    own = add_policy(desk, replace(preset(), rules={rule: asked}), name="Ours", by=standards)
    assert said in as_person(editor).get(place("policy", own)).text_of(".rule:not(.off)")


def test_a_preset_is_copied_and_opens_in_the_form(
    as_person: AS, standards: User, desk: Desk
) -> None:
    answer = as_person(standards).post_plain(
        "/desks/city/policies/copy/", preset="default", name="Our own"
    )
    row = DeskPolicy.objects.get(desk=desk)
    assert answer.response["Location"] == place("policy-edit", row)
    assert (row.name, row.copied_from, row.in_force) == ("Our own", preset().label, False)


def test_a_name_that_is_taken_copies_nothing(
    as_person: AS, standards: User, own: DeskPolicy
) -> None:
    asking = as_person(standards)
    asking.post_plain("/desks/city/policies/copy/", preset="default", name="harbour RULES")
    assert "already" in asking.get("/desks/city/policies/").text_of(".messages")
    assert DeskPolicy.objects.count() == 1


def test_the_form_offers_every_setting_with_its_unit_and_limits(
    as_person: AS, standards: User, own: DeskPolicy
) -> None:
    answer = as_person(standards).get(place("policy-edit", own))
    for rule in RULES.values():
        shown = answer.text_of(f"#rule-{rule.id}")
        assert rule.name in shown
        for name, threshold in rule.takes_thresholds.items():
            assert threshold.unit in shown
            field = answer.one(f"#id_{rule.id}-{name}")
            assert float(str(field["min"])) == threshold.lowest
            assert float(str(field["max"])) == threshold.highest
        assert bool(answer.page.select(f"#id_{rule.id}-lexicon")) is rule.takes_words


def test_what_the_form_shows_is_what_it_saves(own: DeskPolicy) -> None:
    for slug in preset_slugs():
        policy = preset(slug)
        form = PolicyForm(
            {**{k: v for k, v in initial_of(policy).items() if v is not False}, "revision": 1},
            policy=policy,
        )
        assert form.is_valid(), form.errors
        said = form.policy(slug=policy.slug, version=policy.version, name=policy.name)
        # A rule that a policy does not name is off, and stands in the form as one that is off.
        on = {rule: one for rule, one in said.rules.items() if one.enabled}
        assert on == {rule: one for rule, one in policy.rules.items() if one.enabled}
        assert (said.blocking, said.attestations) == (policy.blocking, policy.attestations)


def test_a_save_makes_one_document_with_its_note(
    as_person: AS, standards: User, own: DeskPolicy
) -> None:
    answer = as_person(standards).post_plain(
        place("policy-edit", own),
        **filled(
            own,
            S09_words="7",
            S06_lexicon="trader\n\n  close to   the talks \ntrader",
            S18_on=None,
            S04_severity="block",
            attested_rules=["S04"],
            attested_fields=["identity_known", "motive"],
            note="seven words, and no hearsay rule",
        ),
    )
    assert answer.response["Location"] == place("policy", own)
    newest, first = documents_of(own)
    assert (newest.number, newest.note, newest.by) == (
        2,
        "seven words, and no hearsay rule",
        standards,
    )
    said = policy_of(newest)
    assert said.rules["S09"].thresholds["words"] == 7
    assert said.rules["S06"].words == ("trader", "close to the talks")
    assert not said.rules["S18"].enabled
    assert said.rules["S04"].severity == "block"
    assert said.attestations_for("S04") == ("identity_known", "motive")
    assert policy_of(first).rules["S09"].thresholds["words"] == 4


def test_saving_without_a_change_makes_no_document(
    as_person: AS, standards: User, own: DeskPolicy
) -> None:
    said = filled(own)
    as_person(standards).post_plain(place("policy-edit", own), **said)
    first = documents_of(own).count()
    own.refresh_from_db()
    as_person(standards).post_plain(
        place("policy-edit", own), **(said | {"revision": own.revision})
    )
    assert documents_of(own).count() == first


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"S09_words": "0"}, "S09"),  # below the limit
        ({"S09_words": "many"}, "S09"),  # no number
        ({"S06_lexicon": "x" * 101}, "S06"),  # a word that is too long
        ({"S04_severity": "grave"}, "S04"),  # no severity
        ({"attested_rules": ["S04"]}, "attested fields"),  # a rule that asks for nothing
        ({"attested_fields": ["motive"]}, "attested rules"),  # asked for by no rule
    ],
)
def test_a_fault_is_told_by_its_place_and_keeps_what_was_chosen(
    as_person: AS, standards: User, own: DeskPolicy, changes: dict[str, object], fault: str
) -> None:
    sent = filled(own, S05_severity="medium", **changes)
    answer = as_person(standards).post_plain(place("policy-edit", own), **sent)
    assert answer.status == 422
    assert fault in answer.text_of(".notice.error")
    chosen = answer.one("#id_S05-severity option[selected]")
    assert chosen["value"] == "medium"
    assert documents_of(own).count() == 1


def test_two_editors_see_both_sides_and_nothing_is_overwritten(
    as_person: AS, standards: User, administrator: User, own: DeskPolicy
) -> None:
    mine = filled(own, S09_words="9", note="nine")
    as_person(administrator).post_plain(place("policy-edit", own), **filled(own, S09_words="6"))
    answer = as_person(standards).post_plain(place("policy-edit", own), **mine)
    assert answer.status == 409
    row = [cell.get_text() for cell in answer.page.select("#differences tbody tr")[0]("td")]
    assert row == ["6", "9"]
    assert "Ada Administrator" in answer.text_of("#conflict")
    assert answer.one("#id_S09-words")["value"] == "9"
    assert documents_of(own).count() == 2
    # The form carries the present revision: saving it again is meant.
    revision = str(answer.one("[name=revision]")["value"])
    again = as_person(standards).post_plain(
        place("policy-edit", own), **(mine | {"revision": revision})
    )
    assert again.status == 302
    assert policy_of(documents_of(own)[0]).rules["S09"].thresholds["words"] == 9


def test_two_versions_are_compared_setting_by_setting(
    as_person: AS, editor: User, standards: User, own: DeskPolicy
) -> None:
    as_person(standards).post_plain(
        place("policy-edit", own), **filled(own, S09_words="6", S24_on=None)
    )
    answer = as_person(editor).get(place("policy-compare", own), earlier="1", later="2")
    rows = {
        row.th.get_text(): [cell.get_text() for cell in row("td")]  # type: ignore[union-attr]
        for row in answer.page.select("#differences tbody tr")
    }
    assert rows["S09 Anonymous direct quote: words"] == ["4", "6"]
    assert rows["S24 Unnamed spokesperson"] == ["on", "off"]
    assert as_person(editor).get(place("policy-compare", own), earlier="1", later="9").status == 404


def test_a_policy_is_put_in_force_and_out_again(
    as_person: AS, standards: User, desk: Desk, own: DeskPolicy
) -> None:
    asking = as_person(standards)
    asking.post_plain(place("policy-put-in-force", own), revision=own.revision)
    assert policy_in_force(desk).slug == own.slug
    assert "Harbour rules" in asking.get("/rules/S04/").text_of("#settings-city")
    own.refresh_from_db()
    asking.post_plain(place("policy-put-out-of-force", own), revision=own.revision)
    assert policy_in_force(desk) == preset()


def test_a_stale_switch_is_refused(
    as_person: AS, standards: User, desk: Desk, own: DeskPolicy
) -> None:
    as_person(standards).post_plain(place("policy-put-in-force", own), revision=own.revision + 1)
    assert policy_in_force(desk) == preset()


@pytest.mark.parametrize("format", ["toml", "json"])
def test_what_is_exported_is_read_again(
    as_person: AS, editor: User, standards: User, desk: Desk, own: DeskPolicy, format: str
) -> None:
    file = as_person(editor).get(place("policy-export", own, 1, format))
    assert f'filename="{own.slug}-1.{format}"' in file.response["Content-Disposition"]
    assert read_policy(file.body).digest == policy_of(documents_of(own)[0]).digest
    answer = as_person(standards).post_plain(
        "/desks/city/policies/import/",
        file=SimpleUploadedFile(f"rules.{format}", file.response.content),
        name="Read from a file",
    )
    row = DeskPolicy.objects.get(name="Read from a file")
    assert answer.response["Location"] == place("policy", row)
    assert f"rules.{format}" in documents_of(row)[0].note
    assert not row.in_force


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'slug = "a"\nversion = one\n', "Line 2"),  # not TOML
        (
            write_toml(preset()).replace('severity = "low"', 'severity = "grave"', 1).encode(),
            "grave",
        ),  # an unknown severity
        (b'{"slug": "a",\n "version": }', "Line 2"),  # not JSON
        (b"\xff\xfe\x00", "UTF-8"),  # no text
    ],
)
def test_a_broken_file_says_where_and_stores_nothing(
    as_person: AS, standards: User, desk: Desk, content: bytes, says: str
) -> None:
    answer = as_person(standards).post_plain(
        "/desks/city/policies/import/", file=SimpleUploadedFile("broken", content)
    )
    assert answer.status == 422
    assert says in answer.page.get_text()
    assert not DeskPolicy.objects.exists()
    assert not PolicyDocument.objects.exists()


def test_the_faulty_line_is_shown_among_its_neighbours(
    as_person: AS, standards: User, desk: Desk
) -> None:
    answer = as_person(standards).post_plain(
        "/desks/city/policies/import/",
        file=SimpleUploadedFile("broken.toml", b'slug = "a"\nversion = one\nname = "A"\n'),
    )
    assert answer.text_of(".source-lines .faulty") == "version = one"
