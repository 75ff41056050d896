"""The page of a house rule, as `reportlint rule` shows it and SARIF carries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.rules.house_demands import Pattern, Phrase, Section, Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.rules.house import HouseRule

_SCOPES = {"all": "全文", "prose": "正文", "headings": "标题", "tables": "表格"}
_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
_MOST = 50  # words of a list that are shown


@dataclass(frozen=True, slots=True)
class HousePage:
    """Reads like the page beside a built-in check."""

    rule: HouseRule

    def read_text(self, encoding: str = "utf-8") -> str:
        """The page as Markdown."""
        del encoding
        return "\n".join(_lines(self.rule)) + "\n"


def _lines(rule: HouseRule) -> Iterator[str]:
    yield f"# {rule.title}（{rule.code} {rule.name}）"
    if rule.description:
        yield from ("", rule.description)
    yield from ("", f"自定义规则，写在 {rule.source}。级别：{_LEVELS[rule.severity]}。", "", "## 查什么", "")
    yield from _demand(rule)
    yield from ("", f"范围：{_SCOPES.get(rule.scope, f'“{rule.scope}”一节')}。")
    if rule.files.patterns:
        yield f"文件：{'、'.join(rule.files.patterns)}。"
    if rule.message:
        yield f"报告的话：{rule.message}"


def _demand(rule: HouseRule) -> Iterator[str]:
    demand = rule.demand
    match demand:
        case Phrase():
            yield "至少要出现下列词语中的一个：" if demand.always else "不许出现下列词语："
            yield from ("", *_items(demand.words))
        case Pattern():
            yield "必须有符合下面正则表达式的内容：" if demand.always else "不许有符合下面正则表达式的内容："
            yield from ("", "```text", demand.pattern, "```")
        case Section():
            yield f"必须有这一节：{'，也可写作'.join(demand.headings)}。"
        case Substitution():
            yield from ("| 错 | 对 |", "| --- | --- |")
            yield from (f"| {wrong} | {right or '（删去）'} |" for wrong, right in demand.pairs)
    if not isinstance(demand, Section) and demand.exceptions:
        yield from ("", "包含在下列词语里时不算：", "", *_items(demand.exceptions))


def _items(words: Sequence[str]) -> Iterator[str]:
    yield from (f"- {word}" for word in words[:_MOST])
    if len(words) > _MOST:
        yield f"- ……共 {len(words)} 个"
