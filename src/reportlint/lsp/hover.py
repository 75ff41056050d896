"""What the editor shows of a finding under the pointer: its proof, what to do, and what the rule is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from reportlint.reporters.words import CONFIDENCES, LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lsprotocol.types import Position

    from reportlint.engine.results import Report
    from reportlint.lsp.documents import Checked
    from reportlint.lsp.messages import Excerpt
    from reportlint.model.findings import Evidence

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~!&]|(?<=\d)[.)](?=\s)|^\s*[-+]", re.MULTILINE)


class Style(NamedTuple):
    """How words are written so that they show as they are, and so that they stand out."""

    kind: MarkupKind
    plain: Callable[[str], str]
    strong: Callable[[str], str]


def _escaped(words: str) -> str:
    return _SPECIAL.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", words)


MARKDOWN = Style(MarkupKind.Markdown, _escaped, lambda words: f"**{_escaped(words)}**")
PLAIN = Style(MarkupKind.PlainText, str, str)


def hover(checked: Checked, at: Position, style: Style) -> Hover | None:
    """The findings at a place; None where there is none."""
    touched = checked.touching(at, at)
    if not touched:
        return None
    cards = ("\n\n".join(_card(report, checked.pages.get(report.code, ()), style)) for report, _ in touched)
    return Hover(MarkupContent(style.kind, "\n\n---\n\n".join(cards)), touched[0][1])


def _card(report: Report, page: Excerpt, style: Style) -> Iterator[str]:
    sure = f"，把握{CONFIDENCES[report.confidence.label]}"
    title = style.strong(f"{report.title}（{report.code} {report.name}）")
    yield f"{title} {LEVELS[report.severity.label]}{sure}"
    yield style.plain(report.message)
    if report.evidence is not None:
        yield from (f"{style.strong(name)}：{style.plain(words)}" for name, words in _proof(report.evidence))
    if report.suggestions:
        yield style.strong("建议") + "".join(f"\n- {style.plain(words)}" for words in report.suggestions)
    yield from (f"{style.strong(heading)}\n\n{words}" for heading, words in page)


def _proof(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """The calculation, the number that follows and the one that is printed; none of them twice."""
    yield "计算", evidence.formula
    if evidence.computed and evidence.computed not in evidence.formula:
        yield "应为", evidence.computed
    if evidence.printed:
        yield "原文", evidence.printed
