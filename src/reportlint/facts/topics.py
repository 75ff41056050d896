"""What the headings of a report say that the paragraphs below them are about."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.model.claims import Key
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.facts.lexicon import Lexicon
    from reportlint.model.document import Document

_FINAL = compiled(r"(?:支出|收入|收支)决算")
_NO_ACCOUNT = compiled(r"[（(][款项][）)]|收入支出|收支")  # an item below the account; income and expenditure
_ITEM = compiled(r"[^。；;]{0,120}?[(（][款项][)）]")  # a paragraph that opens with an item of the budget
_LEADS = (":", "：", "】")
_MEAN = compiled(r"[人生户亩]均|平均")


class Topics:
    """The metrics that a report's numbered headings name."""

    def __init__(self, document: Document, texts: Sequence[str], lexicon: Lexicon) -> None:
        """Take the report with its blocks' folded texts."""
        spans = [section.heading for section in document.sections]
        numbered = {span.block: texts[span.block][span.start : span.end] for span in spans}
        items = {index: match.group() for index, text in enumerate(texts) if (match := _ITEM.match(text))}
        headings = sorted((numbered | items).items())
        self._blocks = [block for block, _ in headings]
        self._headings = [words for _, words in headings]
        leads = {index: text for index, text in enumerate(texts) if text.endswith(_LEADS)}
        self._openings = sorted((leads | numbered).items())
        self._lexicon = lexicon

    def key(self, block: int) -> Key | None:
        """The metric that the innermost numbered heading above a block names; an item of the budget has none."""
        at = bisect_right(self._blocks, block) - 1
        return self._keys[at] if at >= 0 else None

    def is_of_means(self, block: int) -> bool:
        """Whether the words that lead to a block say that its numbers are averages: 生均教育经费增长情况是："""
        at = bisect_right(self._openings, block, key=lambda opening: opening[0]) - 1
        return at >= 0 and _MEAN.search(self._openings[at][1]) is not None

    @cached_property
    def _keys(self) -> Sequence[Key | None]:
        return [self._key(heading) for heading in self._headings]

    def _key(self, heading: str) -> Key | None:
        """The one account of a heading, with its stage where the heading says 支出决算情况说明."""
        if _NO_ACCOUNT.search(heading):
            return None
        senses = (cue.sense for cue in self._lexicon.cues(heading))
        accounts = {sense.value for sense in senses if sense is not None and sense.letter == "K"}
        if len(accounts) != 1:
            return None
        final = _FINAL.search(heading) and "预算数" not in heading
        return Key(accounts.pop(), stage="决算" if final else None)
