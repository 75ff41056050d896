"""Files that a configuration is read from, and how what is wrong with them is said."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from reportlint.engine.config.errors import ConfigError
from reportlint.engine.config.lines import line_of
from reportlint.engine.config.paths import shown
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.engine.config import kinds

_AT = compiled(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SYNTAX = (
    (r"Unterminated|Illegal character '\\n'", "引号没有配对"),
    (r"Unclosed array", "方括号没有配对"),
    (r"Unclosed inline table", "花括号没有配对"),
    (r"Unescaped", r"双引号里的 \ 要写成 \\；写路径可以用 /，或改用单引号"),
    (r"overwrite|twice|Duplicate|mutate|redefine|namespace", "同一项写了两次"),
    (r"Expected '=' after", "键的后面缺少 =，或者键里有中文而没有放在引号里"),
    (r"Expected '\]", "表名的方括号没有写全"),
    (r"Invalid value", "值写得不对：文字要放在英文引号里，true 和 false 要小写"),
    (r"Expected newline", "这一项后面有多余的内容"),
    (r"initial character|Invalid statement", "键写得不对：中文的键要放在英文引号里"),
    (r"[Ii]llegal|invalid character", "有不能用的字符"),
)
_MOST = 10  # problems of one file that are shown


@dataclass(frozen=True, slots=True)
class Source:
    """A configuration file, or with no path the command line.

    `prefix` is the way from the file's top to the configuration in it: tool.reportlint in pyproject.toml.
    """

    path: Path | None
    text: str = field(default="", repr=False)
    prefix: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """What relative paths are relative to."""
        return self.path.parent if self.path is not None else Path.cwd()

    def where(self, path: kinds.Path = (), word: str = "") -> str:
        """A place as users write it: file and line, or the option of the command line."""
        if self.path is None:
            return f"命令行的 --{path[0]}" if path else "命令行"
        line = line_of(self.text, (*self.prefix, *path), word) if path else None
        return f"{shown(self.path)}:{line}" if line else shown(self.path)

    def fail(self, problems: Iterable[kinds.Problem]) -> NoReturn:
        """Raise ConfigError for the problems."""
        lines = [self._line(problem) for problem in problems]
        more = [f"……另有 {len(lines) - _MOST} 处。"] if len(lines) > _MOST else []
        raise ConfigError("\n".join(lines[:_MOST] + more))

    def _line(self, problem: kinds.Problem) -> str:
        where = self.where(problem.path, problem.word)
        name = dotted(problem.path if self.path is not None else _within_option(problem.path))
        return f"{where}：{name}：{problem.message}" if name else f"{where}：{problem.message}"

    def check(self, kind: kinds.Kind, value: object, path: kinds.Path = ()) -> None:
        """Raise ConfigError for what is wrong with a value."""
        problems = list(kind.problems(value, path))
        if problems:
            self.fail(problems)


def _within_option(path: kinds.Path) -> kinds.Path:
    """The way to a value after its option's name; users of a command line write no numbered lists."""
    return tuple(part for part in path[1:] if not isinstance(part, int))


def dotted(path: kinds.Path) -> str:
    """A path as users write it: rule[2].severity, items counted from 1."""
    name = ""
    for part in path:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def read_source(path: Path) -> tuple[Source, dict[str, Any]]:
    """A TOML file's text and content.

    Raises ConfigError where it cannot be read, is not UTF-8, or is not TOML.
    """
    return parse_source(path, read_text(path))


def parse_source(path: Path, text: str) -> tuple[Source, dict[str, Any]]:
    """The content of a TOML text that stands in a file. Raises ConfigError where it is not TOML."""
    source = Source(path, text)
    try:
        return source, tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{shown(path)}：嵌套太深。") from None
    except ValueError as error:
        raise ConfigError(f"{shown(path)}{_syntax(str(error))}") from None


def read_text(path: Path) -> str:
    """A UTF-8 file's text with plain line ends.

    Raises ConfigError where it cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ConfigError(f"{shown(path)}：{_os_problem(error)}。") from None
    return decoded(path, data)


def decoded(path: Path, data: bytes) -> str:
    """The text of a UTF-8 file's bytes with plain line ends. Raises ConfigError where they are not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}：不是 UTF-8 编码。请用记事本打开，“另存为”时把编码选为 UTF-8。") from None


def _os_problem(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "找不到这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件"
    return "读取失败"


def _syntax(message: str) -> str:
    """What tomllib says, in Chinese, from the line on: ":3：不是合格的 TOML：第 5 列，……"."""
    at = _AT.search(message)
    plain = message[: at.start()] if at else message
    said = next((chinese for pattern, chinese in _SYNTAX if compiled(pattern).search(plain)), plain)
    if at is None or at[1] is None:
        return f"：不是合格的 TOML：{'到了文件末尾，' if at else ''}{said}。"
    return f":{at[1]}：不是合格的 TOML：第 {at[2]} 列，{said}。"
