"""The pytest plugin that runs the cases on the pages of checks.

Every `.md` beside a module that holds a `CHECK` is collected: one item a case, and one that says whether the page has
at least one good and one bad case. `pytest --update-cases` rewrites the findings blocks with what the check gives now.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportlint.engine.results import FileResult
    from reportlint.engine.runner import Linter
    from reportlint.testing.cases import Case


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-cases`."""
    group = parser.getgroup("reportlint")
    group.addoption("--update-cases", action="store_true", help="rewrite the findings blocks of check pages")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CheckPage | None:
    """Collect the page beside a check."""
    module = file_path.with_suffix(".py")
    if file_path.suffix != ".md" or not module.is_file():
        return None
    if "CHECK = Check(" not in module.read_text("utf-8"):
        return None
    return CheckPage.from_parent(parent, path=file_path)


class CheckPage(pytest.File):
    """A page with its cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each case, one for the page's completeness."""
        from reportlint.testing.cases import PageError, cases

        page = self.path.read_text("utf-8")
        try:
            found = list(cases(page))
        except PageError as error:
            raise self.CollectError(f"{self.path.name}: {error}") from None
        yield CompletePage.from_parent(self, name="page", found=found)
        for case in found:
            kind = "good" if case.good else "bad"
            yield CaseItem.from_parent(self, name=f"{case.title}[{kind} {case.format}:{case.line}]", case=case)


class CompletePage(pytest.Item):
    """Whether a page shows both what is found and what is left alone."""

    def __init__(self, *, found: list[Case], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.found = found

    def runtest(self) -> None:
        """Fail where good or bad cases are missing, or the page does not begin with the check's code and name."""
        missing = [kind for kind, good in (("good", True), ("bad", False)) if all(c.good != good for c in self.found)]
        if missing:
            raise CaseFailure(f"the page has no {' and no '.join(missing)} case")
        check = _check_of(self.path)
        wanted = f"# {check.title}（{check.code} {check.name}）"
        first = self.path.read_text("utf-8").partition("\n")[0]
        if first != wanted:
            raise CaseFailure(f"the page must begin with\n  {wanted}\nand begins with\n  {first}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The message alone for a failed case."""
        return _failure(self, excinfo, style)


class CaseFailure(Exception):  # noqa: N818 - it is a test's failure
    """A case that does not give what its page says."""


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.case = case

    def runtest(self) -> None:
        """Compare the findings with those on the page."""
        found = "".join(f"{line}\n" for line in self._findings())
        if found == self.case.findings and self.case.good is not bool(found):
            return
        if self.config.getoption("update_cases") and self.case.expected is not None and found:
            self._update(found)
            return
        raise CaseFailure(f"expected\n{self.case.findings or '(nothing)'}\ngot\n{found or '(nothing)'}")

    def _findings(self) -> Iterator[str]:
        check = _check_of(self.path)
        linter = _linter(check.code, self.case.options.get("profile"))
        name = self.case.options.get("name", f"case.{self.case.format}")
        result: FileResult = linter.check_bytes(self.case.text.encode(), name)
        for report in result.findings:
            place = report.location
            where = f"{place.line}:{place.column}" if place.line else (place.cell or place.paragraph or "")
            code = "" if report.code == check.code else f"{report.code} "
            yield f"{where} {report.severity.label} {code}{report.message}"

    def _update(self, found: str) -> None:
        from reportlint.testing.cases import cases

        page = self.path.read_text("utf-8")
        now = next(case for case in cases(page) if (case.title, case.text) == (self.case.title, self.case.text))
        assert now.expected is not None
        self.path.write_text(page[: now.expected[0]] + found + page[now.expected[1] :], "utf-8")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The message alone for a failed case."""
        return _failure(self, excinfo, style)


def _failure(item: pytest.Item, excinfo: pytest.ExceptionInfo[BaseException], style: object) -> str:
    if isinstance(excinfo.value, CaseFailure):
        return f"{item.path.name}: {item.name}\n{excinfo.value}"
    return str(pytest.Item.repr_failure(item, excinfo, style))  # type: ignore[arg-type]


def _check_of(page: Path) -> Check:
    from importlib.util import module_from_spec, spec_from_file_location

    from reportlint.rules.check import Check

    spec = spec_from_file_location(f"_reportlint_case_{page.stem}", page.with_suffix(".py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    check = module.CHECK
    assert isinstance(check, Check)
    return check


@cache
def _linter(code: str, profile: str | None) -> Linter:
    from reportlint.engine.registry import installed
    from reportlint.engine.runner import Linter, Settings
    from reportlint.engine.selection import Selection

    return Linter(installed(), Settings(profile, Selection((code,))))


if TYPE_CHECKING:
    from reportlint.rules.check import Check
