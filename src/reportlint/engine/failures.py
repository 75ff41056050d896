"""Results for what could not be done, as findings of the tool's own (RL…)."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.engine.limits import TimeLimit
from reportlint.engine.results import FileResult
from reportlint.engine.tool_findings import tool_finding
from reportlint.readers.errors import ReadError
from reportlint.rules.soundness import UnsoundError

if TYPE_CHECKING:
    from reportlint.engine.results import Report
    from reportlint.model.document import Document
    from reportlint.rules.check import Check

_KNOWN = {
    FileNotFoundError: "找不到这个文件",
    PermissionError: "没有读取权限",
    IsADirectoryError: "这是文件夹，不是文件",
    MemoryError: "文件太大，内存不够用",
}


def unreadable(path: str, message: str) -> FileResult:
    """The result for a file that cannot be checked (RL001). `message` is a Chinese sentence without its full stop."""
    return FileResult(path, "", "unreadable", (tool_finding("RL001", f"{message}。"),))


def why_unread(error: BaseException) -> str:
    """Why a file could not be read, in Chinese without a full stop: the reason, or the name of the mishap."""
    if isinstance(error, ReadError | TimeLimit):
        return str(error)
    known = next((words for kind, words in _KNOWN.items() if isinstance(error, kind)), None)
    if known is not None:
        return known
    if isinstance(error, OSError):
        return f"读取失败（{error.strerror or type(error).__name__}）"
    return f"读取时程序出错：{_mishap(error)}。文件可能已损坏；如果 Word、WPS 能正常打开它，请报告这个问题"


def crashed(document: Document, error: BaseException) -> FileResult:
    """The result for a report that was read, and whose facts could not be worked out (RL002)."""
    message = f"读出文字以后出错，没有查：{_mishap(error)}。"
    return FileResult(document.path, document.kind, "crashed", (tool_finding("RL002", message),))


def crash(check: Check, error: BaseException) -> Report:
    """The finding for a check that broke off (RL002)."""
    if isinstance(error, TimeLimit):
        return tool_finding("RL002", f"规则 {check.code} {error}，它和排在后面的规则没有查完。")
    return tool_finding("RL002", f"规则 {check.code} 运行出错，没有查完：{_mishap(error)}。请把它报告给规则的作者。")


def _mishap(error: BaseException) -> str:
    if isinstance(error, TimeLimit | UnsoundError):
        return str(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error}（{Path(last.filename).name} 第 {last.lineno} 行）"
