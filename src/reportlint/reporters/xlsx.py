"""A workbook for reviewers: files in order of urgency, findings to filter, what could not be decided, what was read."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from reportlint.reporters import rows, words
from reportlint.reporters.model import active
from reportlint.reporters.ranking import by_unit, counts, worst_first
from reportlint.reporters.sheets import Book, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FileModel, Model
    from reportlint.reporters.run import Run
    from reportlint.reporters.sheets import Value

_SUMMARY = (
    Column("序号", 6), Column("文件", 44, link=True), Column("单位", 24), Column("错误", 7), Column("警告", 7),
    Column("提示", 7), Column("已忽略", 8), Column("基线已有", 9), Column("金额和百分数", 13), Column("能核对的数", 11),
    Column("状态", 10), Column("模板", 34), Column("没有查成的原因", 40),
)  # fmt: skip
_WIDTHS = {
    "文件": 36, "单位": 20, "级别": 7, "代码": 9, "规则": 18, "位置": 14, "章节": 16, "原文": 40, "问题": 52,
    "依据": 36, "建议": 40, "把握": 6, "状态": 14,
}  # fmt: skip
_FINDINGS = tuple(Column(name, _WIDTHS[name], link=name == "文件", level=name == "级别") for name in rows.COLUMNS)
_UNDECIDED = (
    Column("文件", 36, link=True), Column("代码", 9), Column("位置", 14), Column("章节", 16), Column("原文", 40),
    Column("为什么判断不了", 52),
)  # fmt: skip
_READ = (
    Column("文件", 36, link=True), Column("金额和百分数", 13), Column("能核对的数", 11), Column("核对了几处", 11),
    Column("判断不了几处", 13), Column("其余的数为什么没有核对", 70),
)  # fmt: skip
_UNITS = (Column("单位", 36), Column("文件数", 8), Column("错误", 7), Column("警告", 7), Column("提示", 7))


def render(run: Run) -> bytes:
    """The workbook. It names no time, so that the same findings give the same bytes."""
    out = BytesIO()
    model, files = run.model, worst_first(run.model["files"])
    with Book(out, run.folder, created=datetime(2000, 1, 1, tzinfo=UTC)) as book:
        book.sheet("汇总", _SUMMARY, _summary(files), heading=words.conclusion(model["summary"]))
        book.sheet("问题", _FINDINGS, (rows.row(file, found) for file in files for found in file["findings"]))
        book.sheet("未能判断", _UNDECIDED, _undecided(model, files))
        book.sheet("读数情况", _READ, map(_read, files))
        if len(units := by_unit(files)) > 1:
            book.sheet("各单位", _UNITS, ((unit.name, unit.files, *unit.counts) for unit in units))
    return out.getvalue()


def _summary(files: list[FileModel]) -> Iterator[tuple[Value, ...]]:
    for number, file in enumerate(files, 1):
        cover = file["coverage"]
        aside = sum(found["suppressed"] is not None for found in file["findings"])
        known = sum(found["suppressed"] is None and not found["new"] for found in file["findings"])
        failure = next((found["message"] for found in active(file) if file["status"] != "ok"), "")
        yield (
            number, file["path"], file["unit"], *counts(file), aside, known, cover["quantities"], cover["linked"],
            words.STATUSES[file["status"]], words.profile(file), failure,
        )  # fmt: skip


def _undecided(model: Model, files: list[FileModel]) -> Iterator[tuple[Value, ...]]:
    for item in model["passed_over"]:
        yield item["path"], "", "", "", "", f"没有查：{item['reason']}"
    for path in model["unfinished"]:
        yield path, "", "", "", "", "检查中途被停下，没有查"
    for file in files:
        for skip in file["not_assessable"]:
            place = skip["location"]
            where = words.place_name(place), place["section"] or "", place["quote"]
            yield file["path"], skip["code"], *where, skip["reason"]


def _read(file: FileModel) -> tuple[Value, ...]:
    cover = file["coverage"]
    numbers = cover["quantities"], cover["linked"], cover["checked"], cover["not_assessable"]
    return file["path"], *numbers, words.unlinked(file)
