"""What a run amounts to: counts and exit codes."""

from __future__ import annotations

import pickle

import pytest

from reportlint.engine.failures import unreadable, why_unread
from reportlint.engine.results import INTERRUPTED, FileResult, PassedOver, Report, Result, exit_code
from reportlint.model.document import Location
from reportlint.model.findings import Confidence, Severity
from reportlint.readers.errors import ReadError

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def report(severity: Severity, **more) -> Report:
    return Report("ARI101", "change-direction", "增减方向矛盾", severity, Confidence.HIGH, "。", Location(), **more)


def result(*reports: Report, **more) -> Result:
    return Result((FileResult("a.txt", "txt", "ok", reports),), **more)


@pytest.mark.parametrize(
    ("found", "fail_on", "code"),
    [
        pytest.param([], INFO, 0, id="nothing"),
        pytest.param([ERROR], ERROR, 1, id="an error"),
        pytest.param([WARNING, INFO], ERROR, 0, id="less than asked for"),
        pytest.param([INFO, WARNING], WARNING, 1, id="a warning where warnings count"),
        pytest.param([ERROR], WARNING, 1, id="more than asked for"),
        pytest.param([ERROR], None, 0, id="never"),
    ],
)
def test_exit_code_follows_the_worst_finding(found, fail_on, code):
    assert exit_code(result(*map(report, found)), fail_on) == code


@pytest.mark.parametrize("aside", [{"suppressed": "已核对"}, {"new": False}], ids=["suppressed", "known"])
def test_what_was_put_aside_does_not_count(aside):
    whole = result(report(ERROR, **aside), report(INFO))
    assert exit_code(whole, ERROR) == 0
    assert whole.counts() == {INFO: 1}
    assert whole.worst() is INFO


@pytest.mark.parametrize("status", ["unreadable", "crashed"])
def test_job_that_could_not_be_done_is_2_whatever_was_found(status):
    assert exit_code(Result((FileResult("a", "", status),)), None) == 2
    assert exit_code(Result((FileResult("a", "", status, (report(ERROR),)),)), ERROR) == 2


def test_run_that_was_stopped_is_130_whatever_was_found():
    stopped = Result((unreadable("a", "坏了"),), unfinished=("b", "c"))
    assert exit_code(stopped, ERROR) == INTERRUPTED == 130


def test_files_passed_over_change_nothing():
    assert exit_code(result(passed_over=(PassedOver("a.doc", "格式不支持"),)), INFO) == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ReadError("文件加密了"), "文件加密了"),
        (FileNotFoundError(2, "x"), "找不到这个文件"),
        (PermissionError(13, "x"), "没有读取权限"),
        (IsADirectoryError(21, "x"), "这是文件夹，不是文件"),
        (MemoryError(), "文件太大，内存不够用"),
        (OSError(5, "Input/output error"), "读取失败（Input/output error）"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_why_a_file_was_not_read(error, words):
    assert why_unread(error) == words


def test_mishap_says_what_and_where():
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / int("0")
    assert why_unread(caught.value).startswith(
        "读取时程序出错：ZeroDivisionError: division by zero（test_results.py 第 "
    )


def test_results_can_be_handed_to_another_process():
    file = FileResult("a.txt", "txt", "ok", (report(ERROR, suppressed="已核对"),), timings=(("read", 0.5),))
    copy = pickle.loads(pickle.dumps(file))
    assert copy == file
    assert copy.timings == file.timings


def test_seconds_are_no_part_of_a_result():
    assert FileResult("a", "txt", "ok", timings=(("read", 0.5),)) == FileResult("a", "txt", "ok")
    assert "0.5" not in repr(FileResult("a", "txt", "ok", timings=(("read", 0.5),)))


def test_failures_are_errors_of_the_tool():
    found = unreadable("报告.docx", "已加密").findings[0]
    assert (found.code, found.severity, found.message) == ("RL001", ERROR, "已加密。")
    assert not found.fingerprint
