"""Results that are kept: the same after the way through the cache, and never those of something else."""

from __future__ import annotations

import os
import pickle
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine import cache as cache_module
from reportlint.engine import keys as keys_module
from reportlint.engine.assembly import assemble
from reportlint.engine.cache import Cache, default_folder
from reportlint.engine.config import Config
from reportlint.engine.keys import Keys
from reportlint.engine.results import Coverage, FileResult, Place, Replacement, Report
from reportlint.engine.transcript import Passage, Transcript
from reportlint.model.document import Box, Cell, Location, Table
from reportlint.model.findings import Confidence, Edit, Evidence, Operand, Severity
from reportlint.model.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab" + "0" * 62
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="file names are text on Windows")

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NUMBERS = st.integers(0, 1 << 40)
SPANS = st.builds(Span, NUMBERS, NUMBERS, NUMBERS)
POINTS = st.floats(-1e6, 1e6)
BOXES = st.tuples(NUMBERS, st.builds(Box, POINTS, POINTS, POINTS, POINTS))
MAYBE = st.none() | NUMBERS


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


LOCATIONS = st.builds(
    Location, WORDS, st.none() | WORDS, *[MAYBE] * 8, cell=MAYBE | WORDS, sheet=st.none() | WORDS,
    part=st.none() | WORDS, boxes=several(BOXES), context=st.tuples(WORDS, WORDS, WORDS),
)  # fmt: skip
EVIDENCE = st.builds(Evidence, WORDS, several(st.builds(Operand, WORDS, WORDS, SPANS)), WORDS, WORDS)
REPORTS = st.builds(
    Report, WORDS, WORDS, WORDS, st.sampled_from(Severity), st.sampled_from(Confidence), WORDS, LOCATIONS,
    several(WORDS), several(st.builds(Place, WORDS, LOCATIONS, st.none() | SPANS)), st.none() | EVIDENCE,
    several(st.builds(Edit, SPANS, WORDS, st.booleans())), WORDS, st.none() | WORDS, st.booleans(),
    st.sampled_from(["", "comment", "sidecar", "config"]), st.none() | SPANS,
    several(st.builds(Replacement, LOCATIONS, WORDS, st.booleans())),
)  # fmt: skip
TABLES = st.builds(Table, NUMBERS, several(st.builds(Cell, *[NUMBERS] * 5)), NUMBERS, NUMBERS, several(NUMBERS), MAYBE)
PASSAGES = st.builds(Passage, st.sampled_from(["paragraph", "cell", "header"]), WORDS, NUMBERS, MAYBE, MAYBE)
FILES = st.builds(
    FileResult, WORDS, WORDS, st.sampled_from(["ok", "unreadable", "crashed"]), several(REPORTS),
    st.builds(Coverage, *[NUMBERS] * 4, several(st.tuples(WORDS, NUMBERS))), WORDS, WORDS,
    several(st.tuples(WORDS, WORDS, LOCATIONS)), WORDS,
    st.none() | st.builds(Transcript, several(PASSAGES), several(TABLES)), WORDS,
    several(st.tuples(WORDS, st.floats(0, 100))),
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return Cache(tmp_path / "cache")


@given(FILES)
def test_every_result_survives(tmp_path_factory, file):
    cache = Cache(tmp_path_factory.getbasetemp() / "results")
    cache.store(KEY, file)
    found = cache.load(KEY)
    assert found == file
    assert found.timings == file.timings
    assert [type(report.severity) for report in found.findings] == [Severity] * len(file.findings)


def test_real_result_survives(store):
    text = "# 一、支出\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。共完成3项。\n"
    file = assemble(Config(keep_text=True)).check_bytes(text.encode(), "报告.md")
    assert file.findings
    assert file.transcript
    store.store(KEY, file)
    assert store.load(KEY) == file


def test_nothing_is_found_in_an_empty_folder(store):
    assert store.load(KEY) is None
    assert not store.folder.exists()
    assert store.clean() == 0


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
        pytest.param(lambda data: data[:20] + bytes([data[20] ^ 4]) + data[21:], id="one bit"),
        pytest.param(lambda _: pickle.dumps(1), id="a pickle"),
        pytest.param(lambda _: zlib.compress(b'{"path": 3}'), id="other JSON"),
        pytest.param(lambda _: zlib.compress(b"[1"), id="no JSON"),
        pytest.param(lambda _: zlib.compress(b'{"path": "\xff"}'), id="no text"),
    ],
)
def test_damaged_entry_is_like_none_and_is_replaced(store, damage):
    file = FileResult("a.txt", "txt", "ok")
    store.store(KEY, file)
    (entry,) = store.entries()
    entry.write_bytes(damage(entry.read_bytes()))
    assert store.load(KEY) is None
    store.store(KEY, file)
    assert store.load(KEY) == file


