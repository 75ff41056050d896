"""A run as the formats are given it, put together by hand so that no rule's wording decides their tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from reportlint.engine.places import locate
from reportlint.engine.results import Coverage, FileResult, PassedOver, Place, Replacement, Report, Result, exit_code
from reportlint.engine.transcript import transcribe
from reportlint.model.document import Location
from reportlint.model.findings import Confidence, Evidence, Operand, Severity
from reportlint.model.spans import Span
from reportlint.readers.detect import read
from reportlint.reporters.run import Run
from reportlint.testing.docx_files import Cell, Table, docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

if TYPE_CHECKING:
    from reportlint.model.document import Document

TEXT = """\
云溪区水务局2023年度部门整体支出绩效自评报告

一、基本情况

（一）部门职责

云溪区水务局是区政府工作部门，负责全区供水、排水和防汛工作，依据<水利资金管理办法>开展项目。

（二）支出情况

2023年支出合计120.50万元，比上年减少10.50万元，增长9.55%，其中基本支出80.00万元、项目支出40.50万元。

公务接待费XX万元。编制12人，实有在职13人。

二、自评结论

自评得分96分，等级为“优”。
"""
PAGE = """\
# 增减方向矛盾（ARI101 change-direction）

金额和比率说的方向相反。

## 为什么

一句话里 <b>自相矛盾</b>。

## 方向相反

