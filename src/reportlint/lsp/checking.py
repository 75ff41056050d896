"""From a text to what the editor shows of it. Runs in a process of its own (worker.py)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.engine.assembly import registry_for
from reportlint.engine.baseline import Baseline
from reportlint.engine.batch.checker import Checker
from reportlint.engine.batch.job import Job, Limits
from reportlint.engine.config import Resolver
from reportlint.engine.failures import unreadable
from reportlint.engine.ignoring import IgnoreFiles
from reportlint.engine.selection import SelectionError
from reportlint.engine.sidecars import read_sidecar
from reportlint.lsp.messages import Answer, Begun
from reportlint.model.errors import DataError
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.engine.config import Config
    from reportlint.engine.results import FileResult
    from reportlint.lsp.messages import Excerpt, Request

_SECTION = re.compile(r"^## (?P<title>[^\n]*)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TOLD = ("查什么", "为什么")


class Checking:
    """Checks texts by the configuration that is nearest to each when it is asked for."""

    def __init__(self, resolver: Callable[[], Resolver]) -> None:
        self._resolver = resolver
        self._checkers: dict[float, Checker] = {}

    def __call__(self, request: Request, begin: Callable[[Begun], object]) -> Answer:
        """The answer to a request; `begin` is told what it may take."""
        try:
            return self._answer(request, self._resolver(), begin)
        except (DataError, SelectionError) as error:
            complaint = str(error)
        try:
            return self._answer(request, Resolver({}, isolated=True), begin)._replace(complaint=complaint)
        except DataError:  # a broken pack is installed: nothing can be checked
            return Answer(unreadable(request.path, complaint.rstrip("。")), {}, complaint)

    def _answer(self, request: Request, resolver: Resolver, begin: Callable[[Begun], object]) -> Answer:
        path = Path(request.path)
        if resolver.excluded(path) or IgnoreFiles().leave_out(path):
            return Answer(None, {})
        resolver.keep_text = True  # the transcript tells where a comment can go (ignoring.py)
        config, run = resolver.for_path(path), resolver.for_run([request.path])
        begin(Begun(run.time_limit))
        checker = self._checkers.setdefault(run.time_limit, Checker(Limits(run.time_limit)))
        file = _checked(checker, request, config)
        if run.baseline is not None:
            file = Baseline.load(Path(run.baseline)).mark(file)
        return Answer(file, dict(_pages(file, config)))


def _checked(checker: Checker, request: Request, config: Config) -> FileResult:
    try:
        sidecar = read_sidecar(Path(request.path))
    except ReadError as error:
        return unreadable(request.path, str(error))
    return checker(Job(0, request.path, request.data, sidecar, config))


def _pages(file: FileResult, config: Config) -> Iterator[tuple[str, Excerpt]]:
    """What the rules with findings look for; the tool's own have no page."""
    rules = registry_for(config).rules
    for code in {found.code for found in file.findings} & rules.keys():
        yield code, tuple(excerpt(rules[code].page.read_text("utf-8")))


def excerpt(page: str) -> Iterator[tuple[str, str]]:
    """The parts of a rule's page that say what it looks for and why: heading and words."""
    return ((part["title"], part["text"].strip()) for part in _SECTION.finditer(page) if part["title"] in _TOLD)
