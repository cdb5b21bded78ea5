"""json: documented, checked by its schema, and read back whole."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from newsapp.formats import JsonReadError, export, machine_form, read_json
from newsapp.formats.public import for_profile
from newsapp.policy import evaluate, preset
from newsapp.policy.types import Metadata, Profile
from tests.formats.reviewed_article import sample

SCHEMA = json.loads((files("newsapp.formats") / "schema/reviewed.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "formats.md"


def written(profile: Profile) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(export(sample(), "json", profile).content)
    return data


def complaints(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("profile", Profile)
def test_an_export_keeps_to_the_schema(profile: Profile) -> None:
    assert complaints(written(profile)) == []


def test_the_machine_form_keeps_to_the_schema() -> None:
    detection = sample().detection
    flags = evaluate(detection, preset(), Metadata())
    form = machine_form(detection, flags, "port", preset())
    assert complaints(json.loads(json.dumps(form))) == []
    assert form["policy"] == "default@1"
    assert list(form["flags"][0]) == [
        "rule",
        "severity",
        "source_id",
        "attribution_ids",
        "spans",
        "message",
        "remedy",
    ]


@pytest.mark.parametrize(
    ("profile", "spoil"),
    [
        # a key that nobody knows
        (Profile.PUBLIC, lambda data: data.update(extra=1)),
        # a public file with something internal in it
        (Profile.PUBLIC, lambda data: data.update(flags=[])),
        (Profile.PUBLIC, lambda data: data["attributions"][0].update(why="because")),
        (Profile.PUBLIC, lambda data: data["metadata"].update(desk="World")),
        # an internal file that does not say so
        (Profile.INTERNAL, lambda data: data.pop("notice")),
        # wrong values
        (Profile.INTERNAL, lambda data: data["attributions"][0].update(kind="nobody")),
        (Profile.INTERNAL, lambda data: data["attributions"][0].update(state="rejected")),
        (Profile.INTERNAL, lambda data: data["attributions"][0]["source"].append([3])),
        (Profile.INTERNAL, lambda data: data["flags"][0].update(decision={"outcome": "shrug"})),
        (Profile.INTERNAL, lambda data: data.update(text_sha256="abc")),
    ],
)
def test_the_schema_refuses(profile: Profile, spoil: Any) -> None:
    data = written(profile)
    spoil(data)
    assert complaints(data) != []


def test_every_key_is_documented_and_no_other() -> None:
    section = DOCUMENTATION.read_text("utf-8").partition("\n## json")[2].partition("\n## csv")[0]
    documented = re.findall(r"^\| `([\w.\[\]]+)` \|", section, re.MULTILINE)
    assert documented == keys_of(SCHEMA, "")


def test_every_column_of_csv_is_documented() -> None:
    section = DOCUMENTATION.read_text("utf-8").partition("\n## csv")[2].partition("\n## html")[0]
    listed = re.findall(r"^\| ([\w, ]+) \|", section, re.MULTILINE)
    documented = [name for line in listed[1:] for name in line.split(", ")]
    header = export(sample(), "csv", Profile.INTERNAL).content.decode("utf-8-sig").splitlines()[0]
    columns = header.split(",", len(documented))[:-1]
    assert sorted(documented) == sorted(columns)


def keys_of(schema: dict[str, Any], path: str) -> list[str]:
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    for choice in schema.get("oneOf", []):
        schema = {**schema, **choice}
    found = []
    for key, value in schema.get("properties", {}).items():
        found.append(f"{path}{key}")
        items = value.get("items", {})
        inner = f"{path}{key}[]." if items.get("properties") else f"{path}{key}."
        found += keys_of(items if items.get("properties") else value, inner)
    return found


def test_an_internal_export_reads_back_as_it_was() -> None:
    assert read_json(export(sample(), "json", Profile.INTERNAL).content) == sample()


def test_a_public_export_reads_back_as_what_is_public() -> None:
    public = for_profile(sample(), Profile.PUBLIC)
    assert read_json(export(sample(), "json").content) == public


def test_one_attribution_stands_on_one_line() -> None:
    lines = export(sample(), "json").content.decode().splitlines()
    assert sum(line.startswith('  {"id": "a') for line in lines) == 7
    assert len(lines) < 50


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda data: data.update(text=data["text"] + "!"), "text_sha256 is not that of the text"),
        (lambda data: data.update(schema="on-record@9"), "schema must be “on-record@1”"),
        (
            lambda data: data["attributions"][2].update(kind="ghost"),
            "attributions[2].kind must be one of named_person",
        ),
        (
            lambda data: data["attributions"][0].update(source=[[0, 99999]]),
            "attributions[0].source[0] must be [start, end] inside the text, not [0, 99999]",
        ),
        (
            lambda data: data["attributions"][0].update(source=[], cue=[], content=[]),
            "attributions[0].content is empty",
        ),
        (lambda data: data["sentences"][1].pop(), "sentences[1] must hold"),
        (lambda data: data["flags"][0]["decision"].update(at="noon"), "flags[0].decision.at is no"),
        (lambda data: data["attributions"][0].update(confidence="high"), "confidence must be"),
        (lambda data: data["sources"][0].update(name=7), "sources[0].name must be text"),
        (lambda data: data.update(version=True), "version must be a whole number"),
        (lambda data: data.update(metadata=None), "metadata must be an object"),
        (lambda data: data.update(flags="none"), "flags must be a list of objects"),
    ],
)
def test_a_spoilt_file_is_refused_with_its_place(spoil: Any, message: str) -> None:
    data = written(Profile.INTERNAL)
    spoil(data)
    with pytest.raises(JsonReadError) as caught:
        read_json(json.dumps(data).encode())
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "byte 0 is not UTF-8"),
        (b"{\n\n,", "line 3 is not JSON"),
        (b"[]", "no object"),
    ],
)
def test_what_is_no_json_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(JsonReadError, match=message):
        read_json(content)


def test_a_second_version_may_have_other_words() -> None:
    other = replace(sample(), version=3)
    assert read_json(export(other, "json", Profile.INTERNAL).content).version == 3
