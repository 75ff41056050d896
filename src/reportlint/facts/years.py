"""Which year a report is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.model.spans import Span

_TITLE = compiled(r"(?:报告|决算|预算|说明|情况|评价|公开|自评表|公示|公告)")
_YEAR = compiled(r"(?<!\d)(?P<year>20[0-4]\d)(?:年度?|(?=部门|单位))(?!\d)")
_FIELD = compiled(r"(?:评价|预算|报告|自评|绩效|项目)年度[:：]\s*(?P<year>20[0-4]\d)")
_RANGE = compiled(r"20\d\d年?(?:度)?[-—~至－–]+20\d\d")
_LEAD = 12  # blocks that may be cover and title


class YearMention(NamedTuple):
    """A year in a place that says what year the report is about; `role` in Chinese."""

    role: str
    year: int
    span: Span


def year_mentions(document: Document, texts: Sequence[str]) -> Iterator[YearMention]:
    """Years of the title and of the cover's fields, in order. A title with a range of years names none."""
    for block in [block for block in document.blocks[:_LEAD] if block.text]:
        text = texts[block.index]
        field = _FIELD.search(text)
        if field is not None:
            yield YearMention("封面的年度", int(field["year"]), block.span(*field.span()))
        elif (
            len(text) <= 60
            and _TITLE.search(text)
            and not compiled(r"[。；;]").search(text)
            and not _RANGE.search(text)
        ):
            for match in _YEAR.finditer(text):
                yield YearMention("标题", int(match["year"]), block.span(*match.span()))


def report_year(document: Document, texts: Sequence[str]) -> int | None:
    """The year of the title or cover, or else the one that is named most often as 年度."""
    first = next(iter(year_mentions(document, texts)), None)
    if first is not None:
        return first.year
    counts = Counter(int(match["year"]) for text in texts for match in _YEAR.finditer(text))
    return counts.most_common(1)[0][0] if counts else None
