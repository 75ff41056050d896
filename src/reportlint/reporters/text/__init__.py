"""Text for a terminal: by file and section, the words underlined, the calculation and what to do beneath."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TextIO

from rich.cells import cell_len
from rich.text import Text

from reportlint.reporters.characters import printable
from reportlint.reporters.text.closing import closing, coverage
from reportlint.reporters.text.layout import excerpt, wrapped
from reportlint.reporters.words import LEVELS, place_name, profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from reportlint.reporters.model import ContextModel, FileModel, FindingModel
    from reportlint.reporters.run import Run

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}
_WIDTH = 100  # columns for an excerpt where there is no terminal; nothing else is broken there
_FORCING = {"FORCE_COLOR", "TTY_COMPATIBLE"}  # variables that make rich take a file for a terminal
_NARROW = 60  # terminals with fewer columns get smaller indents


class _Line(NamedTuple):
    """A line with its indent in steps; where it is too long it goes on one step further in."""

    text: Text
    depth: int = 0


def render(run: Run, width: int | None = None) -> str:
    """The text without colours; long lines are left whole, unless it is to fit a width in columns."""
    return "".join(f"{line.plain}\n" for line in _printed(run, width))


def write(run: Run, out: TextIO) -> None:
    """Write a run to a stream; colours and breaks only where it is a terminal (colours: unless NO_COLOR is set)."""
    console = _console(out) if out.isatty() or _FORCING & os.environ.keys() else None
    if console is None or not console.is_terminal:
        out.write(render(run))
        return
    for line in _printed(run, console.width):
        console.print(line, soft_wrap=True)


def _console(out: TextIO) -> Console:
    from rich.console import Console  # the slowest part of rich to load, and of no use for a file

    return Console(file=out, highlight=False)


def _printed(run: Run, width: int | None) -> Iterator[Text]:
    """The lines as they are printed."""
    step = 2 if width is not None and width < _NARROW else 4
    for text, depth in _lines(run, (width or _WIDTH) - 2 * step):
        text.plain = printable(text.plain)
        indent = depth * step
        for line in [text] if width is None else wrapped(text, max(width - indent, step), step if depth else 0):
            whole = Text(" " * indent) + line
            whole.rstrip()
            yield whole


def _lines(run: Run, room: int) -> Iterator[_Line]:
    for file in run.model["files"]:
        shown = [found for found in file["findings"] if found["suppressed"] is None]
        if shown or run.coverage:
            yield from _file(file, shown, room)
            if run.coverage:
                yield from (_Line(text, depth) for text, depth in coverage(file))
            yield _Line(Text())
    yield from (_Line(text, depth) for text, depth in closing(run.model))


def _file(file: FileModel, shown: list[FindingModel], room: int) -> Iterator[_Line]:
    yield _Line(Text(file["path"], style="bold underline"))
    if file["profile"]:
        yield _Line(Text(f"模板：{profile(file)}", style="dim"))
    for section, found in groupby(shown, key=lambda finding: finding["location"]["section"]):
        if section:
            yield _Line(Text(f"  {section}", style="bold blue"))
        for finding in found:
            yield _Line(_head(finding), 1)
            yield from (_Line(line, 2) for line in _details(finding, room))


def _head(finding: FindingModel) -> Text:
    place = place_name(finding["location"])
    return Text.assemble(
        (f"{place}  " if place else "", "dim"),
        (LEVELS[finding["severity"]], _STYLES[finding["severity"]]),
        f" {finding['code']} {finding['message']}",
        ("" if finding["new"] else "（已知）", "dim"),
    )


def _details(finding: FindingModel, room: int) -> Iterator[Text]:
    if finding["context"]["words"]:
        yield from _underlined(finding["context"], _STYLES[finding["severity"]], room)
    if finding["evidence"] is not None:
        yield Text(f"依据：{finding['evidence']['formula']}", style="dim")
    for related in finding["related"]:
        yield Text(f"参见 {place_name(related['location'])}：{related['note']}", style="dim")
    for suggestion in finding["suggestions"]:
        yield Text.assemble(("建议：", "green"), suggestion)


def _underlined(context: ContextModel, style: str, room: int) -> Iterator[Text]:
    """The words in their surroundings, and marks under them: double-width characters take two columns."""
    given = (printable(context["before"]), printable(context["words"]), printable(context["after"]))
    before, words, after = excerpt(*given, room)
    yield Text.assemble((before, "dim"), words, (after, "dim"))
    yield Text(" " * cell_len(before) + "^" * max(cell_len(words), 1), style=style)
