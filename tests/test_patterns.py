import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint import patterns
from reportlint.patterns import Kept

PATTERN = r"(?P<year>(?:19|20)\d\d)年|[一二三]{1,3}(?=、)"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "patterns"


def written(file, *texts):
    kept = Kept(file)
    for text in texts:
        kept.compiled(text)
    kept.keep()


def test_a_pattern_is_compiled_once():
    assert patterns.compiled(PATTERN) is patterns.compiled(PATTERN)
    assert patterns.compiled("a", regex.IGNORECASE) is not patterns.compiled("a")
    assert patterns.compiled(b"a").match(b"a")


def test_later_runs_need_not_compile(file, monkeypatch):
    written(file, PATTERN, "a.b")
    monkeypatch.setattr(patterns.regex, "compile", None)
    kept = Kept(file)
    found = kept.compiled(PATTERN).search("于2023年")
    assert (found["year"], found.span()) == ("2023", (1, 6))
    assert kept.compiled("a.b").fullmatch("a\nb") is None


def test_flags_are_kept(file):
    kept = Kept(file)
    kept.compiled("a.b", regex.DOTALL | regex.IGNORECASE)
    kept.keep()
    assert Kept(file).compiled("a.b", regex.DOTALL | regex.IGNORECASE).fullmatch("A\nB")


def test_what_is_no_pattern_raises(file):
    with pytest.raises(regex.error):
        Kept(file).compiled("(")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\x00", b"i\x01\x00\x00\x00", b"("], ids=["empty", "noise", "other", "cut"]
)
def test_a_damaged_file_is_as_good_as_none(file, content):
    file.write_bytes(content)
    assert Kept(file).compiled(PATTERN).search("2023年")


def test_where_nothing_can_be_written_nothing_is(file):
    written(file / "nowhere" / "patterns", PATTERN)
    assert not file.exists()


def test_what_cannot_be_put_in_place_leaves_nothing_behind(file):
    file.mkdir()
    (file / "in the way").touch()
    written(file, PATTERN)
    assert [path.name for path in file.parent.iterdir()] == ["patterns"]


def test_without_bytecode_nothing_is_kept(file, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    written(file, PATTERN)
    assert not file.exists()


def test_nothing_new_leaves_the_file_alone(file):
    written(file, PATTERN)
    before = file.stat().st_mtime_ns
    written(file, PATTERN)
    assert file.stat().st_mtime_ns == before
    assert [path.name for path in file.parent.iterdir()] == ["patterns"]


def test_too_many_give_way_to_those_in_use(file, monkeypatch):
    written(file, "a", "b")
    monkeypatch.setattr(patterns, "_MOST", 2)
    written(file, "c")
    size = file.stat().st_size
    written(file, "d")
    assert file.stat().st_size > size
    monkeypatch.setattr(patterns.regex, "compile", None)
    assert Kept(file).compiled("c").match("c")
    with pytest.raises(TypeError):
        Kept(file).compiled("a")


@given(st.text("ab12年（）%", max_size=12))
def test_a_kept_pattern_finds_what_a_fresh_one_finds(text):
    kept = patterns._remake(*patterns._reduce(regex.compile(PATTERN + r"|\d+(?:\.\d+)?%|(?<=（)a*+b?"))[1])
    fresh = regex.compile(PATTERN + r"|\d+(?:\.\d+)?%|(?<=（)a*+b?")
    assert [match.span() for match in kept.finditer(text)] == [match.span() for match in fresh.finditer(text)]
