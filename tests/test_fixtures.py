"""The reports in fixtures/: clean ones give nothing, the others what stands beside them, in every format."""

import tomllib

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter

from .fixture_files import (
    FIXTURES,
    REPORTS,
    as_docx,
    as_html,
    as_markdown,
    as_numbered_docx,
    as_pdf,
    as_xls,
    as_xlsx,
    pieces,
    wrapped,
)

LINTER = Linter(installed())
FORMATS = {
    "txt": ("txt", str.encode, "line"),
    "txt in GB18030": ("txt", lambda text: text.encode("gb18030"), "line"),
    "txt in UTF-16": ("txt", lambda text: text.encode("utf-16"), "line"),
    "md": ("md", as_markdown, "line"),
    "html": ("html", as_html, "line"),
    "docx": ("docx", as_docx, "paragraph"),
    "docx with automatic numbers": ("docx", as_numbered_docx, "paragraph"),
    "pdf": ("pdf", as_pdf, "page"),
    "xlsx": ("xlsx", as_xlsx, "cell"),
    "xls": ("xls", as_xls, "cell"),
    "txt of wrapped lines": ("txt", lambda text: wrapped(text, 34).encode(), "line"),
    "docx of wrapped lines": ("docx", lambda text: as_docx(wrapped(text, 36)), "paragraph"),
    "html of wrapped lines": ("html", lambda text: as_html(wrapped(text, 40)), "line"),
}  # form: (suffix, writer, the field that gives places)


def text_of(folder, name):
    return (FIXTURES / folder / f"{name}.txt").read_text("utf-8")


def defects(name):
    return tomllib.loads((FIXTURES / "defects" / f"{name}.toml").read_text("utf-8"))["defect"]


def findings(text, form):
    suffix, write, _ = FORMATS[form]
    result = LINTER.check_bytes(write(text), f"report.{suffix}")
    assert result.status == "ok"
    return result.findings


def shown(code, severity, quote):
    return f"{code} {severity} {''.join(quote.split())}"


def seen(found):
    return sorted(shown(report.code, report.severity.label, report.location.quote) for report in found)


def test_there_are_five_reports():
    assert len(REPORTS) == 5


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_clean_report_gives_nothing(name, form):
    assert seen(findings(text_of("clean", name), form)) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_each_defect_gives_its_finding_and_nothing_else(name, form):
    expected = sorted(shown(**defect["finding"]) for defect in defects(name))
    found = findings(text_of("defects", name), form)
    assert seen(found) == expected
    assert all(getattr(report.location, FORMATS[form][2]) or report.location.table for report in found)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_with_defects_is_the_clean_one_with_its_changes(name):
    text = text_of("clean", name)
    for defect in defects(name):
        assert text.count(defect["was"]) == 1, defect["what"]
        text = text.replace(defect["was"], defect["now"])
    assert text == text_of("defects", name)


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_has_defects_of_several_families(name):
    families = {defect["finding"]["code"][:3] for defect in defects(name)}
    assert 6 <= len(defects(name)) <= 12
    assert len(families) >= 4


def test_pieces():
    text = "标题\n\n一段。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 |  |\n\n末段。\n"
    assert list(pieces(text)) == [("标题", ()), ("一段。", ()), ("", (("甲", "乙"), ("1", ""))), ("末段。", ())]
