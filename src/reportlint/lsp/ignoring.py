"""Where a comment goes that sets one finding aside (docs/suppression.md), and what it says before its reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import TextEdit

if TYPE_CHECKING:
    from reportlint.engine.results import Report
    from reportlint.engine.transcript import Passage, Transcript
    from reportlint.lsp.documents import Checked

_TOOL = "RL"
# A comment on a line of its own would end these in other programs: list items, quotations, rows of tables.
_MARKED = re.compile(r"\s*(?:[-*+>|]|\d+[.)]\s)")
_INDENT = re.compile(r"[ \t]*")


def comment(checked: Checked, report: Report) -> TextEdit | None:
    """The comment without its reason, which only the user can give: until it is there, RL003 asks for it.

    None for what no comment sets aside: the tool's own findings, those about no words, and other formats.
    """
    transcript = checked.file.transcript
    if report.span is None or transcript is None or report.code.startswith(_TOOL):
        return None
    if checked.file.kind not in ("txt", "md"):
        return None
    return _edit(checked, report, transcript, report.span.block)


def _edit(checked: Checked, report: Report, transcript: Transcript, block: int) -> TextEdit:
    text, passage = checked.text, transcript.passages[block]
    words = f"reportlint: ignore {report.code} -- "
    _, last = text.offsets(report.location)
    begin = text.offset(passage.line or 1, 1)
    line, stop = text.line(begin)
    indent = _INDENT.match(text.source, line)
    above = f"{indent[0] if indent else ''}<!-- {words} -->{text.line_end}"
    if checked.file.kind == "md" and _is_heading_row(transcript, passage):
        return TextEdit(text.range(line, line), above + text.line_end)
    if passage.kind in ("cell", "row"):
        end = text.line(last)[1]
        return TextEdit(text.range(end, end), f" <!-- {words} -->")
    if line != begin or _shares_line(transcript, block, passage):
        return TextEdit(text.range(last, last), f"<!-- {words} -->")
    if checked.file.kind == "txt":
        return TextEdit(text.range(line, line), f"# {words}{text.line_end}")
    if _MARKED.match(text.source, line, stop):
        return TextEdit(text.range(stop, stop), f" <!-- {words} -->")
    return TextEdit(text.range(line, line), above)


def _is_heading_row(transcript: Transcript, passage: Passage) -> bool:
    """Whether a passage is in the first row of a table; in Markdown this row says how many cells there are."""
    if passage.table is None:
        return False
    return passage.line == next(other.line for other in transcript.passages if other.table == passage.table)


def _shares_line(transcript: Transcript, block: int, passage: Passage) -> bool:
    """Whether an earlier passage is on the line where this one begins."""
    return block > 0 and transcript.passages[block - 1].line == passage.line
