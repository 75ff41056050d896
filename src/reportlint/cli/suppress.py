"""`reportlint suppress`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reportlint.cli.selection import resolver, selection_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.engine.results import FileResult, Report
    from reportlint.engine.runner import Linter
    from reportlint.engine.suppression.sidecar import Entry


class _Wanted(NamedTuple):
    """Which findings are to be set aside: those of a rule at a quotation or line, by fingerprint, or all."""

    rule: str | None
    quote: str | None
    line: int | None
    fingerprint: str | None


_EXAMPLES = """\b
例如：
  reportlint suppress 报告.docx ARI104 --reason 尾差
  reportlint suppress 报告.docx ARI104:合计78.55万元 --reason 尾差
  reportlint suppress 报告.docx --all --reason 上年已报送
"""


@click.command("suppress", short_help="不再报告某个问题，并记下理由", epilog=_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.argument("which", required=False, metavar="[规则[:原文]]")
@click.option("--reason", required=True, metavar="理由", help="为什么不用改；写进附带文件，供复核的人看。")
@click.option("--line", type=int, metavar="行号", help="只忽略这一行的问题（txt、md、html）。")
@click.option("--fingerprint", metavar="指纹", help="只忽略指纹（可以只写开头）是这个的问题；json 输出里有指纹。")
@click.option("--all", "everything", is_flag=True, help="忽略这个文件现有的全部问题。")
@selection_options
def command(
    *,
    file: Path,
    which: str | None,
    reason: str,
    line: int | None,
    fingerprint: str | None,
    everything: bool,
    **wishes: Any,
) -> None:
    """检查一个文件，把指定的问题写进它旁边的“文件名.reportlint.toml”，以后不再报告。报告本身不改动。"""
    if not re.search(r"\w", reason):
        raise click.UsageError("--reason 要写出理由。")
    if not (which or fingerprint or everything) or (everything and (which or fingerprint or line)):
        raise click.UsageError("要么写明规则（或 --fingerprint），要么用 --all 忽略全部问题。")
    rule, _, quote = re.sub("：", ":", which or "", count=1).partition(":")
    linter = _linter(file, wishes)
    result = linter.check_path(file)
    found = _chosen(linter, result, _Wanted(rule or None, quote or None, line, fingerprint))
    _write(file, found, " ".join(reason.split()))


def _linter(file: Path, wishes: dict[str, Any]) -> Linter:
    from reportlint.engine.assembly import assemble

    return assemble(resolver(wishes).for_path(file))


def _chosen(linter: Linter, result: FileResult, wanted: _Wanted) -> list[Report]:
    """The findings that are meant. Raises ClickException where there are none, or the file could not be read."""
    from reportlint.engine.suppression.suppressions import UnknownRuleError, rule_of

    if result.status == "unreadable":
        raise click.ClickException(f"{result.path}：{result.findings[0].message}")
    try:
        prefix = rule_of(linter.registry.rules, wanted.rule) if wanted.rule else ""
    except UnknownRuleError as error:
        raise click.ClickException(f"{error}。") from None
    of_rule = [report for report in result.findings if report.span is not None and report.code.startswith(prefix)]
    meant = [report for report in of_rule if _is_meant(report, wanted)]
    found = [report for report in meant if report.suppressed is None]
    if not found:
        raise click.ClickException("要忽略的问题已经忽略过了。" if meant else _nothing(result.path, of_rule, wanted))
    return found


def _is_meant(report: Report, wanted: _Wanted) -> bool:
    from reportlint.engine.places import folded

    place = report.location
    if wanted.quote is not None and folded(wanted.quote) not in folded(place.quote):
        return False
    if wanted.line is not None and not (place.line or 0) <= wanted.line <= (place.end_line or -1):
        return False
    return wanted.fingerprint is None or report.fingerprint.startswith(wanted.fingerprint)


def _nothing(path: str, of_rule: Sequence[Report], wanted: _Wanted) -> str:
    what = f" {wanted.rule} " if wanted.rule else ""
    if not of_rule:
        return f"{path} 里没有{what}问题，不用忽略。"
    if wanted.quote is None:
        return f"{path} 的那个地方没有{what}问题。"
    from rapidfuzz import fuzz, process

    quotes = [report.location.context[1] for report in of_rule]
    nearest, *_ = process.extractOne(wanted.quote, quotes, scorer=fuzz.partial_ratio)
    return f"{path} 里{what}的问题都不涉及“{wanted.quote}”，最接近的是“{nearest}”。"


def _write(file: Path, found: Sequence[Report], reason: str) -> None:
    """Add entries for findings to a file's sidecar. Raises ClickException for findings that none can be written for."""
    from reportlint.engine.files import write_atomically
    from reportlint.engine.sidecars import read_sidecar, sidecar_path
    from reportlint.engine.suppression.writing import extended

    beside = sidecar_path(file)
    entries = _entries(file, found, reason)
    if not entries:
        raise click.ClickException("这些问题所在的地方没有文字，没法用原文记下来。")
    write_atomically(beside, extended(read_sidecar(file), entries, beside.name))
    click.echo(f"写入 {beside}，以后不再报告：")
    for entry in entries:
        which = f"第 {entry.occurrence} 处" if entry.occurrence else ""
        where = "，".join(filter(None, (entry.section, which)))
        click.echo(f"  {entry.code} “{entry.quote}”" + (f"（{where}）" if where else ""))


def _entries(file: Path, found: Sequence[Report], reason: str) -> list[Entry]:
    """The entries for findings, each once, without those about places that hold no words."""
    from reportlint.engine.suppression.quotes import Quotes
    from reportlint.engine.suppression.writing import entry_for
    from reportlint.readers.detect import read

    document = read(file.read_bytes(), str(file))
    quotes = Quotes(document)
    entries = (entry_for(report, reason, document, quotes) for report in found)
    return list(dict.fromkeys(entry for entry in entries if entry is not None))
