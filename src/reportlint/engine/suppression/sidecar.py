"""Reads the file beside a report, FILE.reportlint.toml, that names findings to set aside by the words they are about.

    [[suppress]]
    code = "ARI104"             # a code, the beginning of one, or a name
    quote = "合计78.55万元"      # words of the report; without them the rule is set aside for the whole report
    reason = "尾差，已与决算表核对"
    section = "一、（四）"       # where the words occur more than once: the section's numbers or title, and
    occurrence = 2              # which of the places there, counted from 1

What is no such file is an error; an entry that cannot work is a finding, and the others hold.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.engine.failures import why_unread
from reportlint.engine.selection import did_you_mean
from reportlint.engine.suppression.suppressions import Suppression, UnknownRuleError, rule_of
from reportlint.engine.tool_findings import tool_finding
from reportlint.model.errors import DataError
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Report
    from reportlint.engine.suppression.quotes import Quotes
    from reportlint.model.spans import Span

SUFFIX = ".reportlint.toml"
_TYPES: Mapping[str, type] = {"code": str, "quote": str, "reason": str, "section": str, "occurrence": int}
_PLACE = re.compile(r"(.*) \(at line (\d+), column \d+\)", re.DOTALL)


class SidecarError(DataError):
    """A sidecar that cannot be used at all. The message is a plain Chinese sentence with the file's name."""


class Entry(NamedTuple):
    """One finding, or several of a kind, that a sidecar sets aside. `number` counts the entries from 1."""

    number: int
    code: str = ""
    quote: str = ""
    reason: str = ""
    section: str | None = None
    occurrence: int | None = None


def sidecar_path(path: Path) -> Path:
    """Where a report's sidecar stands, whether there is one or not."""
    return path.with_name(path.name + SUFFIX)


def read_sidecar(path: Path) -> bytes | None:
    """The content of the sidecar beside a report; None where there is none. Raises ReadError if it cannot be read."""
    beside = sidecar_path(path)
    try:
        return beside.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ReadError(f"旁边的 {beside.name} 读不了：{why_unread(error)}") from None


def parse(data: bytes, name: str) -> list[Entry]:
    """The entries of a sidecar, whose name is used in messages. Raises SidecarError for what is none."""
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SidecarError(f"{name} 不是 UTF-8 编码，请用记事本另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(f"{name} {_said(error)}") from None
    rows = content.pop("suppress", [])
    if content:
        unknown = next(iter(content))
        raise SidecarError(f"{name} 里有不认识的项 {unknown}{did_you_mean(unknown, ['suppress'])}，只能有 [[suppress]]")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SidecarError(f"{name} 里的 suppress 应当写作 [[suppress]]")
    return [_entry(row, number, name) for number, row in enumerate(rows, 1)]


def _said(error: tomllib.TOMLDecodeError) -> str:
    match = _PLACE.fullmatch(str(error))
    what, line = (match[1], f"第 {match[2]} 行") if match else (str(error), "")
    return f"{line}不是合格的 TOML：{what}"


def _entry(row: Mapping[str, Any], number: int, name: str) -> Entry:
    for key, value in row.items():
        if key not in _TYPES:
            raise SidecarError(f"{name} 第 {number} 条里有不认识的项 {key}{did_you_mean(key, _TYPES)}")
        if type(value) is not _TYPES[key]:
            raise SidecarError(f"{name} 第 {number} 条的 {key} 应当是{'整数' if _TYPES[key] is int else '字符串'}")
    return Entry(number, **row)


def from_entries(
    entries: Sequence[Entry], name: str, quotes: Quotes, rules: Mapping[str, Rule]
) -> tuple[list[Suppression], list[Report]]:
    """The suppressions that a sidecar asks for, and findings about entries that are not as they must be."""
    found: list[Suppression] = []
    problems: list[Report] = []
    for entry in entries:
        label = f"{name} 第 {entry.number} 条"
        wrong = "；".join(_wrong(entry, rules))
        if wrong:
            problems.append(tool_finding("RL003", f"{label}不起作用：{wrong}。"))
        else:
            found.append(_suppression(entry, label, quotes, rules))
    return found, problems


def _wrong(entry: Entry, rules: Mapping[str, Rule]) -> Iterator[str]:
    if not entry.code.strip():
        yield "没有写 code"
    else:
        try:
            rule_of(rules, entry.code.strip())
        except UnknownRuleError as error:
            yield str(error)
    if not entry.reason.strip():
        yield "没有写理由（reason）"
    if entry.occurrence is not None and entry.occurrence < 1:
        yield "occurrence 从 1 数起"
    if not entry.quote.strip() and (entry.section, entry.occurrence) != (None, None):
        yield "section 和 occurrence 要同 quote 一起写"


def _suppression(entry: Entry, label: str, quotes: Quotes, rules: Mapping[str, Rule]) -> Suppression:
    rule = rule_of(rules, entry.code.strip())
    if not entry.quote.strip():
        return Suppression(rule, entry.reason.strip(), label, "sidecar")
    spans = quotes.find(entry.quote, entry.section)
    missing = _missing(entry, quotes, spans)
    if entry.occurrence is not None:
        spans = spans[entry.occurrence - 1 : entry.occurrence]
    return Suppression(rule, entry.reason.strip(), label, "sidecar", spans=spans, missing=missing)


def _missing(entry: Entry, quotes: Quotes, spans: Sequence[Span]) -> str:
    """Why an entry's words were not found, with the likeliest that were meant."""
    where = f"“{entry.section}”里" if entry.section is not None else "报告里"
    if not spans and entry.section is not None and quotes.find(entry.quote):
        return f"“{_short(entry.quote)}”不在“{entry.section}”里"
    if not spans:
        nearest = quotes.nearest(entry.quote)
        hint = f"（是不是“{_short(nearest)}”？）" if nearest else ""
        return f"报告里没有“{_short(entry.quote)}”{hint}"
    if entry.occurrence is not None and entry.occurrence > len(spans):
        return f"{where}“{_short(entry.quote)}”只有 {len(spans)} 处，没有第 {entry.occurrence} 处"
    return ""


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 40 else f"{words[:20]}……{words[-18:]}"
