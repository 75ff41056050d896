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

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.config.kinds import Many, Number, Text
from reportlint.engine.config.records import Key, Record
from reportlint.engine.config.source import decoded, parse_source
from reportlint.engine.suppression.suppressions import Suppression, UnknownRuleError, rule_of
from reportlint.engine.tool_findings import tool_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.engine.registry import Rule
    from reportlint.engine.results import Report
    from reportlint.engine.suppression.quotes import Quotes
    from reportlint.model.spans import Span

_WORDS = Text(empty=True)
_ENTRY = Record(
    (
        Key("code", _WORDS, "规则的代码、代码开头或名称。"),
        Key("quote", _WORDS, "报告里的原文。"),
        Key("reason", _WORDS, "为什么不用改。"),
        Key("section", _WORDS, "原文所在章节的编号或标题。"),
        Key("occurrence", Number(1, 100_000), "是第几处。"),
    )
)
_FILE = Record((Key("suppress", Many(_ENTRY), "不再报告的问题。"),))


class Entry(NamedTuple):
    """One finding, or several of a kind, that a sidecar sets aside. `where` is the file's name and the line."""

    where: str = ""
    code: str = ""
    quote: str = ""
    reason: str = ""
    section: str | None = None
    occurrence: int | None = None


def parse(data: bytes, name: str) -> list[Entry]:
    """The entries of a sidecar of that name. Raises ConfigError for what is none."""
    path = Path(name)
    source, content = parse_source(path, decoded(path, data))
    source.check(_FILE, content)
    rows = content.get("suppress", [])
    return [Entry(source.where(("suppress", number)), **row) for number, row in enumerate(rows)]


def from_entries(
    entries: Sequence[Entry], quotes: Quotes, rules: Mapping[str, Rule]
) -> tuple[list[Suppression], list[Report]]:
    """The suppressions that a sidecar asks for, and findings about entries that are not as they must be."""
    found: list[Suppression] = []
    problems: list[Report] = []
    for entry in entries:
        wrong = "；".join(_wrong(entry, rules))
        if wrong:
            problems.append(tool_finding("RL003", f"{entry.where} 的忽略不起作用：{wrong}。"))
        else:
            found.append(_suppression(entry, quotes, rules))
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
    if not entry.quote.strip() and (entry.section, entry.occurrence) != (None, None):
        yield "section 和 occurrence 要同 quote 一起写"


def _suppression(entry: Entry, quotes: Quotes, rules: Mapping[str, Rule]) -> Suppression:
    rule = rule_of(rules, entry.code.strip())
    if not entry.quote.strip():
        return Suppression(rule, entry.reason.strip(), entry.where, "sidecar")
    spans = quotes.find(entry.quote, entry.section)
    missing = _missing(entry, quotes, spans)
    if entry.occurrence is not None:
        spans = spans[entry.occurrence - 1 : entry.occurrence]
    return Suppression(rule, entry.reason.strip(), entry.where, "sidecar", spans=spans, missing=missing)


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
