"""Numbers with what was printed around them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from reportlint.model.spans import Span


class Kind(StrEnum):
    """What a number counts."""

    MONEY = "money"  # in 元
    CURRENCY = "currency"  # money of other countries
    PERCENT = "percent"
    POINTS = "points"  # 个百分点: a difference of two percentages
    COUNT = "count"
    PEOPLE = "people"
    SCORE = "score"
    AREA = "area"
    LENGTH = "length"
    VOLUME = "volume"
    MASS = "mass"
    DURATION = "duration"
    MULTIPLE = "multiple"  # 倍, 番
    NUMBER = "number"  # no unit printed


class Approximation(StrEnum):
    """How exact the writer says a number is (docs/arithmetic.md)."""

    EXACT = "exact"
    ABOUT = "about"  # 约, 左右
    UNDER = "under"  # 近, 不足
    OVER = "over"  # 余, 多
    ABOVE = "above"  # 超, 逾
    AT_LEAST = "at-least"  # 以上, 不少于, ≥
    AT_MOST = "at-most"  # 以下, 不超过, ≤
    RANGE = "range"  # a–b


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed.

    `value` counts in `unit` ("万元", "%", "个"; "" where none is printed), `ulp` is the value of one unit in the last
    printed place in that same unit ("14.5万元": 1/10), `step` the place value of the last printed digit that is not
    zero ("1200": 100). `upper` is the other end of a range. `text` is the printed words, `span` their place.
    """

    text: str
    value: Fraction
    ulp: Fraction
    step: Fraction
    unit: str
    kind: Kind
    span: Span
    approximation: Approximation = Approximation.EXACT
    upper: Fraction | None = None

    @property
    def exact(self) -> bool:
        """Whether the number is printed without 约, 近, 余, 以上 and the like."""
        return self.approximation is Approximation.EXACT
