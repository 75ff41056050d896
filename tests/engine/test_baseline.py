"""Baselines: what is known stays known, what is new shows, and nothing is accepted or lost in silence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine.baseline import Baseline, BaselineError, Known, apply_baseline, pruned, written
from reportlint.engine.results import FileResult, Report, Result, exit_code
from reportlint.engine.tool_findings import tool_finding
from reportlint.model.document import Location
from reportlint.model.findings import Confidence, Severity

NAME = "reportlint-baseline.json"


def report(fingerprint, code="ARI101", suppressed=None):
    place = Location(context=("", f"减少{fingerprint}万元", ""))
    message = f"减少{fingerprint}万元，方向相反。"
    return Report(
        code, "change-direction", "方向矛盾", Severity.ERROR, Confidence.HIGH, message, place,
        fingerprint=fingerprint, suppressed=suppressed,
    )  # fmt: skip


def result(path, *fingerprints, status="ok", code="ARI101"):
    return FileResult(str(path), "txt", status, tuple(report(fingerprint, code) for fingerprint in fingerprints))


def known(fingerprint, code="ARI101", reason=""):
    return Known(code, f"减少{fingerprint}万元", fingerprint, f"减少{fingerprint}万元，方向相反。", reason)


def all_ran(_):
    return {"ARI101", "TYP805"}


@pytest.fixture
def baseline(tmp_path):
    """A baseline that knows findings a and b of one file, and c of another."""
    files = {"甲局.txt": (known("a"), known("b", reason="上年已报送")), "乙局/报告.txt": (known("c"),)}
    return Baseline(tmp_path / NAME, files)


def test_the_file_is_sorted_and_readable(baseline):
    baseline.save()
    assert (
        baseline.path.read_text("utf-8")
        == """{
  "tool": "reportlint",
  "version": 1,
  "files": {
    "乙局/报告.txt": [
      {
        "code": "ARI101",
        "quote": "减少c万元",
        "fingerprint": "c",
        "message": "减少c万元，方向相反。"
      }
    ],
    "甲局.txt": [
      {
        "code": "ARI101",
        "quote": "减少a万元",
        "fingerprint": "a",
        "message": "减少a万元，方向相反。"
      },
      {
        "code": "ARI101",
        "quote": "减少b万元",
        "fingerprint": "b",
        "message": "减少b万元，方向相反。",
        "reason": "上年已报送"
      }
    ]
  }
}
"""
    )


def test_what_is_saved_is_loaded(baseline):
    baseline.save()
    assert Baseline.load(baseline.path) == baseline


def test_a_byte_order_mark_is_no_matter(baseline):
    baseline.save()
    baseline.path.write_bytes(b"\xef\xbb\xbf" + baseline.path.read_bytes())
    assert Baseline.load(baseline.path) == baseline


def of(files, **more):
    return json.dumps({"tool": "reportlint", "version": 1, "files": files} | more).encode()


NO_BASELINE = [
    ("nothing", b"", "已损坏"),
    ("no JSON", b"{", "已损坏"),
    ("another encoding", '{"基线": 1}'.encode("gb18030"), "已损坏"),
    ("too deep", b"[" * 100_000, "已损坏"),
    ("a list", b"[]", "不是 reportlint 的基线文件"),
    ("another file", b'{"version": 1, "files": {}}', "不是 reportlint 的基线文件"),
    ("no version", b'{"tool": "reportlint", "files": {}}', "不是 reportlint 的基线文件"),
    ("version in words", of({}, version="1"), "不是 reportlint 的基线文件"),
    ("version true", of({}, version=True), "不是 reportlint 的基线文件"),
    ("a later version", of({}, version=2), "请升级 reportlint"),
    ("a later version of another shape", of([], version=2), "请升级 reportlint"),
    ("files in a list", of([]), "没有 files"),
    ("no list of findings", of({"a.txt": {}}), "a.txt 下面的内容不对"),
    ("no finding", of({"a.txt": ["x"]}), "a.txt 下面的内容不对"),
    ("no fingerprint", of({"a.txt": [{"code": "ARI101"}]}), "a.txt 下面的内容不对"),
    ("an empty fingerprint", of({"a.txt": [{"code": "ARI101", "fingerprint": ""}]}), "a.txt 下面的内容不对"),
    ("a number for words", of({"a.txt": [{"code": "ARI101", "fingerprint": 1}]}), "a.txt 下面的内容不对"),
    ("an unknown key", of({"a.txt": [{"code": "A", "fingerprint": "1", "line": "3"}]}), "a.txt 下面的内容不对"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in NO_BASELINE], ids=[row[0] for row in NO_BASELINE])
def test_what_is_no_baseline_is_refused(tmp_path, data, message):
    path = tmp_path / NAME
    path.write_bytes(data)
    with pytest.raises(BaselineError) as caught:
        Baseline.load(path)
    assert message in str(caught.value)
    assert NAME in str(caught.value)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["tool", "version", "files", "code", "fingerprint", "a.txt"]), inner, max_size=3
        ),
    ),
    max_leaves=8,
)
ROW = st.fixed_dictionaries(
    {name: st.text(min_size=1, max_size=3) for name in ("code", "fingerprint")}, optional={"quote": st.text(max_size=3)}
)
FILES = st.one_of(JSON, st.dictionaries(st.text(max_size=3), st.lists(ROW, max_size=3), max_size=2))
CONTENT = st.one_of(JSON, st.fixed_dictionaries({"tool": st.just("reportlint"), "version": st.just(1), "files": FILES}))


@given(st.one_of(st.binary(max_size=40), CONTENT.map(lambda content: json.dumps(content).encode())))
def test_any_bytes_are_a_baseline_or_an_error(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / NAME
    path.write_bytes(data)
    try:
        loaded = Baseline.load(path)
    except BaselineError as error:
        assert str(path) in str(error)  # noqa: PT017 - bytes may be a baseline as well
    else:
        loaded.mark(result("a.txt", "a"))
        loaded.save()
        assert Baseline.load(path).files == {name: tuple(sorted(items)) for name, items in loaded.files.items()}


def test_a_missing_baseline_is_refused(tmp_path):
    with pytest.raises(BaselineError, match=r"找不到基线文件 .*；用 reportlint baseline write 生成。"):
        Baseline.load(tmp_path / NAME)


def test_a_folder_is_no_baseline(tmp_path):
    with pytest.raises(BaselineError, match=tmp_path.name):
        Baseline.load(tmp_path)


def test_a_baseline_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(BaselineError, match="写不了"):
        Baseline(tmp_path / "没有" / NAME, {"a.txt": (known("a"),)}).save()


def test_paths_are_relative_to_the_baseline(baseline, tmp_path, monkeypatch):
    (tmp_path / "乙局").mkdir()
    monkeypatch.chdir(tmp_path / "乙局")
    assert baseline.name_of("报告.txt") == "乙局/报告.txt"
    assert baseline.name_of(str(tmp_path / "甲局.txt")) == "甲局.txt"
    assert baseline.name_of(str(Path("..", "..", "外面.txt"))) == "../外面.txt"


def test_a_baseline_named_without_a_folder_stands_in_the_current_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Baseline(Path(NAME)).name_of(str(tmp_path / "甲局.txt")) == "甲局.txt"


def test_names_are_compared_however_their_letters_are_composed(tmp_path):
    assert Baseline(tmp_path / NAME).name_of(str(tmp_path / "re\u0301sume.txt")) == "r\u00e9sume.txt"


def test_known_findings_do_not_count(baseline, tmp_path):
    marked = baseline.mark(result(tmp_path / "甲局.txt", "a", "b", "c"))
    assert [found.new for found in marked.findings] == [False, False, True]
    assert [found.fingerprint for found in marked.active()] == ["c"]


def test_known_findings_do_not_count_for_the_exit_code(baseline, tmp_path):
    whole = Result((result(tmp_path / "甲局.txt", "a", "b"),))
    assert exit_code(whole, Severity.ERROR) == 1
    assert exit_code(apply_baseline(whole, baseline), Severity.ERROR) == 0
    more = Result((result(tmp_path / "甲局.txt", "a", "b", "x"),))
    assert exit_code(apply_baseline(more, baseline), Severity.ERROR) == 1


def test_a_result_says_that_a_baseline_was_used(baseline, tmp_path):
    applied = apply_baseline(Result((result(tmp_path / "丙局.txt", "a"),)), baseline)
    assert applied.baseline
    assert [found.new for found in applied.files[0].findings] == [True]


def test_only_new_ones_are_left(baseline, tmp_path):
    applied = apply_baseline(Result((result(tmp_path / "甲局.txt", "a", "x"),)), baseline, only_new=True)
    assert [found.fingerprint for found in applied.files[0].findings] == ["x"]


def test_the_tools_own_findings_are_never_known(baseline, tmp_path):
    file = FileResult(str(tmp_path / "甲局.txt"), "txt", "ok", (tool_finding("RL003", "写得不对。"),))
    update = written(baseline, [file], all_ran)
    assert set(update.baseline.files) == {"乙局/报告.txt"}
    assert update.baseline.mark(file) == file


def test_writing_keeps_what_is_known_with_its_reason_and_names_what_is_new(baseline, tmp_path):
    update = written(baseline, [result(tmp_path / "甲局.txt", "b", "x")], all_ran)
    assert update.baseline.files == {
        "甲局.txt": (known("b", reason="上年已报送"), known("x")), "乙局/报告.txt": (known("c"),),
    }  # fmt: skip
    assert update.added == (("甲局.txt", known("x")),)
    assert update.dropped == (("甲局.txt", known("a")),)


def test_writing_leaves_out_what_is_suppressed_and_what_is_about_the_run(tmp_path):
    findings = (report("a", suppressed="尾差"), tool_finding("RL004", "没有用处。"), report("b"))
    update = written(
        Baseline(tmp_path / NAME), [FileResult(str(tmp_path / "甲局.txt"), "txt", "ok", findings)], all_ran
    )
    assert update.baseline.files == {"甲局.txt": (known("b"),)}


def test_a_file_without_findings_is_not_named(baseline, tmp_path):
    update = written(baseline, [result(tmp_path / "甲局.txt"), result(tmp_path / "丙局.txt")], all_ran)
    assert set(update.baseline.files) == {"乙局/报告.txt"}


@pytest.mark.parametrize("status", ["unreadable", "crashed"])
def test_what_was_known_of_a_file_that_was_not_checked_stays(baseline, tmp_path, status):
    file = result(tmp_path / "甲局.txt", "x", status=status)
    assert set(written(baseline, [file], all_ran).baseline.files["甲局.txt"]) == {
        known("a"), known("b", reason="上年已报送"), known("x"),
    }  # fmt: skip
    assert pruned(baseline, [file], (), all_ran).baseline == baseline


def test_what_was_known_by_rules_that_did_not_run_stays(baseline, tmp_path):
    file = result(tmp_path / "甲局.txt", "t", code="TYP805")
    update = written(baseline, [file], lambda _: {"TYP805"})
    assert set(update.baseline.files["甲局.txt"]) == {*baseline.files["甲局.txt"], known("t", code="TYP805")}
    assert not pruned(baseline, [file], (), lambda _: {"TYP805"}).dropped


def test_pruning_drops_what_no_longer_occurs_and_adds_nothing(baseline, tmp_path):
    update = pruned(
        baseline, [result(tmp_path / "甲局.txt", "b", "x"), result(tmp_path / "丙局.txt", "y")], (), all_ran
    )
    assert update.baseline.files == {"甲局.txt": (known("b", reason="上年已报送"),), "乙局/报告.txt": (known("c"),)}
    assert update.dropped == (("甲局.txt", known("a")),)
    assert update.added == ()


def test_pruning_drops_files_that_are_gone(baseline):
    assert set(pruned(baseline, [], ["乙局/报告.txt"], all_ran).baseline.files) == {"甲局.txt"}


def test_a_long_quotation_is_cut_in_the_middle(tmp_path):
    place = Location(context=("", "支" * 50 + "出" * 50, ""))
    long = replace(report("a"), location=place)
    update = written(Baseline(tmp_path / NAME), [FileResult(str(tmp_path / "a.txt"), "txt", "ok", (long,))], all_ran)
    assert update.baseline.files["a.txt"][0].quote == "支" * 40 + "……" + "出" * 40


FINGERPRINTS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(FINGERPRINTS, FINGERPRINTS, st.randoms())
def test_the_same_findings_give_the_same_bytes_in_any_order(tmp_path_factory, first, second, random):
    folder = tmp_path_factory.getbasetemp()

    def saved(first, second):
        files = [result(folder / "甲局.txt", *first), result(folder / "乙局.txt", *second)]
        random.shuffle(files)
        written(Baseline(folder / NAME), files, all_ran).baseline.save()
        return (folder / NAME).read_bytes()

    assert saved(first, second) == saved(first[::-1], second[::-1])


@given(FINGERPRINTS, FINGERPRINTS)
def test_after_writing_nothing_is_new_and_after_pruning_nothing_is_stale(tmp_path_factory, before, after):
    path = tmp_path_factory.getbasetemp()
    old = written(Baseline(path / NAME), [result(path / "甲局.txt", *before)], all_ran).baseline
    now = result(path / "甲局.txt", *after)
    assert not list(written(old, [now], all_ran).baseline.mark(now).active())
    left = pruned(old, [now], (), all_ran).baseline
    assert {item.fingerprint for item in left.files.get("甲局.txt", ())} == {*before} & {*after}
    assert {found.fingerprint for found in left.mark(now).active()} == {*after} - {*before}


def test_the_file_is_json_for_others_too(baseline):
    baseline.save()
    assert json.loads(baseline.path.read_bytes())["files"]["甲局.txt"][0]["fingerprint"] == "a"
