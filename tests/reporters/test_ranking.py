from __future__ import annotations

from dataclasses import replace

from reportlint.engine.results import FileResult
from reportlint.model.findings import Confidence, Severity
from reportlint.reporters.json import file_model
from reportlint.reporters.ranking import Counts, Unit, by_unit, counts, worst_first

from .sample import broken, text_file

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
HIGH, LOW = Confidence.HIGH, Confidence.LOW


def file(name: str, *levels: tuple[Severity, Confidence], unit: str = "") -> FileResult:
    one = text_file().findings[0]
    found = tuple(replace(one, severity=severity, confidence=confidence) for severity, confidence in levels)
    return FileResult(name, "txt", "ok", found, unit=unit)


def ranked(*files: FileResult) -> list[str]:
    return [model["path"] for model in worst_first(map(file_model, files))]


def test_what_was_not_checked_comes_first():
    assert ranked(file("甲", *[(ERROR, HIGH)] * 9), broken("乙")) == ["乙", "甲"]


def test_one_error_outweighs_all_warnings():
    assert ranked(file("甲", *[(WARNING, HIGH)] * 9), file("乙", (ERROR, LOW))) == ["乙", "甲"]


def test_sure_warnings_outweigh_unsure_ones():
    assert ranked(file("甲", (WARNING, LOW), (WARNING, LOW)), file("乙", (WARNING, HIGH))) == ["乙", "甲"]


def test_then_by_notes_and_name():
    files = [file("丙"), file("乙"), file("甲", (INFO, HIGH))]
    assert ranked(*files) == ["甲", "丙", "乙"]


def test_what_was_put_aside_does_not_count():
    suppressed = replace(text_file().findings[1], suppressed="有批复")
    assert counts(file_model(replace(file("甲"), findings=(suppressed,)))) == Counts(0, 0, 0)


def test_units_are_summed_up_worst_first():
    files = [
        file("甲", (WARNING, HIGH), unit="林业局"),
        file("乙", (ERROR, HIGH), unit="水务局"),
        file("丙", (INFO, LOW), unit="水务局"),
        file("丁", (ERROR, HIGH)),
    ]
    assert by_unit(map(file_model, files)) == [
        Unit("水务局", 2, Counts(1, 0, 1)),
        Unit("林业局", 1, Counts(0, 1, 0)),
    ]