def test_folder_that_cannot_be_used_does_no_harm(tmp_path):
    (tmp_path / "cache").write_text("a file is in the way", "utf-8")
    cache = Cache(tmp_path / "cache")
    cache.store(KEY, FileResult("a.txt", "txt", "ok"))
    assert cache.load(KEY) is None
    assert cache.clean() == 0


@POSIX
def test_name_that_is_no_text_is_not_kept(store):
    store.store(KEY, FileResult(os.fsdecode(b"\xff.txt"), "txt", "ok"))
    assert store.load(KEY) is None


def test_size_is_bounded_and_the_longest_unused_goes_first(store, monkeypatch):
    monkeypatch.setattr(cache_module, "_SHARD", 2000)
    keys = [f"ab{number:062x}" for number in range(30)]
    for number, key in enumerate(keys):
        store.store(key, FileResult(f"{number}.txt", "txt", "ok"))
        os.utime(store.folder / "v1" / "ab" / key, ns=(number * 10**9,) * 2)
        store.load(keys[0])  # what is used stays
    left = list(store.entries())
    assert 3 < len(left) < 30
    assert sum(entry.stat().st_size for entry in left) <= 2000
    assert store.load(keys[0]) is not None
    assert store.load(keys[1]) is None
    assert store.load(keys[-1]) is not None


def test_result_that_is_too_large_is_not_kept(store, monkeypatch):
    monkeypatch.setattr(cache_module, "_SHARD", 100)
    store.store(KEY, FileResult("a.txt", "txt", "ok", profile_reason="".join(map(chr, range(0x4E00, 0x5E00)))))
    assert list(store.entries()) == []


def test_clean_removes_entries_and_nothing_else(store):
    store.store(KEY, FileResult("a.txt", "txt", "ok"))
    for name in ("mine.txt", "v1/mine.txt", "v1/ab/mine.txt"):
        (store.folder / name).write_text("keep", "utf-8")
    assert store.clean() == 1
    left = sorted(path.name for path in store.folder.rglob("*") if path.is_file())
    assert left == [".gitignore", "CACHEDIR.TAG", "mine.txt", "mine.txt", "mine.txt"]


def test_stores_and_loads_at_the_same_time(store):
    files = [FileResult(f"{number}.txt" * 50, "txt", "ok") for number in range(8)]

    def turn(number: int) -> bool:
        store.store(KEY, files[number % 8])
        return store.load(KEY) in files

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(turn, range(200)))
    assert [entry.name for entry in store.entries()] == [KEY]


def test_default_folder_is_ours():
    assert default_folder().name.lower() == "reportlint" or default_folder().parent.name.lower() == "reportlint"


def key(**changes) -> str:
    """A key, with changes to what it is made from."""
    parts = {"path": "报告.txt", "data": b"x", "sidecar": None, "config": Config()}
    return Keys().key(**parts | changes)


