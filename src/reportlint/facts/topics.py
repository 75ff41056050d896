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


class Topics:
    """The metrics that a report's numbered headings name."""

    def __init__(self, document: Document, texts: Sequence[str], lexicon: Lexicon) -> None:
        """Take the report with its blocks' folded texts."""
        spans = [section.heading for section in document.sections]
        self._blocks = [span.block for span in spans]
        self._headings = [texts[span.block][span.start : span.end] for span in spans]
        self._lexicon = lexicon

    def key(self, block: int) -> Key | None:
        """The metric that the innermost numbered heading above a block names."""
        at = bisect_right(self._blocks, block) - 1
        return self._keys[at] if at >= 0 else None

    @cached_property
    def _keys(self) -> Sequence[Key | None]:
        return [self._key(heading) for heading in self._headings]

    def _key(self, heading: str) -> Key | None:
        """The one account of a heading, with its stage where the heading says 支出决算情况说明."""
        senses = (cue.sense for cue in self._lexicon.cues(heading))
        accounts = {sense.value for sense in senses if sense is not None and sense.letter == "K"}
        if len(accounts) != 1:
            return None
        final = _FINAL.search(heading) and "预算数" not in heading
        return Key(accounts.pop(), stage="决算" if final else None)
