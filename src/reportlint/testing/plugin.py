"""The pytest plugin that runs the cases on the pages of checks.

Every `.md` beside a module that holds a `CHECK` is collected: one item a case, and one that says whether the page has
at least one good and one bad case. `pytest --update-cases` rewrites the findings blocks with what the check gives now.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportlint.engine.results import Report
    from reportlint.testing.cases import Case
    from reportlint.testing.pages import Subject

_IS_CHECK = re.compile(r"^from reportlint\b.*^CHECK\b[^=\n]*=", re.MULTILINE | re.DOTALL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-cases`."""
    group = parser.getgroup("reportlint")
    group.addoption("--update-cases", action="store_true", help="rewrite the findings blocks of check pages")


def pytest_configure(config: pytest.Config) -> None:
    """Keep several processes from writing one page."""
    if config.getoption("update_cases") and config.getoption("numprocesses", default=None):
        raise pytest.UsageError("--update-cases 不能与 -n 一起用。")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CheckPage | None:
    """Collect the page beside a check."""
    module = file_path.with_suffix(".py")
    if file_path.suffix != ".md" or not module.is_file():
        return None
    if not _IS_CHECK.search(module.read_text("utf-8", errors="replace")):
        return None
    return CheckPage.from_parent(parent, path=file_path)


class CheckPage(pytest.File):
    """A page with its cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each case, one for the page's completeness."""
        from reportlint.model.errors import DataError
        from reportlint.testing.cases import PageError, cases
        from reportlint.testing.pages import read_page, subject_of

        try:
            subject = subject_of(self.path)
            found = list(cases(read_page(self.path)))
        except (PageError, DataError) as error:
            raise self.CollectError(f"{self.path.name}：{error}") from None
        yield CompletePage.from_parent(self, name="page", subject=subject, found=found)
        for number, case in enumerate(found):
            kind = "good" if case.good else "bad"
            name = f"{case.title}[{kind} {case.format}:{case.line}]"
            yield CaseItem.from_parent(self, name=name, subject=subject, case=case, number=number)


class CaseFailure(Exception):  # noqa: N818 - it is a test's failure
    """A page or case that is not as it must be."""


class _PageItem(pytest.Item):
    """Something that is tried on a page."""

    def __init__(self, *, subject: Subject, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.subject = subject

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The message alone for a failed case."""
        if isinstance(excinfo.value, CaseFailure):
            return f"{self.path.name}: {self.name}\n{excinfo.value}"
        return str(super().repr_failure(excinfo, style))  # type: ignore[arg-type]


class CompletePage(_PageItem):
    """Whether a page shows both what is found and what is left alone."""

    def __init__(self, *, found: list[Case], **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.found = found

    def runtest(self) -> None:
        """Fail where good or bad cases are missing, or the page does not begin with the check's code and name."""
        from reportlint.testing.pages import read_page

        missing = [kind for kind, good in (("good", True), ("bad", False)) if all(c.good != good for c in self.found)]
        if missing:
            raise CaseFailure(f"没有 {'、'.join(missing)} 案例，两种都要有")
        check = self.subject.rule.check
        wanted = f"# {check.title}（{check.code} {check.name}）"
        first = read_page(self.path).partition("\n")[0]
        if first != wanted:
            raise CaseFailure(f"第一行应是\n  {wanted}\n现在是\n  {first}")


class CaseItem(_PageItem):
    """One case; `number` counts those on the page."""

    def __init__(self, *, case: Case, number: int, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.case = case
        self.number = number

    def runtest(self) -> None:
        """Compare the findings with those on the page."""
        reports = self._reports()
        found = "".join(f"{line}\n" for line in self._lines(reports))
        if found == self.case.findings and self.case.good is not bool(found):
            return
        sound = bool(reports) and all(report.code == self.code for report in reports)
        if self.config.getoption("update_cases") and self.case.expected is not None and sound:
            self._update(found)
            return
        raise CaseFailure(f"页面上是\n{self.case.findings or '（没有问题）'}\n报出的是\n{found or '（没有问题）'}")

    @property
    def code(self) -> str:
        """The check's code."""
        return self.subject.rule.check.code

    def _reports(self) -> Sequence[Report]:
        """What the check, and the tool itself, say about the case."""
        from reportlint.model.errors import DataError
        from reportlint.testing.pages import linter_for

        options = self.case.options
        try:
            linter = linter_for(self.subject.registry, self.code, options.get("profile"))
        except DataError as error:
            raise CaseFailure(str(error)) from None
        name = options.get("name", f"case.{self.case.format}")
        return linter.check_bytes(self.case.text.encode(), name).findings

    def _lines(self, reports: Sequence[Report]) -> Iterator[str]:
        """The reports as the page has them."""
        for report in reports:
            place = report.location
            where = f"{place.line}:{place.column} " if place.line else ""
            other = "" if report.code == self.code else f"{report.code} "
            yield f"{where}{report.severity.label} {other}{report.message}"

    def _update(self, found: str) -> None:
        """Put the findings on the page, whose text may have moved since it was collected."""
        from reportlint.testing.cases import cases
        from reportlint.testing.pages import read_page, write_page

        page = read_page(self.path)
        expected = list(cases(page))[self.number].expected
        assert expected is not None
        write_page(self.path, page[: expected[0]] + found + page[expected[1] :])