```txt bad
减少14.5万元，增加22%。
```
"""


@dataclass
class Paper:
    """A document that findings are made for, by the words that they are about."""

    document: Document

    def span(self, words: str) -> Span:
        for block in self.document.blocks:
            at = block.text.find(words)
            if at >= 0:
                return block.span(at, at + len(words))
        raise AssertionError(f"{words} 不在文中")

    def place(self, note: str, words: str) -> Place:
        span = self.span(words)
        return Place(note, locate(self.document, span), span)

    def report(self, rule: tuple[str, str, str], severity: Severity, message: str, words: str, **more: Any) -> Report:
        code, name, title = rule
        span = self.span(words)
        found = Report(code, name, title, severity, Confidence.HIGH, message, locate(self.document, span), span=span)
        return replace(found, **{"fingerprint": f"{code}-{words}", **more})

    def replacement(self, words: str, text: str, *, safe: bool = True) -> Replacement:
        return Replacement(locate(self.document, self.span(words)), text, safe)

    def file(self, *findings: Report, **more: Any) -> FileResult:
        document = self.document
        known = {"profile": "default", "profile_reason": "没有认出模板，只查各地通用的要求", "sha256": "0f" * 32}
        transcript = transcribe(document)
        return FileResult(document.path, document.kind, "ok", findings, transcript=transcript, **{**known, **more})


def text_file(path: str = "报告/水务局.txt", text: str = TEXT) -> FileResult:
    """A text file with a finding of every kind."""
    paper = Paper(read(text.encode(), path))
    change = paper.report(
        ("ARI101", "change-direction", "增减方向矛盾"),
        Severity.ERROR,
        "“比上年减少10.50万元，增长9.55%”：金额说减少，比率说增长，方向相反。",
        "比上年减少10.50万元，增长9.55%",
        suggestions=("若把“减少10.50万元”改为“增加10.50万元”，则前后相符", "核对上年数"),
        related=(paper.place("本年数", "120.50万元"), paper.place("分项", "基本支出80.00万元")),
        evidence=Evidence(
            "10.50÷（120.50－10.50）≈9.545%", (Operand("增减额", "10.50万元", Span(0, 0, 1)),), "9.54%～9.55%", "9.55%"
        ),
    )
    marks = paper.report(
        ("TYP803", "title-mark", "书名号写法不规范"),
        Severity.INFO,
        "文件名两边用了小于号、大于号，应当用书名号“《》”。",
        "<水利资金管理办法>",
        suggestions=("<水利资金管理办法> → 《水利资金管理办法》",),
        replacements=(paper.replacement("<", "《"), paper.replacement(">", "》")),
    )
    staff = paper.report(
        ("CMP901", "over-establishment", "实有人数超过编制"),
        Severity.WARNING,
        "编制12人，实有在职13人，超出1人，没有说明原因。",
        "编制12人，实有在职13人",
    )
    left = paper.report(("LEF701", "placeholder", "占位符没有填"), Severity.ERROR, "这里还留着占位的“XX”。", "XX")
    unsure = paper.report(("SCO203", "score-grade", "得分与等级不符"), Severity.WARNING, "96分的等级没有说明。", "96分")
    skips = (("ARI104", "分项没有列全", locate(paper.document, paper.span("120.50万元"))),)
    return paper.file(
        marks,
        change,
        replace(left, suppressed="等区里批复", suppressed_in="comment"),
        staff,
        replace(unsure, confidence=Confidence.MEDIUM, new=False),
        coverage=Coverage(8, 4, 2, 1, (("没有分项的人数", 3), ("只出现一次的金额", 1))),
        skips=skips,
        unit="云溪区水务局",
    )


def docx_result(path: str = "报告/水务局 附表.docx") -> FileResult:
    """A Word file with a finding in a table and one in a paragraph."""
    inner = Table([["一", "二"], ["1", "2"]])
    table = Table([["项目", "金额"], ["人员经费", "60.00"], [Cell(["公用经费", inner]), "20.00"], ["合计", "81.00"]])
    paper = Paper(read(docx_file(["一、收支情况", "2023年度收支情况表", table, "以上情况属实，，请审核。"]), path))
    total = paper.report(
        ("ARI108", "table-sum", "表内合计不符"),
        Severity.ERROR,
        "表中“合计”是81.00，各项相加是80.00。",
        "81.00",
        related=(paper.place("分项", "60.00"),),
    )
    twice = paper.report(("TYP805", "repeated-character", "字重复"), Severity.INFO, "标点重复了：“，，”。", "，，")
    return paper.file(total, twice, unit="云溪区水务局")


def pdf_result(path: str = "公开说明.pdf") -> FileResult:
    """A pdf file with a finding on its second page."""
    first, second = PdfPage(), PdfPage()
    first.paragraph("2023年度部门决算公开说明。", 780)
    second.paragraph("全年完成检查4次，覆盖率为120%，没有遗漏。", 780)
    paper = Paper(read(pdf_file([first, second]), path))
    found = paper.report(
        ("ARI113", "impossible-share", "百分比不可能"),
        Severity.WARNING,
        "覆盖率写的是120%，超过了100%。",
        "覆盖率为120%",
    )
    return paper.file(replace(found, confidence=Confidence.LOW))


def xlsx_result(path: str = "数据表.xlsx") -> FileResult:
    """A workbook with a finding in a cell."""
    sheet = XlsxSheet("收支表", [["项目", "决算数"], ["基本支出", 90], ["项目支出", 45], ["合计", 136]])
    paper = Paper(read(xlsx_file([sheet]), path))
    return paper.file(
        paper.report(("ARI108", "table-sum", "表内合计不符"), Severity.ERROR, "“合计”是136，各项相加是135。", "136")
    )


def broken(path: str = "打不开.docx") -> FileResult:
    """A file that could not be read."""
    message = "文件已损坏，打不开。"
    report = Report("RL001", "unreadable-file", "文件无法读取", Severity.ERROR, Confidence.HIGH, message, Location())
    return FileResult(path, "", "unreadable", (report,))


def clean(path: str = "没有问题.txt") -> FileResult:
    """A file without findings."""
    return Paper(read("本单位没有问题。".encode(), path)).file(unit="云溪区林业局")


def sample() -> Result:
    """A run over files of every format."""
    return Result(
        (clean(), text_file(), docx_result(), pdf_result(), xlsx_result(), broken()),
        baseline=True,
        passed_over=(PassedOver("旧稿.doc", "要先另存为 docx"),),
    )


def rule(page: str = PAGE) -> Any:
    """A rule as the registry knows it, with its page."""
    check = SimpleNamespace(code="ARI101", title="增减方向矛盾", severity=Severity.WARNING)
    return SimpleNamespace(check=check, page=SimpleNamespace(read_text=lambda _: page), package="reportlint_checks")


def run_of(result: Result, *, coverage: bool = False) -> Run:
    """A run whose rules are these alone."""
    return Run.of(result, exit_code(result, Severity.ERROR), {"ARI101": rule()}, coverage=coverage)
