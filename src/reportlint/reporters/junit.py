"""JUnit's XML as Jenkins reads it: a suite for each file, a test case for each rule that found something there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from reportlint.reporters.characters import xml_safe
from reportlint.reporters.model import STOPPED
from reportlint.reporters.words import LEVELS, place_name, state
from reportlint.reporters.xml import attributes, document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.reporters.model import FileModel, FindingModel
    from reportlint.reporters.run import Run


def render(run: Run) -> str:
    """Errors and warnings fail, notes pass with their text, what was put aside is skipped.

    What stopped the tool's own work is an error, not a failure.
    """
    suites = [_suite(file) for file in run.model["files"]]
    totals = {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}
    root = Element("testsuites", {"name": "reportlint", **totals})
    root.extend(suites)
    return document(root)


def _suite(file: FileModel) -> Element:
    cases = [_case(file["path"], name, found) for name, found in _named(file["findings"])]
    if not cases:
        cases = [Element("testcase", attributes(name="没有问题", classname=file["path"]))]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    numbers = {name: str(number) for name, number in counts.items()}
    suite = Element("testsuite", attributes(name=file["path"], **numbers))
    suite.extend(cases)
    return suite


def _named(findings: Iterable[FindingModel]) -> Iterator[tuple[str, FindingModel]]:
    """Findings with names of their own, by which servers tell test cases apart."""
    seen: Counter[str] = Counter()
    for found in findings:
        place = place_name(found["location"])
        name = f"{found['code']} {found['title']}" + (f"（{place}）" if place else "")
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} #{seen[name]}", found


def _case(path: str, name: str, found: FindingModel) -> Element:
    case = Element("testcase", attributes(name=name, classname=path))
    if found["suppressed"] is not None or not found["new"]:
        SubElement(case, "skipped", attributes(message=state(found)))
        return case
    if found["severity"] == "info":
        SubElement(case, "system-out").text = xml_safe("\n".join(_body(found)))
        return case
    kind = "error" if found["code"] in STOPPED else "failure"
    detail = SubElement(case, kind, attributes(message=found["message"], type=found["severity"]))
    detail.text = xml_safe("\n".join(_body(found)))
    return case


def _body(found: FindingModel) -> Iterator[str]:
    yield f"{LEVELS[found['severity']]} {found['code']} {found['message']}"
    if found["location"]["quote"]:
        yield f"原文：{found['location']['quote']}"
    if found["evidence"] is not None:
        yield f"依据：{found['evidence']['formula']}"
    yield from (f"参见 {place_name(related['location'])}：{related['note']}" for related in found["related"])
    yield from (f"建议：{suggestion}" for suggestion in found["suggestions"])
