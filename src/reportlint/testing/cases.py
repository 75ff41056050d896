"""Reads a check's page: its cases are documentation, tests and snapshot at once.

A case is a level-2 heading with a fenced block whose info string names the format and `good` or `bad`::

    ## 金额减少，比率增加

    ```txt bad
    支出78.55万元，比年初预算数减少14.5万元，增加22%。
    ```

    ```findings
    1:10 error 减少14.5万元，增加22%：……
    ```

Words after `good` or `bad` set options: `profile=ID`, `name=FILE`. A bad case is followed by the findings that it must
give, one a line: line, column, severity, message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FENCE = re.compile(r"^(`{3,})(\w+)[ \t]*([^\n]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^##\s+(.+)$", re.MULTILINE)
_FORMATS = ("txt", "md", "html")
_OPTIONS = ("profile", "name")


class PageError(Exception):
    """A page that is not as it must be. The message is Chinese, without a full stop."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example on a page. `expected` is the range of the page's text that holds the findings of a bad case."""

    title: str
    format: str
    good: bool
    text: str
    line: int
    options: Mapping[str, str] = field(default_factory=dict)
    findings: str = ""
    expected: tuple[int, int] | None = None


def cases(page: str) -> Iterator[Case]:
    """The cases on a page, in order.

    Raises PageError for a bad case without its findings, and for formats and options that there are not.
    """
    blocks = list(_FENCE.finditer(page))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        language, info = block[2], block[3].split()
        if language == "findings" or not info or info[0] not in ("good", "bad"):
            continue
        good, line = info[0] == "good", _line(page, block.start())
        if language not in _FORMATS:
            raise PageError(f"第 {line} 行的案例是 {language}，案例只能是 {'、'.join(_FORMATS)}")
        if not good and (following is None or following[2] != "findings"):
            raise PageError(f"第 {line} 行的 bad 案例后面缺少 findings 块")
        expected = None if good or following is None else (following.start(4), following.end(4))
        yield Case(
            _title(page, block.start()),
            language,
            good,
            block[4],
            line,
            _options(info[1:], line),
            page[slice(*expected)] if expected else "",
            expected,
        )


def _options(words: Sequence[str], line: int) -> Mapping[str, str]:
    parts = [word.partition("=") for word in words]
    for word, (key, _, value) in zip(words, parts, strict=True):
        if key not in _OPTIONS or not value:
            raise PageError(f"第 {line} 行的 {word} 不认识，可以写的是 {'、'.join(f'{key}=…' for key in _OPTIONS)}")
    return {key: value for key, _, value in parts}


def _title(page: str, at: int) -> str:
    titles = [found[1].strip() for found in _HEADING.finditer(page, 0, at)]
    return titles[-1] if titles else "（无标题）"


def _line(page: str, at: int) -> int:
    return page.count("\n", 0, at) + 1
