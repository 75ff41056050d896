"""One report and its rules: what each gives, and what is left when one breaks."""

from __future__ import annotations

import gc
import signal
import sys
import time
from textwrap import indent

import pytest

from reportlint.engine.assembly import assemble
from reportlint.engine.config import Config
from reportlint.engine.limits import TimeLimit, time_limit
from reportlint.engine.runner import unit_of
from reportlint.engine.timing import STAGES, Stopwatch, totals
from reportlint.facts.entities import Entity
from reportlint.model.spans import Span

WRONG = "一、支出\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。\n".encode()
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timer")


@pytest.fixture
def linter_with(tmp_path):
    """A linter with all rules and one more, whose body is given."""

    def build(body: str, code: str = "TST901"):
        (tmp_path / f"{code.lower()}.md").write_text("# 测试\n", "utf-8")
        (tmp_path / f"{code.lower()}.py").write_text(
            "from reportlint.api import *\nfrom dataclasses import replace\ndef run(ctx):\n"
            f"{indent(body, '    ')}\n    yield from ()\n"
            f'CHECK = Check(code="{code}", name="test", title="测试", severity=Severity.ERROR, run=run)\n',
            "utf-8",
        )
        return assemble(Config(packs=(str(tmp_path),)))

    return build


def own(file):
    """The findings of the tool itself, and the codes of the others."""
    return [f for f in file.findings if f.code.startswith("RL")], {f.code for f in file.findings}


def test_report_is_read_and_checked():
    file = assemble(Config()).check_bytes(WRONG, "报告.txt")
    assert (file.path, file.kind, file.status, file.profile) == ("报告.txt", "txt", "ok", "default")
    assert len(file.sha256) == 64
    (found,) = [found for found in file.findings if found.code == "ARI101"]
    assert found.location.line == 2
    assert found.location.quote == "比年初预算数减少0.5万元，增加30.3%"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        pytest.param(b"", "a.txt", "文件是空的。", id="empty"),
        pytest.param(b"PK\x03\x04", "a.docx", "文件已损坏", id="broken archive"),
        pytest.param(b"%PDF-1.4 nothing", "a.pdf", "文件已损坏", id="broken pdf"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "a.doc", "文件已损坏", id="broken compound file"
        ),
    ],
)
def test_file_that_cannot_be_read_is_a_finding(data, name, why):
    file = assemble(Config()).check_bytes(data, name)
    assert file.status == "unreadable"
    assert [found.code for found in file.findings] == ["RL001"]
    assert file.findings[0].message.startswith(why)
    assert len(file.sha256) == 64


def test_path_that_cannot_be_read_is_a_finding(tmp_path):
    linter = assemble(Config())
    assert linter.check_path(tmp_path / "gone.txt").findings[0].message == "找不到这个文件。"
    assert "文件夹" in linter.check_path(tmp_path).findings[0].message or sys.platform == "win32"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param("1 / 0", "ZeroDivisionError: division by zero（tst901.py 第 4 行）", id="throws"),
        pytest.param("raise MemoryError", "MemoryError", id="no memory"),
        pytest.param("return None", "", id="gives nothing"),
        pytest.param("yield 3", "没有查完：给出的“问题”应是 Finding，现在是 int。", id="gives no finding"),
        pytest.param(
            'yield ctx.finding(Span(99, 0, 1), "x")', "给出的位置 (99, 0, 1) 不在报告里", id="place beyond the end"
        ),
        pytest.param(
            'yield ctx.finding(Span(0, 3, 2), "x")', "给出的位置 (0, 3, 2) 不在报告里", id="place turned round"
        ),
        pytest.param('yield ctx.finding((0, 0, 1), "x")', "给出的“位置”应是 Span，现在是 tuple", id="place of its own"),
        pytest.param("yield ctx.finding(Span(0, 0, 1), 3)", "给出的“文字”应是 str，现在是 int", id="no message"),
        pytest.param('yield ctx.finding(Span(0, 0, 1), "x", severity=9)', "“severity”应是 Severity", id="no severity"),
        pytest.param('yield ctx.finding(Span(0, 0, 1), "x", edits=["x"])', "“edits 里”应是 Edit", id="no edit"),
        pytest.param("ctx.skip(None, Span(0, 0, 1))", "给出的“skip 的原因”应是 str", id="skip without reason"),
        pytest.param('ctx.skip("x", None)', "给出的“位置”应是 Span", id="skip without place"),
        pytest.param("raise SystemExit", "SystemExit", id="ends the program"),
        pytest.param(
            'yield replace(ctx.finding(Span(0, 0, 1), "x"), code="XXX999")',
            "给出的问题的代码是 XXX999",
            id="not its own",
        ),
    ],
)
def test_check_that_breaks_is_a_finding_and_the_others_go_on(linter_with, body, why):
    file = linter_with(body).check_bytes(WRONG, "报告.txt")
    found, codes = own(file)
    assert "ARI101" in codes
    assert file.status == ("crashed" if why else "ok")
    assert [report.code for report in found] == ["RL002"] * bool(why)
    assert all(why in report.message and "规则 TST901" in report.message for report in found)


