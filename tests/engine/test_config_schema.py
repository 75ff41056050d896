"""The JSON schema: made from the declaration that validates, and saying the same."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from reportlint.engine.config import ConfigError, Resolver
from reportlint.engine.config.schema import schema

if TYPE_CHECKING:
    from pathlib import Path

_HERE = files("reportlint.engine.config")
_STARTER = (_HERE / "starter.toml").read_text("utf-8")
_ENABLED = re.sub(r"^#(?! )", "", _STARTER, flags=re.MULTILINE)

SAMPLES = {
    "empty": "",
    "starter": _STARTER,
    "starter with everything on": _ENABLED,
    "one string for a list": 'extends = "a.toml"\noutput = "json"',
    "pattern": '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "pattern"\npattern = "甲+"\noccurs = "always"',
    "section": '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "section"\nheadings = ["名词解释"]\nscope = "三、"',
    "parts": '[[account]]\nnames = ["甲乙"]\nparts = ["丙丁", { of = ["戊己"], stated = true }]',
    "words": '[vocabulary.names]\nsuffixes = ["专班"]',
}
WRONG = {
    "unknown key": "selct = []",
    "type": "preview = 1",
    "range": "time-limit = -1",
    "choice": 'fail-on = "eror"',
    "nothing selected": "select = []",
    "level": '[severity]\nARI = "bad"',
    "code": '[[rule]]\ncode = "Z1"\ntitle = "一"\nkind = "section"\nheadings = ["甲"]',
    "kind": '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "other"',
    "no kind": '[[rule]]\ncode = "ZWB001"\ntitle = "一"',
    "key of another kind": '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "section"\nheadings = ["甲"]\nwords = []',
    "per-file": '[per-file."*.txt"]\noutput = "json"',
    "short name": '[[account]]\nnames = ["甲"]',
}


def fits(values: dict[str, Any]) -> bool:
    return bool(Draft202012Validator(schema()).is_valid(values))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


def test_the_file_in_the_package_is_up_to_date():
    found = json.loads((_HERE / "schema.json").read_text("utf-8"))
    assert found == schema(), "reportlint config schema > src/reportlint/engine/config/schema.json"


@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES)
def test_configurations_fit_the_schema(text: str):
    assert fits(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_the_declaration_refuses_the_schema_refuses(text: str, tree: Path):
    (tree / "reportlint.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError):
        Resolver({}).for_path(tree / "a.txt")
    assert not fits(tomllib.loads(text))


def test_the_starter_says_nothing_until_something_is_switched_on(tree: Path):
    assert tomllib.loads(_STARTER) == {}
    (tree / "reportlint.toml").write_text(_ENABLED, "utf-8")
    found = Resolver({}).for_path(tree / "a.txt")
    assert [rule.code for rule in found.rules] == ["ZWB001", "ZWB002"]
    assert len(tomllib.loads(_ENABLED)) > 8
