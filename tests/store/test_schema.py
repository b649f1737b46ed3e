"""The JSON Schema of an event file, made from the model."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from making import Result, changed, tables

Call = Callable[..., Result]


@pytest.fixture
def schema(call: Call) -> dict[str, Any]:
    return call("store", "schema").json


def test_the_bundled_event_and_the_small_one_keep_to_it(schema: dict[str, Any], truth: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema)
    for made in (truth, tables()):
        jsonschema.validate(made, schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("place", "value"), [("passages.2.speech", "sung"), ("sessions.1.day", "1"), ("speakers.1.named", None)]
)
def test_it_refuses_what_the_program_refuses(schema: dict[str, Any], place: str, value: object) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(changed(place, value), schema, jsonschema.Draft202012Validator)


def test_it_names_the_fixed_fields(schema: dict[str, Any]) -> None:
    passage = schema["$defs"]["Passage"]["properties"]
    assert {"id", "session", "speech", "speaker", "verbatim", "text", "source"} <= passage.keys()
    assert "format_version" in schema["$defs"]["Event"]["properties"]


def test_it_can_be_written_to_a_file(tmp_path: Path, call: Call, schema: dict[str, Any]) -> None:
    assert call("store", "schema", "-o", str(tmp_path / "schema.json")).code == 0
    assert json.loads((tmp_path / "schema.json").read_bytes()) == schema
