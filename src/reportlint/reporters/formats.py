"""The formats by name. Each is a module of the same name with `render(run)`, imported when it is asked for.

One with `pieces(run)` gives the same bit by bit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.run import Run


class Format(NamedTuple):
    """What is known of a format before its module is loaded.

    `suffixes` are those from which it is guessed; a `binary` one is not for terminals; `keeps_text` asks that the
    results carry the reports' text.
    """

    title: str
    suffixes: tuple[str, ...] = ()
    binary: bool = False
    keeps_text: bool = False


FORMATS = {
    "text": Format("给人看的文字", (".txt", ".log")),
    "concise": Format("每个问题一行"),
    "json": Format("完整的结果（docs/json.md）", (".json",)),
    "jsonl": Format("每个问题一行 JSON", (".jsonl", ".ndjson")),
    "sarif": Format("SARIF 2.1.0", (".sarif",)),
    "junit": Format("JUnit 测试报告"),
    "github": Format("GitHub Actions 批注"),
    "gitlab": Format("GitLab 代码质量报告"),
    "checkstyle": Format("Checkstyle XML"),
    "markdown": Format("Markdown（如合并请求里的评论）", (".md", ".markdown")),
    "html": Format("网页：报告原文，旁边是问题", (".html", ".htm"), keeps_text=True),
    "csv": Format("逗号分隔的表，可用 Excel、WPS 打开", (".csv",)),
    "xlsx": Format("Excel 工作簿", (".xlsx",), binary=True),
}


def by_suffix(name: str) -> str | None:
    """The format that a file's name suggests."""
    lowered = name.lower()
    return next((key for key, known in FORMATS.items() if lowered.endswith(known.suffixes or ("\0",))), None)


def render(name: str, run: Run) -> bytes:
    """A run in one of the formats, as a file's content: UTF-8 but for binary formats."""
    return b"".join(pieces(name, run))


def pieces(name: str, run: Run) -> Iterator[bytes]:
    """The same bit by bit where the format can."""
    module = import_module(f"reportlint.reporters.{name}")
    for piece in module.pieces(run) if hasattr(module, "pieces") else [module.render(run)]:
        assert isinstance(piece, str | bytes)
        yield piece if isinstance(piece, bytes) else piece.encode()
