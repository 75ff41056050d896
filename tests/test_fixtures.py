"""The reports in fixtures/: clean ones give nothing, the others what stands beside them, in every format."""

import tomllib

import pytest

from reportlint.engine.registry import installed
from reportlint.engine.runner import Linter

from .fixture_files import FIXTURES, REPORTS, as_docx, as_pdf, as_xlsx, pieces

LINTER = Linter(installed())
FORMATS = {"txt": str.encode, "docx": as_docx, "pdf": as_pdf, "xlsx": as_xlsx}
PLACES = {"txt": "line", "docx": "paragraph", "pdf": "page", "xlsx": "cell"}


def text_of(folder, name):
    return (FIXTURES / folder / f"{name}.txt").read_text("utf-8")


def defects(name):
    return tomllib.loads((FIXTURES / "defects" / f"{name}.toml").read_text("utf-8"))["defect"]


def findings(text, suffix):
    result = LINTER.check_bytes(FORMATS[suffix](text), f"report.{suffix}")
    assert result.status == "ok"
    return result.findings


def shown(code, severity, quote):
    return f"{code} {severity} {''.join(quote.split())}"


def seen(found):
    return sorted(shown(report.code, report.severity.label, report.location.quote) for report in found)


def test_there_are_five_reports():
    assert len(REPORTS) == 5


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_clean_report_gives_nothing(name, suffix):
    assert seen(findings(text_of("clean", name), suffix)) == []


@pytest.mark.parametrize("suffix", PLACES)
@pytest.mark.parametrize("name", REPORTS)
def test_each_defect_gives_its_finding_and_nothing_else(name, suffix):
    expected = sorted(shown(**defect["finding"]) for defect in defects(name))
    found = findings(text_of("defects", name), suffix)
    assert seen(found) == expected
    assert all(getattr(report.location, PLACES[suffix]) or report.location.table for report in found)


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
