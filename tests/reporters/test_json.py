from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from reportlint.engine.assembly import assemble
from reportlint.engine.config import Config
from reportlint.engine.results import FileResult, Result
from reportlint.reporters import json as json_format
from reportlint.reporters import jsonl
from reportlint.reporters import model as shapes
from reportlint.reporters.run import Run

from .sample import TEXT, docx_result, run_of, sample, text_file
from .strategies import results

SCHEMA = json.loads((files("reportlint.reporters") / "schema/report.v1.json").read_text("utf-8"))


def strict(schema: Any) -> Any:
    """The schema with every property that it does not name forbidden."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if schema.get("properties") and "allOf" not in schema else {}
    return closed | {name: strict(value) for name, value in schema.items() if name != "allOf"}


STRICT = Draft202012Validator(strict(SCHEMA))


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", [name for name in SCHEMA["$defs"] if name in vars(shapes)])
def test_schema_names_what_the_types_name(name):
    hints = get_type_hints(getattr(shapes, name))
    assert list(SCHEMA["$defs"][name]["properties"]) == list(hints)
    assert SCHEMA["$defs"][name]["required"] == list(hints)


def test_every_type_is_in_the_schema():
    named = {name for name in vars(shapes) if name.endswith("Model")}
    assert named <= set(SCHEMA["$defs"])


def test_sample_is_valid():
    STRICT.validate(json.loads(json_format.render(run_of(sample()))))


@given(results())
def test_any_result_is_valid(result):
    STRICT.validate(json.loads(json_format.render(Run.of(result)).encode()))


def test_real_results_are_valid(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, "utf-8")
    linter = assemble(Config())
    result = Result((linter.check_path(path), linter.check_path(tmp_path / "没有.docx")))
    model = json.loads(json_format.render(Run.of(result, 2)))
    STRICT.validate(model)
    assert model["files"][0]["findings"]
    assert model["files"][1]["status"] == "unreadable"


def test_model_begins_with_the_contract():
    model = json_format.model(sample(), 2)
    assert [model["version"], model["tool"]["name"], model["exit_code"]] == [1, "reportlint", 2]
    assert model["summary"] == {
        "files": 6, "error": 4, "warning": 2, "info": 2, "suppressed": 1, "known": 1, "unchecked": 1,
    }  # fmt: skip
    assert [file["path"] for file in model["files"]] == [file.path for file in sample().files]


def test_quote_and_columns_lead_to_the_words():
    file = json_format.file_model(text_file())
    lines = TEXT.split("\n")
    for found in file["findings"]:
        place = found["location"]
        assert lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == place["quote"]


def test_cells_and_paragraphs_of_word():
    total, twice = json_format.file_model(docx_result())["findings"]
    assert [total["location"][name] for name in ("table", "row", "cell", "line")] == [1, 4, 2, None]
    assert twice["location"]["paragraph"] == 3


def test_edits_stand_with_their_places():
    marks = json_format.file_model(text_file())["findings"][0]
    assert [(edit["location"]["quote"], edit["replacement"], edit["safe"]) for edit in marks["edits"]] == [
        ("<", "《", True),
        (">", "》", True),
    ]


def test_path_that_is_no_utf8_is_written_all_the_same():
    result = Result((FileResult(b"\xb1\xa8.txt".decode(errors="surrogateescape"), "", "unreadable"),))
    assert "??.txt" in json_format.render(Run.of(result)).encode().decode()


def test_lines_are_findings_with_their_path():
    lines = [json.loads(line) for line in jsonl.render(run_of(sample())).splitlines()]
    assert [line["path"] for line in lines] == [file.path for file in sample().files for _ in file.findings]
    validator = Draft202012Validator({**SCHEMA, "$ref": "#/$defs/LineModel"})
    for line in lines:
        validator.validate(line)


@given(results())
def test_any_finding_is_one_line(result):
    lines = jsonl.render(Run.of(result)).encode().split(b"\n")[:-1]
    assert len(lines) == sum(len(file.findings) for file in result.files)
    assert all(json.loads(line)["code"] for line in lines)