def test_what_a_check_prints_is_no_output(linter_with, capsys):
    linter_with('print("调试")').check_bytes(WRONG, "报告.txt")
    assert capsys.readouterr() == ("", "调试\n")


def test_findings_before_the_break_are_kept(linter_with):
    file = linter_with('yield ctx.finding(Span(0, 0, 1), "前面的")\n1 / 0').check_bytes(WRONG, "报告.txt")
    assert [report.message for report in file.findings if report.code == "TST901"] == ["前面的"]
    assert file.status == "crashed"


@POSIX
def test_time_limit_ends_a_check_and_keeps_what_was_found(linter_with):
    linter = linter_with("while True: pass")
    with time_limit(0.5):
        file = linter.check_bytes(WRONG, "报告.txt")
    (found,), codes = own(file)
    assert (file.status, found.code) == ("crashed", "RL002")
    assert found.message == (
        "规则 TST901 超过 0.5 秒还没有完成，已停止（--time-limit 可以放宽），它和排在后面的规则没有查完。"
    )
    assert "ARI101" in codes


@POSIX
def test_time_limit_cannot_be_swallowed_by_a_check(linter_with):
    linter = linter_with("while True:\n    try:\n        while True: pass\n    except Exception: pass")
    with time_limit(0.5):
        assert linter.check_bytes(WRONG, "报告.txt").status == "crashed"


@POSIX
def test_time_limit_that_got_lost_comes_again(linter_with):
    """Python drops what is raised in a finalizer; here a check does."""
    linter = linter_with("try:\n    while True: pass\nexcept BaseException:\n    while True: pass")
    with time_limit(0.3):
        assert linter.check_bytes(WRONG, "报告.txt").status == "crashed"


@POSIX
def test_time_limit_reaches_into_pattern_matching(linter_with):
    linter = linter_with('import re\nre.match("(a|a)*$", "a" * 60 + "b")')
    with time_limit(0.5):
        assert linter.check_bytes(WRONG, "报告.txt").status == "crashed"


@pytest.fixture
def without_collector():
    """hypothesis times the garbage collector in a callback of its own, where Python drops the TimeLimit."""
    gc.disable()
    yield
    gc.enable()


@POSIX
@pytest.mark.usefixtures("without_collector")
def test_time_limit_while_reading_is_an_unreadable_file():
    with time_limit(0.2):
        file = assemble(Config()).check_bytes(WRONG * 20_000, "报告.txt")
    assert file.status in ("unreadable", "crashed")
    assert "超过 0.2 秒" in file.findings[0].message


@POSIX
def test_time_limit_leaves_nothing_behind():
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TimeLimit, match=r"超过 0\.1 秒"), time_limit(0.1):
        time.sleep(5)
    with time_limit(0.1):
        pass
    time.sleep(0.2)
    assert signal.getsignal(signal.SIGALRM) == before


@POSIX
def test_no_time_limit():
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0):
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
        assert signal.getsignal(signal.SIGALRM) == before


def test_stages_come_in_order():
    stages = []
    assemble(Config(select=("ARI101", "TYP801"))).check_bytes(WRONG, "a.txt", stage=stages.append)
    assert stages == ["read", "facts", "relations", "profile", "ARI101", "TYP801", "report", "suppress"]
    assert {stage for stage in stages if not stage[-1].isdigit()} == set(STAGES)


def test_stopwatch_adds_up():
    watch = Stopwatch()
    for stage in ("read", "ARI101", "read"):
        watch(stage)
    timings = watch.stop()
    assert [stage for stage, _ in timings] == ["read", "ARI101"]
    assert watch.stop() == timings


def test_totals_are_over_all_files_the_longest_first():
    file = assemble(Config()).check_bytes(WRONG, "a.txt")
    timed = [
        type(file)("a", "txt", "ok", timings=(("read", 1.0), ("ARI101", 2.5))),
        type(file)("b", "txt", "ok", timings=(("read", 2.0), ("ARI102", 3.0))),
    ]
    assert totals(timed) == [("ARI102", 3.0), ("read", 3.0), ("ARI101", 2.5)]


def entity(places: str, head: str) -> Entity:
    return Entity("标题", places + head, Span(0, 0, 1), tuple(places.split()), head)


@pytest.mark.parametrize(
    ("names", "unit"),
    [
        pytest.param([], "", id="none"),
        pytest.param([("青山区", "财政局")], "青山区财政局", id="one"),
        pytest.param([("", "财政局"), ("青山区", "教育局"), ("青山区", "教育局")], "青山区教育局", id="most often"),
        pytest.param([("江北市 青山区", "财政局"), ("", "教育局")], "江北市青山区财政局", id="the first of equals"),
    ],
)
def test_unit_is_the_name_given_most_often(names, unit):
    assert unit_of(entity(*name) for name in names) == unit
