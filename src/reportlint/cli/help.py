"""Help texts in Chinese: click's own words, and lines that are as wide as they look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_WORDS = (
    (re.compile(r"^Show this message and exit\.$"), "显示这段说明。"),
    (re.compile(r"^Show the version and exit\.$"), "显示版本。"),
    (re.compile(r"\[default: ([^;\]]*)"), r"[默认：\1"),
    (re.compile(r"\[env var: ([^;\]]*)"), r"[环境变量：\1"),
    (re.compile(r"(\d+)<=x<=(\d+)\]"), r"\1～\2]"),
    (re.compile(r"; (?=default: |required\]|\d+～)"), "；"),
    (re.compile(r"required\]$"), "必填]"),
)
_PIECE = re.compile(r"[!-~]+|\s+|.")  # words of other scripts are not broken
_NO_BEGINNING = "，。；：、）”…！？"


class Formatter(click.HelpFormatter):
    """Writes help texts."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
        super().write_usage(prog, words, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write a section's heading."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; one that begins with click's mark for it keeps its lines."""
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
            self.write("\n" * bool(number))
            for line in self._lines(paragraph):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def _lines(self, paragraph: str) -> Iterable[str]:
        if paragraph.startswith("\b\n"):
            return paragraph.splitlines()[1:]
        return _wrapped(re.sub(r"\s*\n\s*", "", paragraph), self.width - self.current_indent)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with what they are, which stands in a column of its own."""
        rows = [(name, _translated(text)) for name, text in rows]
        column = min(max((_width(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for name, text in rows:
            gap = column - _width(name)
            begin = f"{indent}{name}{' ' * gap}" if gap >= col_spacing else f"{indent}{name}\n{indent}{' ' * column}"
            lines = _wrapped(text, self.width - self.current_indent - column)
            self.write(begin + f"\n{indent}{' ' * column}".join(lines) + "\n")


class Context(click.Context):
    """A context whose help texts are Chinese."""

    formatter_class = Formatter


def _translated(text: str) -> str:
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text, which may be broken between any two 汉字 but not before a mark."""
    line, used = "", 0
    for piece in _PIECE.findall(text):
        if used + _width(piece) > width and line.strip() and piece not in _NO_BEGINNING:
            yield line.rstrip()
            line, used = "", 0
            if piece.isspace():
                continue
        line, used = line + piece, used + _width(piece)
    yield line.rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: 汉字 and full-width marks take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