def test_same_report_has_the_same_key():
    assert key() == key()
    assert len(key()) == 64


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"data": b"y"}, id="content"),
        pytest.param({"data": b""}, id="no content"),
        pytest.param({"path": "报告2.txt"}, id="name"),
        pytest.param({"path": "报告.tx", "data": b"tx"}, id="name runs into content"),
        pytest.param({"sidecar": b""}, id="empty sidecar"),
        pytest.param({"sidecar": b"[[suppress]]"}, id="sidecar"),
        pytest.param({"config": Config(select=("ARI",))}, id="selection"),
        pytest.param({"config": Config(profile="guangdong-department")}, id="profile"),
        pytest.param({"config": Config(severities=("ARI101=info",))}, id="severity"),
        pytest.param({"config": Config(min_confidence="high")}, id="confidence"),
        pytest.param({"config": Config(words=(("names.toml", "a = 1"),))}, id="vocabulary"),
        pytest.param({"config": Config(keep_text=True)}, id="text wanted"),
    ],
)
def test_each_part_changes_the_key(changes):
    assert key(**changes) != key()


def test_every_field_of_a_configuration_counts():
    """`repr` must show each field, or a changed configuration would get the results of another."""
    for name in Config.__dataclass_fields__:
        assert f"{name}=" in repr(Config())


def test_version_changes_the_key(monkeypatch):
    before = key()
    monkeypatch.setattr(keys_module, "__version__", "99.0")
    assert key() != before


def test_file_of_a_local_pack_changes_the_key(tmp_path):
    config = Config(packs=(str(tmp_path),))
    (tmp_path / "check.py").write_text("a = 1", "utf-8")
    (tmp_path / "check.md").write_text("# 说明", "utf-8")
    before = key(config=config)
    (tmp_path / "check.md").write_text("# 另一说明", "utf-8")
    assert key(config=config) == before, "a page changes no result"
    (tmp_path / "check.py").write_text("a = 2", "utf-8")
    assert key(config=config) != before
    (tmp_path / "check.py").write_text("a = 1", "utf-8")
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "names.toml").write_text("", "utf-8")
    assert key(config=config) != before


def distribution(site: Path, name: str, version: str, package: str | None = None) -> None:
    """An installed distribution, with a package that is a pack if it is named."""
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    if package:
        (info / "entry_points.txt").write_text(f"[reportlint.packs]\nmine = {package}:PACK\n", "utf-8")
        (site / package).mkdir()
        (site / package / "__init__.py").write_text("", "utf-8")


def test_installed_packs_change_the_key(tmp_path, monkeypatch):
    before = key()
    distribution(tmp_path, "budget-pack", "1.0", "budget_pack_of_ours")
    monkeypatch.syspath_prepend(tmp_path)
    installed = key()
    assert installed != before
    (tmp_path / "budget_pack_of_ours" / "check.py").write_text("a = 1", "utf-8")
    changed = key()
    assert changed not in (before, installed)
    (tmp_path / "budget-pack-1.0.dist-info").rename(tmp_path / "budget-pack-1.1.dist-info")
    metadata = tmp_path / "budget-pack-1.1.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text("utf-8").replace("1.0", "1.1"), "utf-8")
    assert key() not in (before, installed, changed)


def test_version_of_a_library_changes_the_key(tmp_path, monkeypatch):
    before = key()
    distribution(tmp_path, "lxml", "99.0")
    monkeypatch.syspath_prepend(tmp_path)
    assert key() != before


def test_own_files_change_the_key(tmp_path):
    (tmp_path / "a.py").write_text("a = 1", "utf-8")
    before = list(keys_module._stamps(tmp_path))
    os.utime(tmp_path / "a.py", ns=(1, 1))
    touched = list(keys_module._stamps(tmp_path))
    (tmp_path / "b.py").write_text("", "utf-8")
    assert before != touched != list(keys_module._stamps(tmp_path))


def test_result_without_its_text_is_no_answer_where_text_is_wanted():
    assert key(config=replace(Config(), keep_text=True)) != key(config=replace(Config(), keep_text=False))
