"""Where and in which formats results are written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from reportlint.cli.streams import why_unwritten
from reportlint.reporters.formats import FORMATS, by_suffix, pieces, render
from reportlint.reporters.paths import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Result
    from reportlint.reporters.run import Run

_F = TypeVar("_F", bound=Callable[..., Any])
_STDOUT = "-"


class OutputError(click.ClickException):
    """An output that could not be written."""

    exit_code = 2


def output_options(function: _F) -> _F:
    """Add the options that choose formats; their values go to `Output.parse`."""
    options = (
        click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="标准输出的格式，默认 text。"),
        click.option(
            "--output",
            "outputs",
            multiple=True,
            metavar="格式:文件",
            help="把结果写成文件，可以给出多次；只写文件名时按后缀决定格式，文件写作 - 表示标准输出。",
        ),
        click.option("--coverage", is_flag=True, help="逐个文件列出读出多少数、核对了多少、其余为什么没有核对。"),
    )
    for option in reversed(options):
        function = option(function)
    return function


class Destination(NamedTuple):
    """A format and the file for it; None is standard output."""

    format: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """All that a run writes. What it writes never decides the exit code, unless it cannot be written."""

    destinations: tuple[Destination, ...]
    coverage: bool = False

    @classmethod
    def parse(cls, format_: str | None, outputs: Iterable[str], *, coverage: bool = False) -> Output:
        """The output that the options ask for; text on standard output where they say nothing.

        Raises click.UsageError for a format, file or combination that cannot be.
        """
        found = [_destination(word) for word in outputs]
        if format_ is not None and FORMATS[format_].binary:
            raise click.UsageError(f"{format_} 是二进制文件，请用 --output {format_}:文件名 写到文件里。")
        if format_ is not None or not found:
            found.insert(0, Destination(format_ or "text"))
        _at_odds(found)
        return cls(tuple(found), coverage)

    @property
    def keep_text(self) -> bool:
        """Whether the results must carry the reports' text."""
        return any(FORMATS[item.format].keeps_text for item in self.destinations)

    @property
    def shows_text(self) -> bool:
        """Whether standard output is for people."""
        return Destination("text") in self.destinations

    def writes(self, path: Path) -> bool:
        """Whether a file that is there is one of those that the run will write."""
        targets = [item.path for item in self.destinations if item.path is not None]
        return any(target.exists() and path.exists() and target.samefile(path) for target in targets)

    def spare(self, inputs: Iterable[Path]) -> None:
        """Refuse to overwrite a report that is checked. Raises click.UsageError."""
        for path in inputs:
            if self.writes(path):
                raise click.UsageError(f"输出文件 {path} 就是要检查的报告，换一个文件名，免得覆盖原件。")

    def write(self, result: Result, code: int, rules: Mapping[str, Rule] | None = None) -> None:
        """Write a result everywhere; `code` is the exit code that it leads to.

        Raises OutputError when all is done, if some file could not be written.
        """
        from reportlint.reporters.run import Run

        run = Run.of(result, code, rules, coverage=self.coverage)
        failures = [message for item in self.destinations for message in _write(item, run)]
        if failures:
            raise OutputError("\n".join(failures))
        if all(item.path is not None for item in self.destinations):
            _tell(run, [tidy(str(item.path)) for item in self.destinations])


def _destination(word: str) -> Destination:
    """What a word like "html:报告.html", "报告.html", "json:-" or "text" asks for; a single letter is a drive."""
    head, colon, rest = word.partition(":")
    if head in FORMATS:
        return Destination(head, _file(rest) if colon else None)
    if colon and len(head) > 1 and not set(head) & {"/", "\\"}:
        from reportlint.engine.selection import did_you_mean

        raise click.UsageError(f"没有名为 {head} 的格式{did_you_mean(head, FORMATS)}，可用的有：{'、'.join(FORMATS)}。")
    guessed = by_suffix(word)
    if guessed is None:
        raise click.UsageError(f"从文件名 {tidy(word)} 看不出格式，请写明格式和文件名，如 --output html:结果.html。")
    return Destination(guessed, _file(word))


def _file(name: str) -> Path | None:
    if name == _STDOUT:
        return None
    if not name:
        raise click.UsageError("--output 的冒号后面缺少文件名，如 --output html:报告.html。")
    path = Path(name)
    if path.is_dir():
        raise click.UsageError(f"输出文件 {tidy(name)} 是一个文件夹。")
    if not path.parent.is_dir():
        folder = tidy(str(path.parent))
        raise click.UsageError(f"输出文件 {tidy(name)} 所在的文件夹 {folder} 不存在，请先建好。")
    return path


def _at_odds(found: Iterable[Destination]) -> None:
    """Refuse two outputs in one place, and binary ones on a terminal."""
    places = Counter(item.path.resolve() if item.path else None for item in found)
    if places[None] > 1:
        raise click.UsageError("标准输出只能用一种格式，其余的请写到文件里。")
    twice = [str(path) for path, times in places.items() if times > 1]
    if twice:
        raise click.UsageError(f"有两种格式要写到同一个文件 {tidy(twice[0])}。")
    if any(item.path is None and FORMATS[item.format].binary for item in found) and sys.stdout.isatty():
        raise click.UsageError("终端显示不了二进制文件，请给出文件名。")


def _write(item: Destination, run: Run) -> Iterable[str]:
    """Write one output; give what went wrong."""
    if item.path is None:
        _print(item.format, run)
        return ()
    from reportlint.engine.files import write_atomically

    try:
        write_atomically(item.path, render(item.format, replace(run, folder=item.path.parent)))
    except OSError as error:
        return (f"无法写入 {tidy(str(item.path))}：{why_unwritten(error)}。",)
    return ()


def _print(format_: str, run: Run) -> None:
    """Write to standard output: to a terminal as text, elsewhere the bytes that a file would hold."""
    if format_ == "text":
        from reportlint.reporters import text

        text.write(run, sys.stdout)
        return
    for piece in pieces(format_, run):
        click.echo(piece.decode() if sys.stdout.isatty() else piece, nl=False)


def _tell(run: Run, names: Iterable[str]) -> None:
    from reportlint.reporters.words import conclusion

    click.echo(f"{conclusion(run.model['summary'])}\n已写入 {'、'.join(names)}。", err=True)
