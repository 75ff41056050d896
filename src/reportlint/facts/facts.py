"""Everything that was read from one document; each part is worked out when a check first asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.facts.amounts import Reading, read_phrase
from reportlint.facts.bases import bases
from reportlint.facts.breakdowns import breakdowns
from reportlint.facts.changes import changes, conversions
from reportlint.facts.comparisons import comparisons, rate_comparisons
from reportlint.facts.distributions import distributions
from reportlint.facts.entities import Entity, entities, split_name
from reportlint.facts.excerpts import is_cut, is_cut_off
from reportlint.facts.figures import figure_amounts
from reportlint.facts.flows import flows
from reportlint.facts.forms import Form, form
from reportlint.facts.formulas import Formula, formulas
from reportlint.facts.ledger import Ledger
from reportlint.facts.listings import listed_units, listings
from reportlint.facts.lists import continued, enumerated, listed
from reportlint.facts.ratios import ratios
from reportlint.facts.scores import GradeMention, ScoreMention, grade_mentions, score_mentions
from reportlint.facts.staff import Establishment, establishments
from reportlint.facts.structure import words_of_heading
from reportlint.facts.tables import Sheet, sheets
from reportlint.facts.tallies import balances, tallies
from reportlint.facts.tokens import phrases
from reportlint.facts.topics import Topics
from reportlint.facts.years import YearMention, report_year, year_mentions
from reportlint.model.quantities import Kind
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.facts.lexicon import Lexicon
    from reportlint.facts.subjects import Subject
    from reportlint.model.claims import (
        Amount,
        Balance,
        Breakdown,
        Change,
        Comparison,
        Conversion,
        Distribution,
        Flow,
        Listing,
        RateComparison,
        Ratio,
        Tally,
    )
    from reportlint.model.document import Block, Document
    from reportlint.model.quantities import Quantity
    from reportlint.model.spans import Span

_PROSE = ("paragraph", "footnote", "textbox")
_LONG_CELL = 16  # characters: a table cell with a sentence in it
_REASONS = {
    Kind.MONEY: "只出现一次的金额",
    Kind.PERCENT: "算不出分子或分母的百分数",
    Kind.COUNT: "没有分项的计数",
    Kind.PEOPLE: "没有分项的人数",
}

_LABEL_TAIL = compiled(r"(?:支出|收入|合计|总计|预算数?|决算数?|\([^()]{0,8}\)|[:：])*")
_TITLE = 60  # characters: a longer first block is no title


class Facts:
    """The facts of one document, read with one lexicon."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon

    @cached_property
    def texts(self) -> Sequence[str]:
        """The blocks' texts in simplified characters and half-width marks, of the same length as the originals."""
        fold = self.lexicon.folding.fold
        return [fold(block.text) for block in self.document.blocks]

    def folded(self, block: Block) -> str:
        """One block's text in simplified characters and half-width marks."""
        return self.texts[block.index]

    @cached_property
    def heading_words(self) -> Sequence[str]:
        """For each block the words of the heading that it is or reads like, folded; "" for others."""
        numbered = {section.heading.block: section.words for section in self.document.sections if not section.run_in}
        fold = self.lexicon.folding.fold
        return [
            fold(numbered[index]) if index in numbered else words_of_heading(text)
            for index, text in enumerate(self.texts)
        ]

    @cached_property
    def readings(self) -> Mapping[int, Sequence[Reading]]:
        """The sentences that hold numbers, by block."""
        found: dict[int, Sequence[Reading]] = {}
        number = 0
        for block in self.document.blocks:
            prose = block.kind in _PROSE or (block.kind == "cell" and len(block.text) >= _LONG_CELL)
            if prose and block.index not in self.document.contents:
                found[block.index] = self._paragraph(block, number)
                number += 1000
        return {index: readings for index, readings in found.items() if readings}

    def _paragraph(self, block: Block, first: int) -> Sequence[Reading]:
        text = self.folded(block)
        readings: list[Reading] = []
        topic: Subject | None = None
        for phrase in phrases(block.index, text, self.lexicon, first):
            reading, topic = read_phrase(phrase, text, self._topics.key(block.index), topic)
            readings.append(reading)
        return readings

    @cached_property
    def _topics(self) -> Topics:
        return Topics(self.document, self.texts, self.lexicon)

    @cached_property
    def amounts(self) -> Sequence[Amount]:
        """Every level of the report's prose, in order."""
        return [amount for readings in self.readings.values() for reading in readings for amount in reading.amounts]

    @cached_property
    def ledger(self) -> Ledger:
        """The prose's amounts by what they are of."""
        return Ledger(self.amounts)

    @cached_property
    def table_amounts(self) -> Sequence[Amount]:
        """The figures of tables whose account is known, those of 上年 columns with the year before."""
        return [amount for sheet in self.sheets if sheet.regular for amount in figure_amounts(sheet, self.account_of)]

    @cached_property
    def changes(self) -> Sequence[Change]:
        """Every change that the prose states, in order."""
        return [change for readings in self.readings.values() for change in changes(readings, self.ledger)]

    @cached_property
    def conversions(self) -> Sequence[Conversion]:
        """Every "from … to …" of the prose."""
        return [found for readings in self.readings.values() for found in conversions(readings)]

    @cached_property
    def comparisons(self) -> Sequence[Comparison]:
        """Every "决算数小于预算数" of the prose whose numbers are printed."""
        return [found for readings in self.readings.values() for found in comparisons(readings)]

    @cached_property
    def rate_comparisons(self) -> Sequence[RateComparison]:
        """Every "决算数小于预算数" of the prose beside a rate of completion."""
        return [found for readings in self.readings.values() for found in rate_comparisons(readings)]

    def change_at(self, span: Span) -> Change | None:
        """The change that is stated at a place."""
        return next((change for change in self.changes if change.span == span), None)

    @cached_property
    def ratios(self) -> Sequence[Ratio]:
        """Every ratio that the prose states, in order."""
        return [ratio for readings in self.readings.values() for ratio in ratios(readings, self.ledger)]

    @cached_property
    def sheets(self) -> Sequence[Sheet]:
        """The report's tables with their figures."""
        return tuple(sheets(self.document, self.texts))

    def account_of(self, words: str) -> str | None:
        """The account of the chart that a label or header is, apart from trivial words behind it."""
        cue = self.lexicon.cue_at(words, 0)
        if cue is None or cue.sense is None or cue.sense.letter != "K":
            return None
        return cue.sense.value if _LABEL_TAIL.fullmatch(words, cue.end) else None

    @cached_property
    def listings(self) -> Sequence[Listing]:
        """Every counted list of the prose."""
        return [found for readings in self.readings.values() for found in listings(readings)]

    @cached_property
    def unit_listings(self) -> Sequence[Listing]:
        """The counts of the office's units with their names."""
        return tuple(listed_units(self.document, self.texts, self.amounts))

    @cached_property
    def scores(self) -> Sequence[ScoreMention]:
        """The total scores that the report states."""
        return tuple(score_mentions(self.document, self.texts))

    @cached_property
    def form(self) -> Form:
        """The rows of the report's self-evaluation forms."""
        return form(self.document, self.texts)

    @cached_property
    def grades(self) -> Sequence[GradeMention]:
        """The grades that the report gives itself."""
        return tuple(grade_mentions(self.document, self.texts))

    @cached_property
    def establishments(self) -> Sequence[Establishment]:
        """Numbers of posts with the numbers of staff beside them."""
        return tuple(establishments(self.document, self.texts))

    @cached_property
    def breakdowns(self) -> Sequence[Breakdown]:
        """Every total with parts, within sentences and over numbered paragraphs."""
        inside = [
            found for readings in self.readings.values() for found in breakdowns(readings, self.lexicon, self.ledger)
        ]
        numbered = (found for readings in self.readings.values() for found in enumerated(readings))
        found = [
            *inside, *numbered, *listed(self.document, self.readings, self.texts),
            *continued(inside, self.document, self.readings, self.lexicon.accounts),
        ]  # fmt: skip
        found = [one for one in found if not self._topics.is_of_means(one.span.block)]
        return [one for one in found if not (self.cut_off and is_cut(one, self.document))]

    @cached_property
    def tallies(self) -> Sequence[Tally]:
        """Every running total of the prose."""
        return [found for readings in self.readings.values() for found in tallies(readings)]

    @cached_property
    def balances(self) -> Sequence[Balance]:
        """What is said to be left of income after expenditure."""
        return tuple(balances(self.readings))

    @cached_property
    def distributions(self) -> Sequence[Distribution]:
        """Every 分别 with its subjects and its numbers."""
        return [
            found for readings in self.readings.values() for reading in readings
            for found in distributions(reading.phrase, reading.text)
        ]  # fmt: skip

    @cached_property
    def formulas(self) -> Sequence[Formula]:
        """Every calculation that the prose writes out."""
        return [
            found for readings in self.readings.values() for reading in readings
            for found in formulas(reading.phrase, reading.text)
        ]  # fmt: skip

    @cached_property
    def flows(self) -> Sequence[Flow]:
        """Every opening, with what was added and taken off, and its closing."""
        return [found for readings in self.readings.values() for reading in readings for found in flows(reading)]

    def bases(self, change: Change) -> Sequence[Amount]:
        """The amounts elsewhere that a change's base may mean."""
        return bases(change, self._all_amounts, self.year)

    @cached_property
    def _all_amounts(self) -> Ledger:
        return Ledger((*self.amounts, *self.table_amounts))

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """Every number that was read, dates and limits aside."""
        prose = [
            token.value for readings in self.readings.values() for reading in readings
            for token in reading.phrase.tokens if token.letter in "MCPQSX"
        ]  # fmt: skip
        return prose + [figure.quantity for sheet in self.sheets for figure in sheet.figures]

    def reason_unlinked(self, quantity: Quantity) -> str:
        """Why a number takes part in no relation, in Chinese."""
        if not quantity.exact:
            return "约数、限额或区间"
        return _REASONS.get(quantity.kind, "没有可以相互验证的数")

    @cached_property
    def cut_off(self) -> bool:
        """Whether the text stops in mid-sentence or under a heading, as excerpts and broken downloads do."""
        return is_cut_off(self.document)

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """The names by which the report calls its own unit on the cover, in the title and in the opening."""
        return tuple(entities(self.document, self.texts, self.lexicon.vocabulary("names")))

    @cached_property
    def level(self) -> tuple[str, str] | None:
        """The lowest place in the unit's names and its rank word: ("坡头区", "区")."""
        ranks = self.lexicon.vocabulary("names")["level"]["ranks"]
        chains = [entity.places for entity in self.entities]
        first = next((block for block in self.document.blocks if block.text), None)
        if first is not None and len(first.text) < _TITLE:
            chains.append(split_name(self.folded(first))[0])
        for place in (place for chain in chains for place in reversed(chain)):
            rank = next((rank for rank in ranks if place.endswith(rank)), None)
            if rank is not None:
                return place, rank
        return None

    @cached_property
    def year_mentions(self) -> Sequence[YearMention]:
        """The years that title and cover name."""
        return tuple(year_mentions(self.document, self.texts))

    @cached_property
    def year(self) -> int | None:
        """The year that the report is about."""
        return report_year(self.document, self.texts)
