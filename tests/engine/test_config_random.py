"""Whatever stands in a configuration file, it is either used or refused with a message: never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.engine.assembly import assemble
from reportlint.engine.config import ConfigError, Resolver
from reportlint.engine.config.keys import ACCOUNT, CONFIG, RULE
from reportlint.engine.config.patterns import pattern_problem
from reportlint.engine.config.profile_files import PROFILE
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_KNOWN = "ARI ARI101 RL001 sum-mismatch default error high phrase pattern section substitution ZWB001 always text"
_ODD = ("甲乙经费", "人员经费", "*.docx", "[", "", ".", "{quote}", "{", "二、（一）", "(a+)+", "a{9}{9}", "C:\\x")
_WORDS = st.sampled_from([*_KNOWN.split(), *_ODD]) | st.text(st.characters(blacklist_categories=["Cs"]), max_size=6)
_SCALARS = (
    _WORDS
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=True)
    | st.dates()
    | st.datetimes()
    | st.times()
)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3), max_leaves=6
)
_RECORDS = (CONFIG, ACCOUNT, PROFILE, *(record for _, record in RULE.records))
_NAMES = st.sampled_from(sorted({key.name for record in _RECORDS for key in record.keys})) | _WORDS


def tables(record: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with a record's keys, now and then of the right type."""
    keys = st.sampled_from([key.name for key in record.keys])
    return st.dictionaries(keys, st.lists(_WORDS, max_size=3) | _WORDS | _VALUES, max_size=6)


_RULES = st.one_of(
    [
        tables(record).map(lambda row, kind=kind: {"code": "ZWB001", "title": "一", **row, "kind": kind})
        for kind, record in RULE.records
    ]
)
_CONFIGS = st.fixed_dictionaries(
    {},
    optional={
        "rule": st.lists(_RULES, max_size=2),
        "account": st.lists(tables(ACCOUNT), max_size=2),
        "per-file": st.dictionaries(_WORDS, tables(CONFIG), max_size=2),
        "vocabulary": st.dictionaries(
            st.sampled_from(["names", "cues", "typos", "accounts"]), st.dictionaries(_WORDS, _VALUES)
        ),
        "severity": st.dictionaries(_WORDS, _WORDS, max_size=2),
    },
)
_SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def assert_clear(error: DataError, file: str) -> None:
    """A message names the file and is no exception's own text."""
    assert file in str(error)
    assert str(error).endswith("。")


def use(tree: Path, data: bytes) -> None:
    """Load a configuration and lint with it; a refusal has a Chinese message with the file's name."""
    (tree / "reportlint.toml").write_bytes(data)
    resolver = Resolver({})
    try:
        config = resolver.for_path(tree / "a.txt")
        resolver.for_run([str(tree)])
        resolver.excluded(tree / "b.txt")
    except ConfigError as error:
        assert_clear(error, "reportlint.toml")
        return
    result = assemble(config).check_bytes("一、收支情况\n甲乙经费100万元，其中：人员经费60万元。".encode(), "a.txt")
    assert result.status == "ok"


@_SLOW
@given(values=st.dictionaries(_NAMES, _VALUES, max_size=4))
def test_any_values(tree: Path, values: dict[str, Any]):
    use(tree, tomli_w.dumps(values).encode())


@_SLOW
@given(values=_CONFIGS, more=tables(CONFIG))
def test_values_that_are_nearly_right(tree: Path, values: dict[str, Any], more: dict[str, Any]):
    use(tree, tomli_w.dumps({**more, **values}).encode())


@_SLOW
@given(data=st.binary(max_size=60) | st.text("[]{}=\"'\\\n ab1.#_甲“", max_size=40).map(str.encode))
def test_any_bytes(tree: Path, data: bytes):
    use(tree, data)


@_SLOW
@given(
    values=st.dictionaries(
        st.sampled_from(["id", "extends", "section", "grade", "score", "detect", "explain"]), _VALUES
    )
    | tables(PROFILE)
)
def test_any_profile(tree: Path, values: dict[str, Any]):
    (tree / "a.toml").write_text(tomli_w.dumps(values), "utf-8")
    (tree / "reportlint.toml").write_text('profiles = "."', "utf-8")
    try:
        assemble(Resolver({}).for_path(tree / "a.txt"))
    except DataError as error:
        assert_clear(error, ".toml")


@_SLOW
@given(pattern=st.text("()[]{}?*+|\\^$.0123456789,ab甲:<>=!P#&-", max_size=24))
def test_any_pattern(pattern: str):
    assert pattern_problem(pattern) is None or pattern_problem(pattern).endswith("。")


@pytest.mark.parametrize(
    "pattern", ["(?:(?:(?:a{500}){500}){500}){500}", "((a{99}){99}){99}", "a" * 3000, "(" * 1500 + ")" * 1500]
)
def test_patterns_that_would_eat_all_memory_are_refused(pattern: str):
    assert pattern_problem(pattern) is not None


@pytest.mark.parametrize(
    "pattern", [r"\d{4}年\d{1,2}月", "(?:[一-龥]{2,8}[、，]){1,30}", "a{1000}", r"\{99999999\}", "[{99999999}]"]
)
def test_patterns_with_plain_repetitions_are_not(pattern: str):
    assert pattern_problem(pattern) is None
